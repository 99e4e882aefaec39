import type { ByteSource } from '../storage/byte-source.ts';
import { hasLiteral, type Literal } from '../terms/literal.ts';
import { type SegmentSource, wordsIn } from './image.ts';
import { textName } from './layout.ts';

/** The folded texts of one field, for verifying candidates. */
export class TextColumn {
  readonly #source: ByteSource;
  readonly #ends: Uint32Array;
  readonly #isInMemory: boolean;
  /** What the source gave last. */
  #bytes: Uint8Array = new Uint8Array();
  #units: Uint16Array = new Uint16Array();

  constructor(source: SegmentSource, field: string) {
    this.#source = source.bytes(textName(field));
    this.#isInMemory = this.#source.whole !== undefined;
    this.#use(this.#source.whole ?? new Uint8Array());
    this.#ends = wordsIn(source, `${textName(field)}.ends`);
  }

  get isEmpty(): boolean {
    return this.#source.length === 0;
  }

  /** Of a document's texts, in units. */
  length(ordinal: number): number {
    return (this.#ends[ordinal + 1] ?? 0) - this.#start(ordinal);
  }

  /** Those of some documents that have the literal in any of their texts, in the same array. */
  keepWith(ordinals: Uint32Array, literal: Literal, spend: (steps: number) => void): Uint32Array {
    let kept = 0;
    for (let index = 0; index < ordinals.length; index++) {
      const ordinal = ordinals[index] ?? 0;
      const length = this.length(ordinal);
      spend(length);
      const start = this.#open(ordinal) / 2;
      if (hasLiteral(this.#units, start, start + length, literal)) ordinals[kept++] = ordinal;
    }
    return ordinals.subarray(0, kept);
  }

  /** A document's texts with `TEXT_END` in between; empty where it has none. */
  read(ordinal: number): string {
    const start = this.#open(ordinal);
    return Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset).toString('utf16le', start, start + this.length(ordinal) * 2);
  }

  /** A document's texts as they are kept. */
  bytes(ordinal: number): Uint8Array {
    const start = this.#open(ordinal);
    return this.#bytes.subarray(start, start + this.length(ordinal) * 2);
  }

  #start(ordinal: number): number {
    return this.#ends[ordinal] ?? 0;
  }

  /** Where a document's texts begin in `#bytes`. */
  #open(ordinal: number): number {
    if (this.#isInMemory) return this.#start(ordinal) * 2;
    const { bytes, start } = this.#source.stretch(this.#start(ordinal) * 2, this.length(ordinal) * 2);
    if (bytes !== this.#bytes) this.#use(bytes);
    return start;
  }

  #use(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 1);
  }
}
