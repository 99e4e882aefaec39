import { foldText } from '#domain/chinese/fold.ts';
import type { TextField } from '../../document.ts';
import { frequentPhrases, leastFrequent } from '../postings/frequent-phrases.ts';
import { GlyphInverter } from '../postings/glyph-inverter.ts';
import { GrowingNumbers } from '../postings/growing.ts';
import { WordInverter } from '../postings/word-inverter.ts';
import type { SectionWriter } from '../storage/section-writer.ts';
import { isPair, tokenise } from '../terms/tokens.ts';
import { glyphsName, phrasesName, textName, wordsName } from './layout.ts';
import { writeGlyphTerms, writeStringTerms } from './write-terms.ts';
import { joinedTexts, TextColumnWriter } from './write-text.ts';

/** Takes the texts of one field, document by document, and writes them with their terms. */
export class TextBuilder {
  readonly #field: TextField;
  readonly #glyphs = new GlyphInverter();
  readonly #words = new WordInverter();
  readonly #sink = { glyph: (key: number): void => this.#glyphs.add(key), word: (word: string): void => this.#words.add(word) };
  readonly #ends = new GrowingNumbers();
  #units = new Uint16Array(1 << 10);
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
    this.#writeTexts(writer);
    const frequent: number[] = [];
    writeGlyphTerms(writer, glyphsName(this.#field), this.#notingFrequent(frequent));
    writeStringTerms(writer, wordsName(this.#field), this.#words.lists());
    writeStringTerms(writer, phrasesName(this.#field), frequentPhrases({ units: this.#units, ends: this.#ends.all() }, frequent));
  }

  /** The glyph terms; pairs that are frequent among them are noted. */
  *#notingFrequent(pairs: number[]): Generator<readonly [number, Uint32Array]> {
    const least = leastFrequent(this.#ends.length);
    for (const list of this.#glyphs.lists()) {
      const [key, ordinals] = list;
      if (isPair(key) && ordinals.length >= least) pairs.push(key);
      yield list;
    }
  }

  #writeTexts(writer: SectionWriter): void {
    const column = new TextColumnWriter(writer);
    const bytes = Buffer.from(this.#units.buffer);
    let start = 0;
    for (const end of this.#ends.all()) {
      column.write(bytes.subarray(start * 2, end * 2));
      start = end;
    }
    column.end(textName(this.#field));
  }

  #keep(text: string): void {
    const end = this.#length + text.length;
    if (end > this.#units.length) this.#makeRoom(end * 2);
    Buffer.from(this.#units.buffer).write(text, this.#length * 2, 'utf16le');
    this.#length = end;
  }

  #makeRoom(length: number): void {
    const units = new Uint16Array(length);
    units.set(this.#units);
    this.#units = units;
  }
}
