import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** A section is checked in pages of this size, so that a part of it can be read and checked alone. */
export const PAGE_BYTES = 1 << 16;
/** Sections begin at multiples of it, so that any number can be read from them. */
const ALIGNMENT = 8;
/** Raised with each change of what sections hold: a file of another form is not read, and the index made anew. */
export const MAGIC = Buffer.from('ZHISHU03');

export interface SectionPlace {
  readonly offset: number;
  readonly bytes: number;
  /** Of each page. */
  readonly checksums: readonly number[];
}

/** The end of the file: what stands where. */
export interface Directory {
  readonly documents: number;
  readonly sections: Readonly<Record<string, SectionPlace>>;
}

/**
 * Writes a file of named sections, one after the other, under a provisional name (段文件). Only `finish` makes it
 * appear under its own, whole and durable. For worker threads: it waits for the disk.
 */
export class SectionWriter {
  readonly #path: string;
  readonly #file: number;
  readonly #sections: Record<string, SectionPlace> = {};
  readonly #page = Buffer.alloc(PAGE_BYTES);
  #filled = 0;
  #offset = 0;
  #start = 0;
  #checksums: number[] = [];

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(draftOf(path), 'w');
  }

  /** Bytes that the section being written has so far. */
  get length(): number {
    return this.#offset + this.#filled - this.#start;
  }

  write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      const part = bytes.subarray(done, done + PAGE_BYTES - this.#filled);
      this.#page.set(part, this.#filled);
      this.#filled += part.length;
      done += part.length;
      if (this.#filled === PAGE_BYTES) this.#flush();
    }
  }

  /** Gives what was written since the last one a name. */
  end(name: string): void {
    const bytes = this.length;
    this.#flush();
    this.#sections[name] = { offset: this.#start, bytes, checksums: this.#checksums };
    this.#checksums = [];
    this.#pad();
    this.#start = this.#offset;
  }

  /** A whole section at once. */
  add(name: string, array: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array): void {
    this.write(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    this.end(name);
  }

  /** Writes the directory; from now on the file stands under its name. */
  finish(documents: number): void {
    const directory: Directory = { documents, sections: this.#sections };
    this.#append(framed(Buffer.from(JSON.stringify(directory))));
    fsyncSync(this.#file);
    closeSync(this.#file);
    renameSync(draftOf(this.#path), this.#path);
    syncFolder(dirname(this.#path));
  }

  #flush(): void {
    if (this.#filled === 0) return;
    const page = this.#page.subarray(0, this.#filled);
    this.#checksums.push(crc32(page));
    this.#append(page);
    this.#filled = 0;
  }

  #pad(): void {
    const over = this.#offset % ALIGNMENT;
    if (over > 0) this.#append(Buffer.alloc(ALIGNMENT - over));
  }

  #append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    this.#offset += bytes.length;
  }
}

const draftOf = (path: string): string => `${path}.draft`;

/** With its length, its checksum and the mark that ends the file. */
function framed(directory: Buffer): Buffer {
  const frame = Buffer.alloc(8);
  frame.writeUInt32LE(directory.length, 0);
  frame.writeUInt32LE(crc32(directory), 4);
  return Buffer.concat([directory, frame, MAGIC]);
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
