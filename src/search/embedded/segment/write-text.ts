import type { SectionWriter } from '../storage/section-writer.ts';

/** Between the texts of one document. It is a separator to every phrase, and no text holds it. */
export const TEXT_END = '\0';
/** Of one field in one segment: places in it are counted in units of two bytes with 32 bits. */
export const TEXT_MOST_BYTES = 2 ** 33 - 2;

/** Writes the folded texts of a field as UTF-16, document by document, and where each one's end. */
export class TextColumnWriter {
  readonly #writer: SectionWriter;
  readonly #ends: Uint32Array;
  #ordinal = 0;

  constructor(writer: SectionWriter, documents: number) {
    this.#writer = writer;
    this.#ends = new Uint32Array(documents + 1);
  }

  write(texts: readonly string[]): void {
    const clean = texts.map((text) => (text.includes(TEXT_END) ? text.replaceAll(TEXT_END, '\ufffd') : text));
    this.writeUnits(Buffer.from(clean.join(TEXT_END), 'utf16le'));
  }

  /** The texts of the next document as they stand in another column. */
  writeUnits(units: Uint8Array): void {
    this.#writer.write(units);
    this.#ends[++this.#ordinal] = this.#writer.length / 2;
  }

  end(name: string): void {
    if (this.#writer.length > TEXT_MOST_BYTES) throw new RangeError(`The texts of ${name} are too large for one segment.`);
    this.#writer.end(name);
    this.#writer.add(`${name}.ends`, this.#ends);
  }
}
