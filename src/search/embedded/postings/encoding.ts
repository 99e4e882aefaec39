import type { ByteSource } from '../storage/byte-source.ts';
import { type Bitmap, bitmapFrom, bitmapFromDifferences, bitmapOf } from './bitmap.ts';
import { readDifferences, writeDifferences } from './differences.ts';
import { roaringBytes } from './roaring-bytes.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/**
 * How the ordinals of a term are kept (倒排表). Half of all terms stand in one document: their only ordinal takes the place
 * of the reference. Short lists, and longer ones whose ordinals lie far apart, are the differences between neighbours; the
 * others, which would take more bytes and time so, are roaring bitmaps.
 */
const SHORT = 64;
/** So far apart on average the differences take half the bytes of a roaring bitmap. */
const SPARSE = 16;
/** Set in a reference that is an ordinal itself. */
const INLINE = 0x80000000;
/** The greatest place that a reference can name. */
export const POSTINGS_MOST_BYTES = INLINE - 1;

export const inlineReference = (ordinal: number): number => (ordinal | INLINE) >>> 0;

const writer = new VarintWriter();
const differences = new VarintWriter();

/** The bytes of two or more ascending ordinals; valid until the next call. */
export function encode(ordinals: Uint32Array): Uint8Array {
  writer.write(ordinals.length);
  if (ordinals.length >= SHORT) return encodeLong(ordinals);
  writeDifferences(writer, ordinals);
  return writer.take();
}

/** With their length, 0 before and the greatest ordinal after it where they are differences. */
function encodeLong(ordinals: Uint32Array): Uint8Array {
  const last = ordinals.at(-1) ?? 0;
  const isSparse = last >= ordinals.length * SPARSE;
  const bytes = isSparse ? differencesOf(ordinals) : roaringBytes(ordinals);
  if (isSparse) writer.write(0);
  writer.write(bytes.length);
  if (isSparse) writer.write(last);
  return Buffer.concat([writer.take(), bytes]);
}

function differencesOf(ordinals: Uint32Array): Uint8Array {
  writeDifferences(differences, ordinals);
  return differences.take();
}

/** A list of ordinals found, whose bytes have not been read. */
interface Long {
  readonly bytes: Uint8Array;
  /** The greatest ordinal where they are differences. */
  readonly last: number | undefined;
}

/** Reads what `encode` wrote. */
export class Postings {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** In how many documents the term stands. */
  count(reference: number): number {
    return reference >= INLINE ? 1 : this.#open(reference).read();
  }

  bitmap(reference: number): Bitmap {
    if (reference >= INLINE) return bitmapOf(Uint32Array.of(reference - INLINE));
    const reader = this.#open(reference);
    const count = reader.read();
    if (count < SHORT) return bitmapOf(readShort(reader, count));
    const { bytes, last } = this.#long(reference, reader);
    return last === undefined ? bitmapFrom(bytes, count) : bitmapFromDifferences(bytes, count, last);
  }

  /** The ordinals as an array, for merging. */
  ordinals(reference: number): Uint32Array {
    if (reference >= INLINE) return Uint32Array.of(reference - INLINE);
    const reader = this.#open(reference);
    const count = reader.read();
    if (count < SHORT) return readShort(reader, count);
    const { bytes, last } = this.#long(reference, reader);
    return last === undefined ? bitmapFrom(bytes, count).toArray() : readDifferences(bytes, 0, new Uint32Array(count));
  }

  /** A short list fits in what is opened; of a long one its numbers do. */
  #open(reference: number): VarintReader {
    const { bytes, start } = this.#source.stretch(reference, SHORT * 5);
    return new VarintReader(bytes, start);
  }

  #long(reference: number, reader: VarintReader): Long {
    const opened = this.#source.stretch(reference, 0).start;
    const first = reader.read();
    const length = first === 0 ? reader.read() : first;
    const last = first === 0 ? reader.read() : undefined;
    const { bytes, start } = this.#source.stretch(reference + reader.place - opened, length);
    return { bytes: bytes.subarray(start, start + length), last };
  }
}

const readShort = ({ bytes, place }: VarintReader, count: number): Uint32Array => readDifferences(bytes, place, new Uint32Array(count));
