import { createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { ProblemError, problem } from '#domain/errors.ts';
import { refuseFileStore } from './file-place.ts';
import { assertHash } from './file-store.ts';
import type { FileHash, FileStore, ListedFile, PutOptions, StoredFile } from './file-store.ts';
import { Incoming } from './incoming.ts';

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function notFound(): never {
  throw new ProblemError(problem('not-found', { what: { zh: '该文件', en: 'That file' } }));
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
  readonly #incoming: Incoming;

  constructor(root: string) {
    this.#root = root;
    this.#incoming = new Incoming(join(root, 'incoming'));
  }

  async put(content: Readable | Uint8Array, options: PutOptions = {}): Promise<StoredFile> {
    return this.#incoming.receive(content, options, (path, { hash }) => this.#adopt(path, hash));
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

  async clearIncoming(): Promise<void> {
    await this.#incoming.clear();
  }

  async assertUsable(): Promise<void> {
    try {
      await fs.mkdir(this.#root, { recursive: true, mode: 0o700 });
      await fs.access(this.#root, fs.constants.R_OK | fs.constants.W_OK);
    } catch (error) {
      const { code = 'error' } = error as NodeJS.ErrnoException;
      refuseFileStore(`附件目录 ${this.#root} 不能读写（${code}）`, `the directory of files ${this.#root} cannot be read and written (${code})`);
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

  /** Gives the written file its name, over an equal one if there is one: the new time shields it from the sweep. */
  async #adopt(temporary: string, hash: FileHash): Promise<void> {
    const target = this.#pathOf(hash);
    const folder = dirname(target);
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    await fs.rename(temporary, target);
    for (const each of [folder, dirname(folder), this.#root]) await syncFolder(each);
  }
}
