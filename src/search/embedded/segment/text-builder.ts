import { foldText } from '#domain/chinese/fold.ts';
import type { TextField } from '../../document.ts';
import { GlyphInverter } from '../postings/glyph-inverter.ts';
import { GrowingNumbers } from '../postings/growing.ts';
import { WordInverter } from '../postings/word-inverter.ts';
import type { SectionWriter } from '../storage/section-writer.ts';
import { tokenise } from '../terms/tokens.ts';
import { glyphsName, textName, wordsName } from './layout.ts';
import { writeGlyphTerms, writeStringTerms } from './write-terms.ts';
import { joinedTexts, TextColumnWriter } from './write-text.ts';

/** Takes the texts of one field, document by document, and writes them with their terms. */
export class TextBuilder {
  readonly #field: TextField;
  readonly #glyphs = new GlyphInverter();
  readonly #words = new WordInverter();
  readonly #sink = { glyph: (key: number): void => this.#glyphs.add(key), word: (word: string): void => this.#words.add(word) };
  readonly #ends = new GrowingNumbers();
  #bytes = Buffer.allocUnsafe(1 << 12);
  #length = 0;

  constructor(field: TextField) {
    this.#field = field;
  }

  add(texts: readonly string[]): void {
    const folded = texts.map(foldText);
    for (const text of folded) tokenise(text, this.#sink);
    this.#keep(joinedTexts(folded));
    this.#glyphs.endDocument();
    this.#words.endDocument();
    this.#ends.push(this.#length);
  }

  /** Writes nothing where no document has a text. */
  write(writer: SectionWriter): void {
    if (this.#length === 0) return;
    const column = new TextColumnWriter(writer);
    let start = 0;
    for (const end of this.#ends.all()) {
      column.write(this.#bytes.subarray(start, end));
      start = end;
    }
    column.end(textName(this.#field));
    writeGlyphTerms(writer, glyphsName(this.#field), this.#glyphs.lists());
    writeStringTerms(writer, wordsName(this.#field), this.#words.lists());
  }

  #keep(text: string): void {
    const end = this.#length + text.length * 2;
    if (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], end * 2);
    this.#bytes.write(text, this.#length, 'utf16le');
    this.#length = end;
  }
}
