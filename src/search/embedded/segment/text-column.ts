import { hasLiteral, type Literal } from '../terms/literal.ts';
import { bytesIn, type SegmentSource, wordsIn } from './image.ts';
import { textName } from './layout.ts';

/** The folded texts of one field, for verifying candidates. */
export class TextColumn {
  readonly #units: Uint16Array;
  readonly #bytes: Buffer;
  readonly #ends: Uint32Array;

  constructor(source: SegmentSource, field: string) {
    const bytes = bytesIn(source, textName(field));
    this.#units = new Uint16Array(bytes.buffer);
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ends = wordsIn(source, `${textName(field)}.ends`);
  }

  /** Where a document's texts begin, in units. */
  start(ordinal: number): number {
    return this.#ends[ordinal] ?? 0;
  }

  end(ordinal: number): number {
    return this.#ends[ordinal + 1] ?? 0;
  }

  get isEmpty(): boolean {
    return this.#units.length === 0;
  }

  /** A document's texts as they are kept. */
  bytes(ordinal: number): Uint8Array {
    return this.#bytes.subarray(this.start(ordinal) * 2, this.end(ordinal) * 2);
  }

  /** Whether any of a document's texts has the literal. */
  has(ordinal: number, literal: Literal): boolean {
    return hasLiteral(this.#units, this.start(ordinal), this.end(ordinal), literal);
  }

  /** A document's texts with `TEXT_END` in between; empty where it has none. */
  read(ordinal: number): string {
    return this.#bytes.toString('utf16le', this.start(ordinal) * 2, this.end(ordinal) * 2);
  }
}
