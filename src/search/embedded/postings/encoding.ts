import type { ByteSource } from '../storage/byte-source.ts';
import { type Bitmap, bitmapFrom, bitmapOf } from './bitmap.ts';
import { roaringBytes } from './roaring-bytes.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/**
 * How the ordinals of a term are kept (倒排表). Half of all terms stand in one document: their only ordinal takes the place
 * of the reference. Short lists are the differences between neighbours; longer ones are roaring bitmaps.
 */
const SHORT = 64;
/** Set in a reference that is an ordinal itself. */
const INLINE = 0x80000000;
/** The greatest place that a reference can name. */
export const POSTINGS_MOST_BYTES = INLINE - 1;

export const inlineReference = (ordinal: number): number => (ordinal | INLINE) >>> 0;

const writer = new VarintWriter();

/** The bytes of two or more ascending ordinals; valid until the next call. */
export function encode(ordinals: Uint32Array): Uint8Array {
  writer.write(ordinals.length);
  if (ordinals.length >= SHORT) return encodeLong(ordinals);
  let before = 0;
  for (const ordinal of ordinals) {
    writer.write(ordinal - before);
    before = ordinal;
  }
  return writer.take();
}

function encodeLong(ordinals: Uint32Array): Uint8Array {
  const bytes = roaringBytes(ordinals);
  writer.write(bytes.length);
  return Buffer.concat([writer.take(), bytes]);
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
    return count < SHORT ? bitmapOf(readShort(reader, count)) : bitmapFrom(this.#long(reference, reader), count);
  }

  /** The ordinals as an array, for merging. */
  ordinals(reference: number): Uint32Array {
    if (reference >= INLINE) return Uint32Array.of(reference - INLINE);
    const reader = this.#open(reference);
    const count = reader.read();
    if (count < SHORT) return readShort(reader, count);
    return bitmapFrom(this.#long(reference, reader), count).toArray();
  }

  /** A short list fits in what is opened; of a long one its two numbers do. */
  #open(reference: number): VarintReader {
    const { bytes, start } = this.#source.stretch(reference, SHORT * 5);
    return new VarintReader(bytes, start);
  }

  #long(reference: number, reader: VarintReader): Uint8Array {
    const opened = this.#source.stretch(reference, 0).start;
    const length = reader.read();
    const { bytes, start } = this.#source.stretch(reference + reader.place - opened, length);
    return bytes.subarray(start, start + length);
  }
}

function readShort(reader: VarintReader, count: number): Uint32Array {
  const ordinals = new Uint32Array(count);
  let before = 0;
  for (let place = 0; place < count; place++) {
    before += reader.read();
    ordinals[place] = before;
  }
  return ordinals;
}
