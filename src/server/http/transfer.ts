import type {} from '@fastify/multipart';
import { createHash, type Hash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';
import type { FileReply, Upload } from '../context.ts';

/** Files of one upload at most, and bytes of one of them: recordings of hearings are the largest. */
const MOST_FILES = 50;
export const UPLOAD_BYTES: number = 500 * 1024 * 1024;

/** The files of a multipart body as they arrive, and the digest of what was read of them so far. */
export interface Incoming {
  uploads(): AsyncIterable<Upload>;
  digest(): string;
}

function counted(content: Readable, name: string, hash: Hash): Readable {
  hash.update(`${Buffer.byteLength(name)}:${name}:`);
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  content.on('error', (error) => through.destroy(error));
  return content.pipe(through);
}

/** A file's name without folders; what else is wrong with it, the form that takes the reference refuses. */
function bareName(name: string): string {
  const bare = name.split(/[\\/]/).at(-1)?.trim() ?? '';
  if (bare === '' || !bare.isWellFormed() || bare.includes('\u0000')) throw new ProblemError(problem('bad-characters', { field: { zh: '文件名', en: 'file name' } }, 'file'));
  return bare.slice(0, 255);
}

async function* partsOf(request: FastifyRequest, hash: Hash): AsyncGenerator<Upload> {
  let files = 0;
  for await (const part of request.files({ limits: { fileSize: UPLOAD_BYTES, files: MOST_FILES } })) {
    files += 1;
    yield { name: bareName(part.filename), content: counted(part.file, part.filename, hash) };
    if (part.file.truncated) throw new ProblemError(problem('too-large', { max: '500 MB' }));
  }
  if (files === 0) throw new ProblemError(problem('required', { field: { zh: '文件', en: 'file' } }, 'file'));
}

/** Reads what is left of a body and drops it: a caller who is still sending would lose the connection before the answer. */
function readAway({ raw }: FastifyRequest): void {
  if (raw.readableEnded) return;
  raw.unpipe();
  raw.resume();
}

/** Reads the files of a multipart request. @throws ProblemError when the body is no multipart or holds no file */
export function incoming(request: FastifyRequest): Incoming {
  const hash = createHash('sha256');
  async function* uploads(): AsyncGenerator<Upload> {
    if (!request.isMultipart()) throw new ProblemError(problem('bad-request', { detail: { zh: '须以 multipart/form-data 上传文件', en: 'files are sent as multipart/form-data' } }));
    try {
      yield* partsOf(request, hash);
    } finally {
      readAway(request);
    }
  }
  return { uploads, digest: () => hash.copy().digest('hex') };
}

export function isFileReply(reply: unknown): reply is FileReply {
  return typeof reply === 'object' && reply !== null && 'content' in reply && 'mediaType' in reply && 'name' in reply;
}

/** The name as RFC 6266 writes it: plain letters for old programs, UTF-8 for all others. */
export function disposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  const coded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${coded}`;
}

/** A page of ours shows its own styles and pictures; nothing in a file ever runs. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** Sends a file to be saved, or a page of ours to be shown, where nothing in it may run. */
export function sendFile(reply: FastifyReply, { name, mediaType, content, inline }: FileReply): FastifyReply {
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', disposition(name, inline === true ? 'inline' : 'attachment'))
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', FILE_POLICY)
    .send(content instanceof Readable ? content : Buffer.from(content));
}
