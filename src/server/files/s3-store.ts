import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { ProblemError, problem } from '#domain/errors.ts';
import type { S3Place } from './file-place.ts';
import { assertHash } from './file-store.ts';
import type { FileHash, FileStore, ListedFile, PutOptions, StoredFile } from './file-store.ts';
import type { Incoming } from './incoming.ts';
import { readListing } from './s3-listing.ts';
import { EMPTY_HASH, S3Requests } from './s3-requests.ts';

/** An object of no content that is written and deleted to try the rights. */
const PROBE = '.zhishu-probe';

function notFound(): never {
  throw new ProblemError(problem('not-found', { what: { zh: '该文件', en: 'That file' } }));
}

/**
 * Files in S3-compatible storage (对象存储): one object for each, `prefix/` and its hash. What comes in is written and
 * hashed on this machine first, then sent under that hash, which the store checks: an object with a hash for a name is
 * always whole.
 */
export class S3Store implements FileStore {
  readonly #prefix: string;
  readonly #requests: S3Requests;
  readonly #incoming: Incoming;

  constructor(place: S3Place, incoming: Incoming) {
    this.#prefix = place.prefix;
    this.#requests = new S3Requests(place);
    this.#incoming = incoming;
  }

  async put(content: Readable | Uint8Array, options: PutOptions = {}): Promise<StoredFile> {
    return this.#incoming.receive(content, options, async (path, { hash }) => {
      await this.#requests.send({ method: 'PUT', key: this.#keyOf(hash), body: { content: await openAsBlob(path), hash } });
    });
  }

  async get(hash: FileHash): Promise<Readable> {
    const { body, status } = await this.#requests.send({ method: 'GET', key: this.#keyOf(hash) });
    if (status === 404) {
      await body?.cancel();
      return notFound();
    }
    return body ? Readable.fromWeb(body as ReadableStream<Uint8Array>) : Readable.from([]);
  }

  async read(hash: FileHash, offset: number, length: number): Promise<Uint8Array> {
    if (length === 0) return (await this.has(hash)) ? new Uint8Array() : notFound();
    const answer = await this.#requests.send({ method: 'GET', key: this.#keyOf(hash), range: `bytes=${offset}-${offset + length - 1}` });
    if (answer.status === 404) {
      await answer.body?.cancel();
      return notFound();
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 416) return new Uint8Array();
    return answer.status === 206 ? bytes : bytes.subarray(offset, offset + length);
  }

  async find(hash: FileHash): Promise<ListedFile | undefined> {
    const { status, headers } = await this.#requests.send({ method: 'HEAD', key: this.#keyOf(hash) });
    if (status === 404) return undefined;
    const storedAt = new Date(headers.get('last-modified') ?? 0).toISOString();
    return { hash, size: Number(headers.get('content-length')), storedAt };
  }

  async has(hash: FileHash): Promise<boolean> {
    return (await this.find(hash)) !== undefined;
  }

  async delete(hash: FileHash): Promise<void> {
    await this.#requests.send({ method: 'DELETE', key: this.#keyOf(hash) });
  }

  async *list(): AsyncGenerator<ListedFile> {
    for (let token: string | undefined; ; ) {
      const { objects, next } = await this.#page(token);
      for (const { key, size, storedAt } of objects) {
        const hash = key.slice(this.#prefix.length);
        if (/^[0-9a-f]{64}$/.test(hash)) yield { hash, size, storedAt };
      }
      if (next === undefined) return;
      token = next;
    }
  }

  async clearIncoming(): Promise<void> {
    await this.#incoming.clear();
  }

  /** Lists, writes and deletes, so that wrong keys or rights are told at the start and not to the first who sends a file. */
  async assertUsable(): Promise<void> {
    await this.#page(undefined, 1);
    const key = this.#prefix + PROBE;
    await this.#requests.send({ method: 'PUT', key, body: { content: new Blob([]), hash: EMPTY_HASH } });
    await this.#requests.send({ method: 'DELETE', key });
  }

  #keyOf(hash: FileHash): string {
    assertHash(hash);
    return this.#prefix + hash;
  }

  async #page(token: string | undefined, most = 1_000): Promise<ReturnType<typeof readListing>> {
    const query = { 'list-type': '2', 'max-keys': String(most), prefix: this.#prefix, ...(token !== undefined && { 'continuation-token': token }) };
    const answer = await this.#requests.send({ method: 'GET', query });
    return readListing(await answer.text());
  }
}
