/** Bits of sets are as many words as a power of two, this at least. */
const LEAST_WORDS = 1 << 10;

/**
 * Bits for the sets of one query (位图内存). Nearly all sets of a query are dropped when it has its answer; making their
 * bits anew each time, of memory that the system clears page by page, took a fifth of a query's time. Within `inRoom` they
 * are handed out again by the next query, so whatever is to be kept must be copied (`Bitmap.kept`).
 */
class Room {
  readonly #free = new Map<number, Uint32Array[]>();
  #handedOut: Uint32Array[] = [];

  take(words: number): Uint32Array {
    const length = Math.max(LEAST_WORDS, 2 ** Math.ceil(Math.log2(words)));
    const taken = this.#free.get(length)?.pop() ?? new Uint32Array(length);
    this.#handedOut.push(taken);
    return taken.subarray(0, words);
  }

  takeBack(): void {
    for (const array of this.#handedOut) {
      const free = this.#free.get(array.length);
      if (free) free.push(array);
      else this.#free.set(array.length, [array]);
    }
    this.#handedOut = [];
  }
}

const room = new Room();
let isOpen = false;

/** What bits are taken for while it works is free again when it has ended. */
export function inRoom<T>(work: () => T): T {
  if (isOpen) return work();
  isOpen = true;
  try {
    return work();
  } finally {
    isOpen = false;
    room.takeBack();
  }
}

/** So many words, with anything in them. */
export const takeWords = (words: number): Uint32Array => (isOpen ? room.take(words) : new Uint32Array(words));

/** So many words without a bit. */
export const takeEmptyWords = (words: number): Uint32Array => (isOpen ? room.take(words).fill(0) : new Uint32Array(words));
