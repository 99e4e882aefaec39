import { RoaringBitmap32 } from 'roaring-wasm';

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

/** Takes the parts of a set: ordinals and whole stretches of them ascending, or 2,048 words of bits from an ordinal on. */
export interface RoaringSink {
  ordinal(ordinal: number): void;
  stretch(from: number, to: number): void;
  bits(from: number, bytes: Uint8Array): void;
}

const WITH_RUNS = 12_347;
/** Files with runs tell the places of their parts only from so many parts on. */
const PLACES_FROM = 4;
const ARRAY_MOST = 4096;
const BITS_BYTES = 8192;

/** How many ordinals a set has at most, without reading it. */
export function countOfRoaring(bytes: Uint8Array): number {
  return partsOf(bytes).parts.reduce((sum, { count }) => sum + count, 0);
}

export function readRoaring(bytes: Uint8Array, sink: RoaringSink): void {
  const { parts, start } = partsOf(bytes);
  let place = start;
  for (const part of parts) place = readPart(bytes, place, part, sink);
}

/** 65,536 ordinals that differ in their lower halves. */
interface Part {
  readonly first: number;
  readonly count: number;
  readonly isRuns: boolean;
}

const sixteen = (bytes: Uint8Array, place: number): number => (bytes[place] ?? 0) | ((bytes[place + 1] ?? 0) << 8);

function partsOf(bytes: Uint8Array): { readonly parts: readonly Part[]; readonly start: number } {
  const hasRuns = sixteen(bytes, 0) === WITH_RUNS;
  const length = hasRuns ? sixteen(bytes, 2) + 1 : sixteen(bytes, 4) | (sixteen(bytes, 6) << 16);
  const heads = hasRuns ? 4 + ((length + 7) >>> 3) : 8;
  const isRuns = (part: number): boolean => hasRuns && (((bytes[4 + (part >>> 3)] ?? 0) >>> (part & 7)) & 1) === 1;
  const parts = Array.from({ length }, (_, part) => ({
    first: sixteen(bytes, heads + part * 4) * 0x10000,
    count: sixteen(bytes, heads + part * 4 + 2) + 1,
    isRuns: isRuns(part),
  }));
  return { parts, start: heads + length * (!hasRuns || length >= PLACES_FROM ? 8 : 4) };
}

/** Gives where the next part begins. */
function readPart(bytes: Uint8Array, place: number, { first, count, isRuns }: Part, sink: RoaringSink): number {
  if (isRuns) return readRuns(bytes, place, first, sink);
  if (count > ARRAY_MOST) {
    sink.bits(first, bytes.subarray(place, place + BITS_BYTES));
    return place + BITS_BYTES;
  }
  const end = place + count * 2;
  for (let at = place; at < end; at += 2) sink.ordinal(first + sixteen(bytes, at));
  return end;
}

function readRuns(bytes: Uint8Array, place: number, first: number, sink: RoaringSink): number {
  const end = place + 2 + sixteen(bytes, place) * 4;
  for (let at = place + 2; at < end; at += 4) {
    const from = first + sixteen(bytes, at);
    sink.stretch(from, from + sixteen(bytes, at + 2) + 1);
  }
  return end;
}
