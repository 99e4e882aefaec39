import { clearBit, countAll, countBetween, hasBit, readBits, setBit, setBits } from './bits.ts';
import { readDifferences, setDifferences } from './differences.ts';
import { countOfRoaring, readRoaringBits, readRoaringOrdinals, roaringBytes, wordsOfRoaring } from './roaring-bytes.ts';
import { takeEmptyWords, takeWords } from './room.ts';

/** So many ordinals are kept as an ascending array, more of them as bits. */
const FEW = 1 << 14;
/** So many of several sets are sorted; more are quicker gathered in bits and read from them. */
const SORTED_MOST = 1 << 10;

/** A set of a segment's ordinals (位图). */
export class Bitmap {
  /** One of them is there. */
  readonly few: Uint32Array | undefined;
  readonly bits: Uint32Array;
  /** Whether it holds all ordinals there are: what is intersected with it stays as it is. */
  readonly isWhole: boolean;
  #size: number | undefined;
  #ordinals: Uint32Array | undefined;

  constructor(few: Uint32Array | undefined, bits: Uint32Array = NO_BITS, isWhole = false) {
    this.few = few;
    this.bits = bits;
    this.isWhole = isWhole;
    this.#size = few?.length;
  }

  get size(): number {
    return (this.#size ??= countAll(this.bits));
  }

  get isEmpty(): boolean {
    return this.few ? this.few.length === 0 : isZero(this.bits);
  }

  /** What it takes in memory. */
  get bytes(): number {
    return (this.few ?? this.bits).byteLength;
  }

  /** All ordinals, ascending; made once, and not to be changed. */
  get ordinals(): Uint32Array {
    return (this.#ordinals ??= this.few ?? readBits(this.bits, new Uint32Array(this.size)));
  }

  /** The same in an array that may be changed. */
  toArray(): Uint32Array {
    return this.ordinals.slice();
  }

  /** How many of them lie between two ordinals, the second one excluded. */
  countBetween(from: number, to: number): number {
    return this.few ? this.few.reduce((count, ordinal) => count + (ordinal >= from && ordinal < to ? 1 : 0), 0) : countBetween(this.bits, from, to);
  }

  /** The first ordinals. */
  first(count: number): Uint32Array {
    return this.few ? this.few.subarray(0, count) : readBits(this.bits, new Uint32Array(count < FEW ? count : Math.min(count, this.size)));
  }

  /** The same set in memory of its own, to be kept beyond a query. */
  kept(): Bitmap {
    return this.few ? new Bitmap(this.few.slice()) : new Bitmap(undefined, this.bits.slice(), this.isWhole);
  }
}

const NO_BITS: Uint32Array = new Uint32Array();
const NONE = new Bitmap(NO_BITS);

export const emptyBitmap = (): Bitmap => NONE;

/** Of ascending ordinals. */
export function bitmapOf(ordinals: Uint32Array): Bitmap {
  if (ordinals.length <= FEW) return new Bitmap(ordinals);
  const bits = roomFor(ordinals.at(-1) ?? 0);
  for (let place = 0; place < ordinals.length; place++) setBit(bits, ordinals[place] ?? 0);
  return new Bitmap(undefined, bits);
}

export function rangeBitmap(from: number, to: number): Bitmap {
  if (to <= from) return NONE;
  const bits = roomFor(to - 1);
  setBits(bits, from, to);
  return new Bitmap(undefined, bits);
}

/** Every ordinal below a number. */
export function wholeBitmap(documents: number): Bitmap {
  return new Bitmap(undefined, rangeBitmap(0, documents).bits, true);
}

export function intersection(a: Bitmap, b: Bitmap): Bitmap {
  if (b.isWhole) return a;
  if (a.isWhole) return b;
  if (a.few) return new Bitmap(kept(a.few, b, true));
  if (b.few) return new Bitmap(kept(b.few, a, true));
  const bits = takeWords(Math.min(a.bits.length, b.bits.length));
  const [left, right] = [a.bits, b.bits];
  for (let place = 0; place < bits.length; place++) bits[place] = (left[place] ?? 0) & (right[place] ?? 0);
  return new Bitmap(undefined, bits);
}

export function difference(a: Bitmap, b: Bitmap): Bitmap {
  if (b.isEmpty) return a;
  if (a.few) return new Bitmap(kept(a.few, b, false));
  return new Bitmap(undefined, b.few ? bitsWithoutFew(a.bits, b.few) : bitsWithout(a.bits, b.bits));
}

function bitsWithoutFew(all: Uint32Array, few: Uint32Array): Uint32Array {
  const bits = takeWords(all.length);
  bits.set(all);
  for (let place = 0; place < few.length; place++) clearBit(bits, few[place] ?? 0);
  return bits;
}

function bitsWithout(all: Uint32Array, other: Uint32Array): Uint32Array {
  const bits = takeWords(all.length);
  const both = Math.min(all.length, other.length);
  for (let place = 0; place < both; place++) bits[place] = (all[place] ?? 0) & ~(other[place] ?? 0);
  for (let place = both; place < all.length; place++) bits[place] = all[place] ?? 0;
  return bits;
}

/** Those whose number in a column lies between two, both included. */
export function withNumber(a: Bitmap, column: Int32Array, first: number, last: number): Bitmap {
  const isWithin = (ordinal: number): boolean => (column[ordinal] ?? 0) >= first && (column[ordinal] ?? 0) <= last;
  if (a.few) return new Bitmap(a.few.filter(isWithin));
  const bits = takeWords(a.bits.length);
  for (let place = 0; place < bits.length; place++) {
    let found = 0;
    for (let word = a.bits[place] ?? 0; word !== 0; word &= word - 1) {
      const bit = 31 - Math.clz32(word & -word);
      if (isWithin(place * 32 + bit)) found |= 1 << bit;
    }
    bits[place] = found;
  }
  return new Bitmap(undefined, bits);
}

export function union(of: readonly Bitmap[]): Bitmap {
  const [only = NONE] = of;
  if (of.length < 2) return only;
  const total = of.reduce((sum, { few }) => sum + (few ? few.length : Infinity), 0);
  if (total <= SORTED_MOST) return new Bitmap(unionOfFew(of, total));
  const bits = unionOfBits(of);
  return total <= FEW ? new Bitmap(readBits(bits, new Uint32Array(total))) : new Bitmap(undefined, bits);
}

/** The bytes of a set, in the format that all roaring libraries share. */
export const bytesOf = (bitmap: Bitmap): Uint8Array => roaringBytes(bitmap.ordinals);

export function bitmapFrom(bytes: Uint8Array, count = countOfRoaring(bytes)): Bitmap {
  if (count <= FEW) return new Bitmap(readRoaringOrdinals(bytes, new Uint32Array(count)));
  const bits = takeEmptyWords(wordsOfRoaring(bytes));
  readRoaringBits(bytes, bits);
  return new Bitmap(undefined, bits);
}

/** Of so many differences between ascending ordinals, the greatest of which is told. */
export function bitmapFromDifferences(bytes: Uint8Array, count: number, last: number): Bitmap {
  if (count <= FEW) return new Bitmap(readDifferences(bytes, 0, new Uint32Array(count)));
  const bits = roomFor(last);
  setDifferences(bytes, 0, count, bits);
  return new Bitmap(undefined, bits);
}

const roomFor = (last: number): Uint32Array => takeEmptyWords((last >>> 5) + 1);

/** Those of a few that are in another set, or are not. */
function kept(few: Uint32Array, other: Bitmap, wanted: boolean): Uint32Array {
  return other.few ? keptByFew(few, other.few, wanted) : keptByBits(few, other.bits, wanted);
}

function keptByBits(few: Uint32Array, bits: Uint32Array, wanted: boolean): Uint32Array {
  const found = new Uint32Array(few.length);
  let length = 0;
  for (let index = 0; index < few.length; index++) {
    const ordinal = few[index] ?? 0;
    found[length] = ordinal;
    if (hasBit(bits, ordinal) === wanted) length++;
  }
  return found.subarray(0, length);
}

function keptByFew(few: Uint32Array, other: Uint32Array, wanted: boolean): Uint32Array {
  const found = new Uint32Array(few.length);
  let [length, place] = [0, 0];
  for (let index = 0; index < few.length; index++) {
    const ordinal = few[index] ?? 0;
    while (place < other.length && (other[place] ?? 0) < ordinal) place++;
    if ((other[place] === ordinal) === wanted) found[length++] = ordinal;
  }
  return found.subarray(0, length);
}

function unionOfFew(of: readonly Bitmap[], total: number): Uint32Array {
  const all = new Uint32Array(total);
  let length = 0;
  for (const { few = NO_BITS } of of) {
    all.set(few, length);
    length += few.length;
  }
  all.sort();
  return all.filter((ordinal, place) => place === 0 || ordinal !== all[place - 1]);
}

function unionOfBits(of: readonly Bitmap[]): Uint32Array {
  const length = of.reduce((most, { few, bits }) => Math.max(most, few ? ((few.at(-1) ?? 0) >>> 5) + 1 : bits.length), 0);
  const all = takeEmptyWords(length);
  for (const { few, bits } of of) {
    if (few) for (let place = 0; place < few.length; place++) setBit(all, few[place] ?? 0);
    else for (let place = 0; place < bits.length; place++) all[place] = (all[place] ?? 0) | (bits[place] ?? 0);
  }
  return all;
}

function isZero(words: Uint32Array): boolean {
  for (let place = 0; place < words.length; place++) if (words[place] !== 0) return false;
  return true;
}
