import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface StoredObject {
  readonly content: Uint8Array;
  storedAt: Date;
}

/** S3 as much of it as a store of files needs, in memory, with every signature checked (AWS Signature Version 4). */
export interface S3Server {
  readonly endpoint: string;
  /** The environment that makes files go here. */
  readonly environment: Readonly<Record<string, string>>;
  readonly objects: Map<string, StoredObject>;
  /** Objects in one page of a listing. */
  pageSize: number;
  /** The next so many requests are answered 503. */
  busyFor: number;
  /** Rights that are denied with 403. */
  readonly denied: Set<string>;
  close(): Promise<void>;
}

const KEY_ID = 'AKIAZHISHUTEST';
const SECRET = 'a/secret+made=for-this-test-only';
const REGION = 'cn-test-1';
export const BUCKET = 'zhishu-files';
const LATE_MILLIS = 15 * 60 * 1000;

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: Uint8Array | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** As the specification encodes names and values: everything but unreserved characters, in UTF-8. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function canonicalRequest(request: IncomingMessage, url: URL, signed: readonly string[], payload: string): string {
  const path = url.pathname.split('/').map((part) => encoded(decodeURIComponent(part))).join('/');
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).toSorted().join('&');
  const headers = signed.map((name) => `${name}:${String(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`).join('');
  return [request.method, path, query, headers, signed.join(';'), payload].join('\n');
}

function signatureFor(canonical: string, date: string, scope: readonly string[]): string {
  const key = scope.reduce<Buffer | string>((from, part) => hmac(from, part), `AWS4${SECRET}`);
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n')).toString('hex');
}

/** @throws Refusal unless the request is signed with the right key, for this region, now, over what it says and holds */
function assertSigned(request: IncomingMessage, url: URL, body: Uint8Array): void {
  const found = /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '');
  const [, keyId, scopeText = '', signedText = '', signature] = found ?? [];
  if (!found) throw new Refusal(403, 'AccessDenied');
  if (keyId !== KEY_ID) throw new Refusal(403, 'InvalidAccessKeyId');
  const date = String(request.headers['x-amz-date']);
  const [scope, signed] = [scopeText.split('/'), signedText.split(';')];
  if (scope[1] !== REGION) throw new Refusal(400, 'AuthorizationHeaderMalformed');
  if (scope[0] !== date.slice(0, 8) || scope[2] !== 's3' || scope[3] !== 'aws4_request') throw new Refusal(403, 'SignatureDoesNotMatch');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.includes(name))) throw new Refusal(403, 'AccessDenied');
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(Date.now() - at) < LATE_MILLIS)) throw new Refusal(403, 'RequestTimeTooSkewed');
  const payload = String(request.headers['x-amz-content-sha256']);
  if (signatureFor(canonicalRequest(request, url, signed, payload), date, scope) !== signature) throw new Refusal(403, 'SignatureDoesNotMatch');
  if (sha256(body) !== payload) throw new Refusal(400, 'XAmzContentSHA256Mismatch');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function listing(server: S3Server, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64url').toString();
  const most = Math.min(server.pageSize, Number(query.get('max-keys') ?? 1_000));
  const keys = [...server.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
  const page = keys.slice(0, most);
  const contents = page.map((key) => {
    const { content, storedAt } = server.objects.get(key) ?? { content: new Uint8Array(), storedAt: new Date(0) };
    return `<Contents><Key>${escaped(key)}</Key><LastModified>${storedAt.toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${content.byteLength}</Size><Owner><ID>Key</ID></Owner></Contents>`;
  });
  const next = keys.length > page.length ? `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64url')}</NextContinuationToken>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${BUCKET}</Name><IsTruncated>${next !== ''}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`;
}

function rangeOf(request: IncomingMessage, size: number): readonly [number, number] | undefined {
  const found = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  if (!found) return undefined;
  const [from, to] = [Number(found[1]), Math.min(Number(found[2]), size - 1)];
  if (from >= size) throw new Refusal(416, 'InvalidRange');
  return [from, to];
}

function sendObject(request: IncomingMessage, response: ServerResponse, object: StoredObject | undefined): void {
  if (!object) throw new Refusal(404, 'NoSuchKey');
  const { content, storedAt } = object;
  response.setHeader('last-modified', storedAt.toUTCString());
  const range = rangeOf(request, content.byteLength);
  const sent = range ? content.subarray(range[0], range[1] + 1) : content;
  if (range) response.setHeader('content-range', `bytes ${range[0]}-${range[1]}/${content.byteLength}`);
  response.writeHead(range ? 206 : 200, { 'content-length': sent.byteLength }).end(request.method === 'HEAD' ? undefined : sent);
}

function carryOut(server: S3Server, request: IncomingMessage, response: ServerResponse, url: URL, body: Uint8Array): void {
  const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/');
  const [method, key] = [request.method ?? '', rest.join('/')];
  const right = key === '' ? 'LIST' : method;
  if (server.denied.has(right)) throw new Refusal(403, 'AccessDenied');
  if (bucket !== BUCKET) throw new Refusal(404, 'NoSuchBucket');
  if (right === 'LIST') return void response.writeHead(200, { 'content-type': 'application/xml' }).end(listing(server, url.searchParams));
  if (method === 'GET' || method === 'HEAD') return sendObject(request, response, server.objects.get(key));
  if (method === 'PUT') server.objects.set(key, { content: body, storedAt: new Date() });
  else server.objects.delete(key);
  response.writeHead(method === 'PUT' ? 200 : 204).end();
}

async function answer(server: S3Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = new Uint8Array(await buffer(request));
  try {
    if (server.busyFor > 0) {
      server.busyFor -= 1;
      throw new Refusal(503, 'SlowDown');
    }
    const url = new URL(request.url ?? '/', server.endpoint);
    assertSigned(request, url, body);
    carryOut(server, request, response, url, body);
  } catch (error) {
    const { status, code } = error instanceof Refusal ? error : new Refusal(500, 'InternalError');
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>refused</Message></Error>`;
    response.writeHead(status, { 'content-type': 'application/xml' }).end(request.method === 'HEAD' ? undefined : text);
  }
}

/** Starts it on a free port of the loopback. */
export async function startS3Server(): Promise<S3Server> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const http = createServer((request, response) => void answer(server, request, response)).listen(0, '127.0.0.1', () => resolve());
  await promise;
  const endpoint = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const server: S3Server = {
    endpoint,
    environment: { ZHISHU_S3_ENDPOINT: endpoint, ZHISHU_S3_REGION: REGION, AWS_ACCESS_KEY_ID: KEY_ID, AWS_SECRET_ACCESS_KEY: SECRET },
    objects: new Map(),
    pageSize: 1_000,
    busyFor: 0,
    denied: new Set(),
    async close() {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
  return server;
}
