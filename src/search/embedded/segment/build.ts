import { DATE_FIELDS, TEXT_FIELDS } from '../../document.ts';
import { FACETS } from '../../engine.ts';
import type { KeptDocument } from '../change.ts';
import { dayNumber } from '../days.ts';
import { WordInverter } from '../postings/word-inverter.ts';
import { SectionWriter } from '../storage/section-writer.ts';
import { facetName, facetValues, TERM_FIELDS } from './layout.ts';
import { TextBuilder } from './text-builder.ts';
import { compareKeys, orderKey } from './order-key.ts';
import { FacetColumnWriter, writeIdentities } from './write-columns.ts';
import { writeStringTerms } from './write-terms.ts';

/** Writes a segment of documents with different ids, in any order (建段). */
export function buildSegment(path: string, documents: readonly KeptDocument[]): void {
  const builder = new SegmentBuilder();
  const ordered = documents.map((kept) => ({ kept, key: orderKey(kept) })).sort((a, b) => compareKeys(a.key, b.key));
  for (const { kept } of ordered) builder.add(kept);
  builder.write(path);
}

/** Takes documents in the order of their keys; keeps their terms, columns and texts, not the documents. */
export class SegmentBuilder {
  readonly #ids: number[] = [];
  readonly #revisions: number[] = [];
  readonly #days = DATE_FIELDS.map((field) => ({ field, numbers: [] as number[] }));
  readonly #texts = TEXT_FIELDS.map((field) => ({ field, builder: new TextBuilder(field) }));
  readonly #terms = TERM_FIELDS.map(({ name, of }) => ({ name, of, terms: new WordInverter() }));
  readonly #facets = FACETS.map((facet) => ({ facet, column: new FacetColumnWriter() }));

  add(kept: KeptDocument): void {
    const { document } = kept;
    this.#ids.push(document.id);
    this.#revisions.push(document.revision);
    for (const { field, numbers } of this.#days) numbers.push(dayNumber(document.days[field]));
    for (const { field, builder } of this.#texts) builder.add(document.texts[field] ?? []);
    for (const { of, terms } of this.#terms) addTerms(terms, of(document));
    for (const { facet, column } of this.#facets) addFacet(column, facetValues(kept, facet));
  }

  write(path: string): void {
    const writer = new SectionWriter(path);
    const days = this.#days.map(({ field, numbers }) => ({ field, numbers: Int32Array.from(numbers) }));
    writeIdentities(writer, { ids: Float64Array.from(this.#ids), revisions: Float64Array.from(this.#revisions), days });
    for (const { builder } of this.#texts) builder.write(writer);
    for (const { name, terms } of this.#terms) if (!terms.isEmpty) writeStringTerms(writer, name, terms.lists());
    for (const { facet, column } of this.#facets) column.write(writer, facetName(facet));
    writer.finish(this.#ids.length);
  }
}

function addTerms(terms: WordInverter, ofDocument: readonly string[]): void {
  for (const term of ofDocument) terms.add(term);
  terms.endDocument();
}

function addFacet(column: FacetColumnWriter, values: readonly string[]): void {
  for (const value of values) column.add(column.numberOf(value));
  column.endDocument();
}
