import { GrowingNumbers } from '../postings/growing.ts';
import type { SectionWriter } from '../storage/section-writer.ts';

/** Between the texts of one document. It is a separator to every phrase, and no text holds it. */
export const TEXT_END = '\0';
/** Of one field in one segment: places in it are counted in units of two bytes with 32 bits. */
const TEXT_MOST_BYTES = 2 ** 33 - 2;

/** A document's folded texts as one. */
export function joinedTexts(texts: readonly string[]): string {
  return texts.map((text) => (text.includes(TEXT_END) ? text.replaceAll(TEXT_END, '\ufffd') : text)).join(TEXT_END);
}

/** Writes a field's texts as UTF-16, document by document, and where each one's end. */
export class TextColumnWriter {
  readonly #writer: SectionWriter;
  readonly #ends = new GrowingNumbers();

  constructor(writer: SectionWriter) {
    this.#writer = writer;
    this.#ends.push(0);
  }

  /** The texts of the next document. */
  write(units: Uint8Array): void {
    this.#writer.write(units);
    this.#ends.push(this.#writer.length / 2);
  }

  end(name: string): void {
    if (this.#writer.length > TEXT_MOST_BYTES) throw new RangeError(`The texts of ${name} are too large for one segment.`);
    this.#writer.end(name);
    this.#writer.add(`${name}.ends`, this.#ends.all());
  }
}
