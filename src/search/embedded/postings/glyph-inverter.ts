import { enlarged } from './growing.ts';
import { runsOf, sortPairs } from './radix-sort.ts';

/** Turns glyph keys by document into documents by glyph key (倒排), by sorting. Documents come in the order of their ordinals. */
export class GlyphInverter {
  #keys = new Uint32Array(1 << 10);
  #ordinals = new Uint32Array(1 << 10);
  #length = 0;
  #ordinal = 0;
  /** One more than the ordinal in which a single glyph was last met: most come again in the same text. */
  readonly #lastMet = new Uint32Array(0x10000);

  add(key: number): void {
    if (key < 0x10000) {
      if (this.#lastMet[key] === this.#ordinal + 1) return;
      this.#lastMet[key] = this.#ordinal + 1;
    }
    if (this.#length === this.#keys.length) this.#makeRoom();
    this.#keys[this.#length] = key;
    this.#ordinals[this.#length++] = this.#ordinal;
  }

  endDocument(): void {
    this.#ordinal++;
  }

  /** Every key, ascending, with its ordinals, ascending. To be called once. */
  lists(): Generator<readonly [number, Uint32Array]> {
    return runsOf(sortPairs({ keys: this.#keys.subarray(0, this.#length), values: this.#ordinals.subarray(0, this.#length) }));
  }

  #makeRoom(): void {
    this.#keys = enlarged(this.#keys, this.#length * 2);
    this.#ordinals = enlarged(this.#ordinals, this.#length * 2);
  }
}
