import { pageBytes, type SectionFile } from './section-file.ts';
import { PAGE_BYTES, type SectionPlace } from './section-writer.ts';

/** Bytes of which any stretch can be had. */
export interface ByteSource {
  readonly length: number;
  /** All of them, if they are in memory. */
  readonly whole?: Uint8Array;
  /** An array that holds the stretch, as far as there is so much, and where it begins in it. Valid until the next call. */
  stretch(from: number, length: number): Stretch;
}

export interface Stretch {
  readonly bytes: Uint8Array;
  readonly start: number;
}

export function inMemory(bytes: Uint8Array): ByteSource {
  return { length: bytes.length, whole: bytes, stretch: (start) => ({ bytes, start }) };
}

/** A section that stays in its file: pages of it are read, and checked, when they are needed. */
export class PagedBytes implements ByteSource {
  readonly #file: SectionFile;
  readonly #place: SectionPlace;
  readonly #cache: PageCache;

  constructor(file: SectionFile, place: SectionPlace, cache: PageCache) {
    this.#file = file;
    this.#place = place;
    this.#cache = cache;
  }

  get length(): number {
    return this.#place.bytes;
  }

  stretch(from: number, length: number): Stretch {
    const end = Math.min(from + length, this.length);
    const first = Math.floor(from / PAGE_BYTES);
    const start = from - first * PAGE_BYTES;
    if (end <= (first + 1) * PAGE_BYTES) return { bytes: first * PAGE_BYTES < this.length ? this.#page(first) : NOTHING, start };
    const pages: Uint8Array[] = [];
    for (let page = first; page * PAGE_BYTES < end; page++) pages.push(this.#page(page));
    return { bytes: Buffer.concat(pages), start };
  }

  #page(number: number): Uint8Array {
    return this.#cache.get(this, number, () => {
      const page = new Uint8Array(pageBytes(this.#place, number));
      this.#file.readPage(this.#place, number, page);
      return page;
    });
  }
}

const NOTHING = new Uint8Array();

/** The pages that were used last. */
export class PageCache {
  readonly #most: number;
  readonly #pages = new Map<string, Uint8Array>();
  readonly #numbers = new WeakMap<object, number>();
  #owners = 0;

  constructor(bytes: number) {
    this.#most = Math.floor(bytes / PAGE_BYTES);
  }

  get(owner: object, number: number, read: () => Uint8Array): Uint8Array {
    const key = `${this.#numberOf(owner)} ${number}`;
    const page = this.#pages.get(key) ?? read();
    this.#pages.delete(key);
    this.#pages.set(key, page);
    if (this.#pages.size > this.#most) this.#dropOldest();
    return page;
  }

  #dropOldest(): void {
    const [oldest] = this.#pages.keys();
    if (oldest !== undefined) this.#pages.delete(oldest);
  }

  #numberOf(owner: object): number {
    const known = this.#numbers.get(owner);
    if (known !== undefined) return known;
    this.#numbers.set(owner, this.#owners);
    return this.#owners++;
  }
}
