import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ProblemError, problem } from '#domain/errors.ts';
import { DEFAULT_MAX_BYTES } from './file-store.ts';
import type { PutOptions, StoredFile } from './file-store.ts';

/** A half-written file older than this belongs to no upload that still runs. */
const ABANDONED_MILLIS = 24 * 60 * 60 * 1000;

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}

async function writeAll(handle: fs.FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) {
    written += (await handle.write(bytes, written)).bytesWritten;
  }
}

async function write(path: string, content: Readable | Uint8Array, maxBytes: number): Promise<StoredFile> {
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

/** A folder where files are written, flushed and hashed before they get their place (暂存). */
export class Incoming {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes content to a file of its own and hands it on; afterwards it is gone from here. @throws ProblemError `too-large` */
  async receive(content: Readable | Uint8Array, options: PutOptions, adopt: (path: string, stored: StoredFile) => Promise<void>): Promise<StoredFile> {
    await fs.mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = join(this.#folder, randomUUID());
    try {
      const stored = await write(path, content, options.maxBytes ?? DEFAULT_MAX_BYTES);
      await adopt(path, stored);
      return stored;
    } finally {
      await fs.rm(path, { force: true });
    }
  }

  /** Removes what interrupted uploads left behind a day ago or earlier. */
  async clear(): Promise<void> {
    for (const name of await fs.readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name);
      const found = await fs.stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > ABANDONED_MILLIS) await fs.rm(path, { force: true });
    }
  }
}
