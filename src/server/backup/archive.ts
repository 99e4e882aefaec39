import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { UnzipInflate, Unzip, type UnzipFile, UnzipPassThrough, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** Writes a zip file entry by entry, in flat memory. It gets its name only when it is whole and on disk. */
export class ArchiveWriter {
  readonly #path: string;
  readonly #handle: Awaited<ReturnType<typeof open>>;
  readonly #zip: Zip;
  #written: Promise<void> = Promise.resolve();

  private constructor(path: string, handle: Awaited<ReturnType<typeof open>>) {
    this.#path = path;
    this.#handle = handle;
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#written = this.#written.then(async () => {
        await handle.write(chunk);
      });
    });
  }

  static async create(path: string): Promise<ArchiveWriter> {
    return new ArchiveWriter(path, await open(`${path}.part`, 'w', 0o600));
  }

  /** Adds an entry from chunks as they come. `packed`: the chunks are compressed already. */
  async add(name: string, chunks: AsyncIterable<Uint8Array | string>, packed = false): Promise<void> {
    const entry = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    this.#zip.add(entry);
    for await (const chunk of chunks) {
      entry.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      await this.#written;
    }
    entry.push(new Uint8Array(), true);
    await this.#written;
  }

  /** Ends the file, brings it to disk and gives it its name. */
  async finish(): Promise<void> {
    this.#zip.end();
    await this.#written;
    await this.#handle.sync();
    await this.#handle.close();
    await rename(`${this.#path}.part`, this.#path);
  }

  /** Gives up and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(`${this.#path}.part`, { force: true });
  }
}

/** Takes an entry's chunks in order; `end` is called after the last. */
export interface EntrySink {
  chunk(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

/** Reads a zip file's entries in their order, each through the sink that `choose` gives for its name. */
export async function readArchive(path: string, choose: (name: string) => EntrySink): Promise<void> {
  let work: Promise<void> = Promise.resolve();
  const unzip = new Unzip((entry) => {
    const sink = choose(entry.name);
    take(entry, (chunk, final) => {
      work = work.then(() => sink.chunk(chunk)).then(() => (final ? sink.end() : undefined));
    });
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    unzip.push(chunk as Uint8Array);
    await work;
  }
  unzip.push(new Uint8Array(), true);
  await work;
}

function take(entry: UnzipFile, give: (chunk: Uint8Array, final: boolean) => void): void {
  entry.ondata = (error, chunk, final) => {
    if (error) throw error;
    give(chunk, final);
  };
  entry.start();
}
