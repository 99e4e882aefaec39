import { clearBit, countAll, countBetween, hasBit, readBits, setBit, setBits } from './bits.ts';
import { countOfRoaring, readRoaring, roaringBytes } from './roaring-bytes.ts';

/** So many ordinals are kept as an ascending array, more of them as bits. */
const FEW = 1 << 14;

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
    return this.few ? this.few.length === 0 : this.bits.every((word) => word === 0);
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
    return this.few ? this.few.subarray(0, count) : readBits(this.bits, new Uint32Array(Math.min(count, this.size)));
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
  const bits = new Uint32Array(Math.min(a.bits.length, b.bits.length));
  const [left, right] = [a.bits, b.bits];
  for (let place = 0; place < bits.length; place++) bits[place] = (left[place] ?? 0) & (right[place] ?? 0);
  return new Bitmap(undefined, bits);
}

export function difference(a: Bitmap, b: Bitmap): Bitmap {
  if (b.isEmpty) return a;
  if (a.few) return new Bitmap(kept(a.few, b, false));
  const bits = a.bits.slice();
  if (b.few) for (const ordinal of b.few) clearBit(bits, ordinal);
  const other = b.bits;
  for (let place = 0; place < other.length && place < bits.length; place++) bits[place] = (bits[place] ?? 0) & ~(other[place] ?? 0);
  return new Bitmap(undefined, bits);
}

export function union(of: readonly Bitmap[]): Bitmap {
  const [only = NONE] = of;
  if (of.length < 2) return only;
  const total = of.reduce((sum, { few }) => sum + (few ? few.length : Infinity), 0);
  return total <= FEW ? new Bitmap(unionOfFew(of, total)) : new Bitmap(undefined, unionOfBits(of));
}

/** The bytes of a set, in the format that all roaring libraries share. */
export const bytesOf = (bitmap: Bitmap): Uint8Array => roaringBytes(bitmap.ordinals);

export function bitmapFrom(bytes: Uint8Array): Bitmap {
  const count = countOfRoaring(bytes);
  return count <= FEW ? fewFrom(bytes, count) : bitsFrom(bytes);
}

function fewFrom(bytes: Uint8Array, count: number): Bitmap {
  const few = new Uint32Array(count);
  let length = 0;
  const ordinal = (each: number): void => void (few[length++] = each);
  const stretch = (from: number, to: number): void => {
    for (let each = from; each < to; each++) ordinal(each);
  };
  const bits = (from: number, part: Uint8Array): void => readBits(wordsOf(part), new Uint32Array(count)).forEach((bit) => ordinal(from + bit));
  readRoaring(bytes, { ordinal, stretch, bits });
  return new Bitmap(few.subarray(0, length));
}

function bitsFrom(bytes: Uint8Array): Bitmap {
  let words = new Uint32Array(1 << 15);
  const makeRoom = (last: number): void => {
    if (last >>> 5 < words.length) return;
    const larger = new Uint32Array(Math.max(words.length * 2, (last >>> 5) + 1));
    larger.set(words);
    words = larger;
  };
  const ordinal = (each: number): void => {
    makeRoom(each);
    setBit(words, each);
  };
  const stretch = (from: number, to: number): void => {
    makeRoom(to);
    setBits(words, from, to);
  };
  const bits = (from: number, part: Uint8Array): void => {
    makeRoom(from + 0xffff);
    new Uint8Array(words.buffer).set(part, from >>> 3);
  };
  readRoaring(bytes, { ordinal, stretch, bits });
  return new Bitmap(undefined, words);
}

const wordsOf = (part: Uint8Array): Uint32Array => new Uint32Array(Uint8Array.from(part).buffer);
const roomFor = (last: number): Uint32Array<ArrayBuffer> => new Uint32Array((last >>> 5) + 1);

/** Those of a few that are in another set, or are not. */
function kept(few: Uint32Array, other: Bitmap, wanted: boolean): Uint32Array {
  return other.few ? keptByFew(few, other.few, wanted) : few.filter((ordinal) => hasBit(other.bits, ordinal) === wanted);
}

function keptByFew(few: Uint32Array, other: Uint32Array, wanted: boolean): Uint32Array {
  let place = 0;
  return few.filter((ordinal) => {
    while (place < other.length && (other[place] ?? 0) < ordinal) place++;
    return (other[place] === ordinal) === wanted;
  });
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
  const all = new Uint32Array(length);
  for (const { few, bits } of of) {
    if (few) for (const ordinal of few) setBit(all, ordinal);
    for (let place = 0; place < bits.length; place++) all[place] = (all[place] ?? 0) | (bits[place] ?? 0);
  }
  return all;
}
