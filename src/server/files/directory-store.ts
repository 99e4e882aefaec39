import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { ProblemError, problem } from '#domain/errors.ts';
import { DEFAULT_MAX_BYTES, assertHash } from './file-store.ts';
import type { FileHash, FileStore, ListedFile, PutOptions, StoredFile } from './file-store.ts';

/** A half-written file older than this belongs to no upload that still runs. */
const ABANDONED_MILLIS = 24 * 60 * 60 * 1000;

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function notFound(): never {
  throw new ProblemError(problem('not-found', { what: { zh: '该文件', en: 'That file' } }));
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}

async function writeAll(handle: fs.FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) {
    written += (await handle.write(bytes, written)).bytesWritten;
  }
}

/** Flushes the names of a folder, so that a renamed file is found after a power loss. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/**
 * Files in a directory: `ab/cd/abcd…`, readable by their owner only, written beside, flushed, then renamed,
 * so that a file with a hash for a name is always whole.
 */
export class DirectoryStore implements FileStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async put(content: Readable | Uint8Array, options: PutOptions = {}): Promise<StoredFile> {
    const incoming = join(this.#root, 'incoming');
    await fs.mkdir(incoming, { recursive: true, mode: 0o700 });
    const temporary = join(incoming, randomUUID());
    try {
      const stored = await this.#write(temporary, content, options.maxBytes ?? DEFAULT_MAX_BYTES);
      await this.#adopt(temporary, stored.hash);
      return stored;
    } finally {
      await fs.rm(temporary, { force: true });
    }
  }

  async get(hash: FileHash): Promise<Readable> {
    const handle = await this.#open(hash);
    return createReadStream('', { fd: handle });
  }

  async read(hash: FileHash, offset: number, length: number): Promise<Uint8Array> {
    const handle = await this.#open(hash);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  async find(hash: FileHash): Promise<ListedFile | undefined> {
    try {
      const { size, mtime } = await fs.stat(this.#pathOf(hash));
      return { hash, size, storedAt: mtime.toISOString() };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async has(hash: FileHash): Promise<boolean> {
    return (await this.find(hash)) !== undefined;
  }

  async delete(hash: FileHash): Promise<void> {
    await fs.rm(this.#pathOf(hash), { force: true });
  }

  async *list(): AsyncGenerator<ListedFile> {
    for (const name of await this.#names()) {
      const found = await this.find(name);
      if (found) yield found;
    }
  }

  /** Removes what interrupted uploads left behind a day ago or earlier. */
  async clearIncoming(): Promise<void> {
    const incoming = join(this.#root, 'incoming');
    for (const name of await fs.readdir(incoming).catch(() => [])) {
      const path = join(incoming, name);
      const found = await fs.stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > ABANDONED_MILLIS) await fs.rm(path, { force: true });
    }
  }

  #pathOf(hash: FileHash): string {
    assertHash(hash);
    return join(this.#root, hash.slice(0, 2), hash.slice(2, 4), hash);
  }

  async #names(): Promise<readonly string[]> {
    const found = await fs.readdir(this.#root, { recursive: true }).catch(() => []);
    return found.map((path) => path.slice(-64)).filter((name) => /^[0-9a-f]{64}$/.test(name)).sort();
  }

  async #open(hash: FileHash): Promise<fs.FileHandle> {
    try {
      return await fs.open(this.#pathOf(hash), 'r');
    } catch (error) {
      if (isMissing(error)) return notFound();
      throw error;
    }
  }

  async #write(path: string, content: Readable | Uint8Array, maxBytes: number): Promise<StoredFile> {
    const digest = createHash('sha256');
    let size = 0;
    const handle = await fs.open(path, 'wx', 0o600);
    try {
      for await (const chunk of content instanceof Uint8Array ? [content] : content) {
        const bytes = chunk as Uint8Array;
        size += bytes.byteLength;
        if (size > maxBytes) throw new ProblemError(problem('too-large', { max: megabytes(maxBytes) }));
        digest.update(bytes);
        await writeAll(handle, bytes);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { hash: digest.digest('hex'), size };
  }

  /** Gives the written file its name, over an equal one if there is one: the new time shields it from the sweep. */
  async #adopt(temporary: string, hash: FileHash): Promise<void> {
    const target = this.#pathOf(hash);
    const folder = dirname(target);
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    await fs.rename(temporary, target);
    for (const each of [folder, dirname(folder), this.#root]) await syncFolder(each);
  }
}
