import { Bitmap, bitmapFrom, bytesOf, difference, emptyBitmap } from '../postings/bitmap.ts';
import { hasBit, setBit } from '../postings/bits.ts';

/** The documents of a segment that count no more: the only thing in it that changes. */
export class Deleted {
  readonly #bits: Uint32Array;
  #count = 0;

  constructor(documents: number, bytes?: Uint8Array) {
    this.#bits = new Uint32Array((documents + 31) >>> 5);
    if (bytes) for (const ordinal of bitmapFrom(bytes).toArray()) this.add(ordinal);
  }

  get count(): number {
    return this.#count;
  }

  has(ordinal: number): boolean {
    return hasBit(this.#bits, ordinal);
  }

  add(ordinal: number): void {
    if (this.has(ordinal)) return;
    setBit(this.#bits, ordinal);
    this.#count++;
  }

  /** As they are now. */
  ordinals(): Bitmap {
    return this.#count === 0 ? emptyBitmap() : new Bitmap(undefined, this.#bits.slice());
  }

  bytes(): Uint8Array {
    return bytesOf(this.ordinals());
  }

  /** Those that were added since the given ones were all. */
  since(before: Uint8Array | undefined): Uint32Array {
    return difference(this.ordinals(), before ? bitmapFrom(before) : emptyBitmap()).toArray();
  }
}
