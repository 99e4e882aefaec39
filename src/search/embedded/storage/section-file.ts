import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { IndexDamaged } from '../../errors.ts';
import { type Directory, MAGIC, PAGE_BYTES, type SectionPlace } from './section-writer.ts';

const FRAME_BYTES = 8 + MAGIC.length;

/** A segment file opened for reading; every byte is checked when it is read. For worker threads: it waits for the disk. */
export class SectionFile {
  readonly path: string;
  readonly bytes: number;
  readonly directory: Directory;
  readonly #file: number;

  /** Throws `IndexDamaged` where the file is missing, cut short or changed. */
  constructor(path: string) {
    this.path = path;
    this.#file = open(path);
    this.bytes = fstatSync(this.#file).size;
    this.directory = this.#readDirectory();
  }

  get name(): string {
    return basename(this.path);
  }

  has(name: string): boolean {
    return name in this.directory.sections;
  }

  /** A section in memory that threads can share; an absent one is empty. */
  section(name: string): SharedArrayBuffer {
    const place = this.directory.sections[name];
    const memory = new SharedArrayBuffer(place?.bytes ?? 0);
    if (place) place.checksums.forEach((_, page) => this.readPage(place, page, new Uint8Array(memory, page * PAGE_BYTES, pageBytes(place, page))));
    return memory;
  }

  /** Fills `page` with a section's page of that number. Throws `IndexDamaged` where it is not what was written. */
  readPage({ offset, checksums }: SectionPlace, number: number, page: Uint8Array): void {
    this.#read(offset + number * PAGE_BYTES, page);
    if (crc32(page) !== checksums[number]) throw this.#damaged();
  }

  close(): void {
    closeSync(this.#file);
  }

  #readDirectory(): Directory {
    if (this.bytes < FRAME_BYTES) throw this.#damaged();
    const frame = this.#read(this.bytes - FRAME_BYTES, Buffer.alloc(FRAME_BYTES));
    const length = frame.readUInt32LE(0);
    if (!frame.subarray(8).equals(MAGIC) || length > this.bytes - FRAME_BYTES) throw this.#damaged();
    const text = this.#read(this.bytes - FRAME_BYTES - length, Buffer.alloc(length));
    if (crc32(text) !== frame.readUInt32LE(4)) throw this.#damaged();
    return JSON.parse(text.toString()) as Directory;
  }

  #read<T extends Uint8Array>(position: number, into: T): T {
    for (let done = 0; done < into.length; ) {
      const read = readSync(this.#file, into, done, into.length - done, position + done);
      if (read === 0) throw this.#damaged();
      done += read;
    }
    return into;
  }

  #damaged(): IndexDamaged {
    return new IndexDamaged(`${this.path} is damaged`);
  }
}

export const pageBytes = ({ bytes }: SectionPlace, page: number): number => Math.min(PAGE_BYTES, bytes - page * PAGE_BYTES);

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw new IndexDamaged(`${path} is missing`);
  }
}
