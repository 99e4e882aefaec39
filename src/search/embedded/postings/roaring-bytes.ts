import { RoaringBitmap32 } from 'roaring-wasm';
import { readBits, setBit, setBits } from './bits.ts';

/**
 * Sets of ordinals in the format that all roaring libraries share. Writing is left to `roaring-wasm`; reading goes straight
 * into our own sets, because its operations on dense sets take ten times as long as ours.
 */
export function roaringBytes(ordinals: Uint32Array): Uint8Array {
  const bitmap = new RoaringBitmap32(ordinals);
  bitmap.runOptimize();
  const bytes = bitmap.serialize('portable');
  bitmap.dispose();
  return bytes;
}

const WITH_RUNS = 12_347;
/** Files with runs tell the places of their parts only from so many parts on. */
const PLACES_FROM = 4;
const ARRAY_MOST = 4096;
const BITS_BYTES = 8192;

type ReadPart = (place: number, first: number, count: number, isRuns: boolean) => void;

/** Gives of each part where its contents begin, its first ordinal possible, and how many it has. */
function eachPart(bytes: Uint8Array, read: ReadPart): void {
  const { heads, parts } = frameOf(bytes);
  const hasRuns = sixteen(bytes, 0) === WITH_RUNS;
  let place = heads + parts * (!hasRuns || parts >= PLACES_FROM ? 8 : 4);
  for (let part = 0; part < parts; part++) {
    const isRuns = hasRuns && (((bytes[4 + (part >>> 3)] ?? 0) >>> (part & 7)) & 1) === 1;
    const count = sixteen(bytes, heads + part * 4 + 2) + 1;
    read(place, sixteen(bytes, heads + part * 4) * 0x10000, count, isRuns);
    place += bytesOfPart(bytes, place, count, isRuns);
  }
}

/** Where the keys and counts of the parts stand, 65,536 ordinals each that differ in their lower halves; how many there are. */
function frameOf(bytes: Uint8Array): { readonly heads: number; readonly parts: number } {
  if (sixteen(bytes, 0) !== WITH_RUNS) return { heads: 8, parts: sixteen(bytes, 4) | (sixteen(bytes, 6) << 16) };
  const parts = sixteen(bytes, 2) + 1;
  return { heads: 4 + ((parts + 7) >>> 3), parts };
}

function bytesOfPart(bytes: Uint8Array, place: number, count: number, isRuns: boolean): number {
  if (isRuns) return 2 + sixteen(bytes, place) * 4;
  return count > ARRAY_MOST ? BITS_BYTES : count * 2;
}

/** How many ordinals a set has, without reading them. */
export function countOfRoaring(bytes: Uint8Array): number {
  let total = 0;
  eachPart(bytes, (_, _first, count) => (total += count));
  return total;
}

/** How many words of bits a set needs at most. */
export function wordsOfRoaring(bytes: Uint8Array): number {
  const { heads, parts } = frameOf(bytes);
  return parts === 0 ? 0 : ((sixteen(bytes, heads + (parts - 1) * 4) + 1) * 0x10000) >>> 5;
}

/** Sets the set's bits; there is room for as many as `wordsOfRoaring` says. */
export function readRoaringBits(bytes: Uint8Array, words: Uint32Array): void {
  const room = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  eachPart(bytes, (place, first, count, isRuns) => {
    if (isRuns) eachRun(bytes, place, first, (from, to) => setBits(words, from, to));
    else if (count > ARRAY_MOST) room.set(bytes.subarray(place, place + BITS_BYTES), first >>> 3);
    else setOrdinals(bytes, place, first, count, words);
  });
}

function setOrdinals(bytes: Uint8Array, place: number, first: number, count: number, words: Uint32Array): void {
  const end = place + count * 2;
  for (let at = place; at < end; at += 2) setBit(words, first + sixteen(bytes, at));
}

/** Fills an array with the ordinals, ascending. */
export function readRoaringOrdinals(bytes: Uint8Array, ordinals: Uint32Array): Uint32Array {
  let length = 0;
  const stretch = (from: number, to: number): void => {
    for (let each = from; each < to; each++) ordinals[length++] = each;
  };
  eachPart(bytes, (place, first, count, isRuns) => {
    if (isRuns) eachRun(bytes, place, first, stretch);
    else if (count > ARRAY_MOST) for (const bit of bitsOf(bytes, place, count)) ordinals[length++] = first + bit;
    else length = readOrdinals(bytes, place, first, count, ordinals, length);
  });
  return ordinals;
}

/** Gives the length after it. */
function readOrdinals(bytes: Uint8Array, place: number, first: number, count: number, ordinals: Uint32Array, length: number): number {
  for (let index = 0; index < count; index++) ordinals[length + index] = first + sixteen(bytes, place + index * 2);
  return length + count;
}

/** The numbers of the bits in a part that is kept as bits, which may lie anywhere in memory. */
const bitsOf = (bytes: Uint8Array, place: number, count: number): Uint32Array => readBits(new Uint32Array(Uint8Array.from(bytes.subarray(place, place + BITS_BYTES)).buffer), new Uint32Array(count));

const sixteen = (bytes: Uint8Array, place: number): number => (bytes[place] ?? 0) | ((bytes[place + 1] ?? 0) << 8);

function eachRun(bytes: Uint8Array, place: number, first: number, read: (from: number, to: number) => void): void {
  const end = place + 2 + sixteen(bytes, place) * 4;
  for (let at = place + 2; at < end; at += 4) {
    const from = first + sixteen(bytes, at);
    read(from, from + sixteen(bytes, at + 2) + 1);
  }
}
