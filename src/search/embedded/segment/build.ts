import { foldText } from '#domain/chinese/fold.ts';
import { DATE_FIELDS, TEXT_FIELDS, type TextField } from '../../document.ts';
import type { KeptDocument } from '../change.ts';
import { dayNumber, newestFirst } from '../days.ts';
import { GlyphIds } from '../postings/glyph-ids.ts';
import { Inverter, type Inverted } from '../postings/inverter.ts';
import { SectionWriter } from '../storage/section-writer.ts';
import { tokenise } from '../terms/tokens.ts';
import { FACETS, type Facet } from '../../engine.ts';
import { daysName, facetName, facetValues, glyphsName, TERM_FIELDS, textName, wordsName } from './layout.ts';
import { FacetColumnWriter, writeIdentity } from './write-columns.ts';
import { writeGlyphTerms, writeStringTerms } from './write-terms.ts';
import { TextColumnWriter } from './write-text.ts';

/** Writes a segment of documents with different ids (建段), in any order. Memory is bounded by what is given. */
export function buildSegment(path: string, documents: readonly KeptDocument[]): void {
  const ordered = inOrder(documents);
  const writer = new SectionWriter(path);
  writeIdentity(writer, Float64Array.from(ordered, ({ document }) => document.id), Float64Array.from(ordered, ({ document }) => document.revision));
  for (const field of DATE_FIELDS) writer.add(daysName(field), Int32Array.from(ordered, ({ document }) => dayNumber(document.days[field])));
  for (const field of TEXT_FIELDS) buildText(writer, field, ordered);
  for (const { name, of } of TERM_FIELDS) buildTerms(writer, name, ordered.map(({ document }) => of(document)));
  for (const facet of FACETS) buildFacet(writer, facet, ordered);
  writer.finish(ordered.length, ordered.reduce((most, { document }) => Math.max(most, document.revision), 0));
}

function inOrder(documents: readonly KeptDocument[]): KeptDocument[] {
  const keyed = documents.map((kept) => ({ kept, day: newestFirst(dayNumber(kept.document.days.filed)) }));
  keyed.sort((a, b) => a.day - b.day || b.kept.document.id - a.kept.document.id);
  return keyed.map(({ kept }) => kept);
}

function buildText(writer: SectionWriter, field: TextField, documents: readonly KeptDocument[]): void {
  if (!documents.some(({ document }) => document.texts[field]?.length)) return;
  const terms = new TextTerms();
  const column = new TextColumnWriter(writer, documents.length);
  for (const { document } of documents) {
    const texts = (document.texts[field] ?? []).map(foldText);
    for (const text of texts) tokenise(text, terms);
    terms.endDocument();
    column.write(texts);
  }
  column.end(textName(field));
  terms.write(writer, field);
}

function buildTerms(writer: SectionWriter, name: string, values: readonly (readonly string[])[]): void {
  const terms = new TextTerms();
  for (const ofDocument of values) {
    for (const value of ofDocument) terms.word(value);
    terms.endDocument();
  }
  terms.writeStrings(writer, name);
}

function buildFacet(writer: SectionWriter, facet: Facet, documents: readonly KeptDocument[]): void {
  const column = new FacetColumnWriter(documents.length);
  for (const kept of documents) {
    for (const value of facetValues(kept, facet)) column.add(column.numberOf(value));
    column.endDocument();
  }
  column.write(writer, facetName(facet));
}

/** The terms of one field, numbered as they come. */
class TextTerms {
  readonly #inverter = new Inverter();
  #next = 0;
  readonly #glyphs = new GlyphIds(() => this.#next++);
  readonly #words = new Map<string, number>();

  glyph(key: number): void {
    this.#inverter.add(this.#glyphs.idOf(key));
  }

  word(word: string): void {
    let id = this.#words.get(word);
    if (id === undefined) this.#words.set(word, (id = this.#next++));
    this.#inverter.add(id);
  }

  endDocument(): void {
    this.#inverter.endDocument();
  }

  write(writer: SectionWriter, field: TextField): void {
    const inverted = this.#inverter.invert();
    writeGlyphTerms(writer, glyphsName(field), this.#glyphLists(inverted));
    writeStringTerms(writer, wordsName(field), this.#wordLists(inverted));
  }

  writeStrings(writer: SectionWriter, name: string): void {
    if (this.#next > 0) writeStringTerms(writer, name, this.#wordLists(this.#inverter.invert()));
  }

  *#glyphLists(inverted: Inverted): Generator<readonly [number, Uint32Array]> {
    for (const key of this.#glyphs.sortedKeys()) yield [key, listOf(inverted, this.#glyphs.idOf(key))];
  }

  *#wordLists(inverted: Inverted): Generator<readonly [string, Uint32Array]> {
    for (const word of [...this.#words.keys()].sort()) yield [word, listOf(inverted, this.#words.get(word) ?? 0)];
  }
}

const listOf = ({ starts, ordinals }: Inverted, term: number): Uint32Array => ordinals.subarray(starts[term], starts[term + 1]);
