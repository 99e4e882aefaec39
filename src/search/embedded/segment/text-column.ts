import type { ByteSource } from '../storage/byte-source.ts';
import { hasLiteral, type Literal } from '../terms/literal.ts';
import { type SegmentSource, wordsIn } from './image.ts';
import { textName } from './layout.ts';

/** The folded texts of one field, for verifying candidates. */
export class TextColumn {
  readonly #source: ByteSource;
  readonly #ends: Uint32Array;
  /** Made anew only when the source gives another array. */
  #bytes: Uint8Array = new Uint8Array();
  #units: Uint16Array = new Uint16Array();

  constructor(source: SegmentSource, field: string) {
    this.#source = source.bytes(textName(field));
    this.#ends = wordsIn(source, `${textName(field)}.ends`);
  }

  get isEmpty(): boolean {
    return this.#source.length === 0;
  }

  /** Of a document's texts, in units. */
  length(ordinal: number): number {
    return (this.#ends[ordinal + 1] ?? 0) - this.#start(ordinal);
  }

  /** Whether any of a document's texts has the literal. */
  has(ordinal: number, literal: Literal): boolean {
    const start = this.#open(ordinal) / 2;
    return hasLiteral(this.#units, start, start + this.length(ordinal), literal);
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
    const { bytes, start } = this.#source.stretch(this.#start(ordinal) * 2, this.length(ordinal) * 2);
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 1);
    }
    return start;
  }
}
