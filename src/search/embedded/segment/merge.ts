import { DATE_FIELDS, TEXT_FIELDS, type TextField } from '../../document.ts';
import { FACETS, type Facet } from '../../engine.ts';
import { newestFirst, NO_DAY } from '../days.ts';
import { SectionWriter } from '../storage/section-writer.ts';
import { sourceOfFile } from './image.ts';
import { facetName, glyphsName, phrasesName, STRING_TERMS, textName } from './layout.ts';
import { GONE, type MergeSource } from './merge-source.ts';
import { mergeGlyphTerms, mergePhrases, mergeStringTerms } from './merge-terms.ts';
import { Segment } from './segment.ts';
import { FacetColumnWriter, writeIdentities } from './write-columns.ts';
import { TextColumnWriter } from './write-text.ts';

/** Documents of one of the segments that are merged, in the order of the new one: `ordinals[i]` of segment `sources[i]`. */
interface MergedOrder {
  readonly sources: Uint16Array;
  readonly ordinals: Uint32Array;
}

/** A segment to be merged and the ordinals that are deleted in it. */
export interface MergeInput {
  readonly path: string;
  readonly deleted?: Uint8Array | undefined;
}

/**
 * Writes one segment in place of several, without the documents that are deleted in them (合并). Gives the number of
 * those that are left; where there are none it writes nothing.
 */
export function mergeSegments(path: string, inputs: readonly MergeInput[]): number {
  const segments = inputs.map((input) => new Segment(sourceOfFile(input.path), input.deleted));
  const order = mergedOrder(segments);
  if (order.ordinals.length > 0) writeMerged(new SectionWriter(path), segments, order);
  for (const segment of segments) segment.close();
  return order.ordinals.length;
}

function writeMerged(writer: SectionWriter, segments: readonly Segment[], order: MergedOrder): void {
  const sources = newOrdinalsOf(segments, order);
  writeIdentities(writer, {
    ids: gather(order, segments.map(({ ids }) => ids)),
    revisions: gather(order, segments.map(({ revisions }) => revisions)),
    days: DATE_FIELDS.map((field) => ({ field, numbers: Int32Array.from(gather(order, segments.map((segment) => segment.days(field)))) })),
  });
  const forget = (): void => segments.forEach((segment) => segment.forget());
  for (const field of TEXT_FIELDS) {
    mergeText(writer, field, order, segments);
    forget();
    mergeGlyphTerms(writer, glyphsName(field), sources);
    forget();
    mergePhrases(writer, phrasesName(field), sources.filter(({ segment }) => !segment.text(field).isEmpty));
    forget();
  }
  for (const name of STRING_TERMS) {
    mergeStringTerms(writer, name, sources);
    forget();
  }
  for (const facet of FACETS) mergeFacet(writer, facet, order, segments);
  writer.finish(order.ordinals.length);
}

/** The documents that are left, newest filed first, then greatest id first: as each segment has them already. */
function mergedOrder(segments: readonly Segment[]): MergedOrder {
  const total = segments.reduce((sum, { live }) => sum + live, 0);
  const order = { sources: new Uint16Array(total), ordinals: new Uint32Array(total) };
  const cursors = segments.map((segment, source) => new Cursor(segment, source)).filter(({ isOver }) => !isOver);
  for (let place = 0; place < total; place++) {
    const first = cursors.reduce((best, cursor) => (cursor.isBefore(best) ? cursor : best));
    order.sources[place] = first.source;
    order.ordinals[place] = first.ordinal;
    first.advance();
    if (first.isOver) cursors.splice(cursors.indexOf(first), 1);
  }
  return order;
}

/** Walks over the documents of a segment that are not deleted. */
class Cursor {
  readonly source: number;
  ordinal = -1;
  #day = 0;
  #id = 0;
  readonly #segment: Segment;
  readonly #days: Int32Array;

  constructor(segment: Segment, source: number) {
    this.#segment = segment;
    this.source = source;
    this.#days = segment.days('filed');
    this.advance();
  }

  get isOver(): boolean {
    return this.ordinal >= this.#segment.documents;
  }

  advance(): void {
    do this.ordinal++;
    while (this.#segment.deleted.has(this.ordinal));
    this.#day = newestFirst(this.#days[this.ordinal] ?? NO_DAY);
    this.#id = this.#segment.ids[this.ordinal] ?? 0;
  }

  isBefore(other: Cursor): boolean {
    return this.#day < other.#day || (this.#day === other.#day && this.#id > other.#id);
  }
}

function newOrdinalsOf(segments: readonly Segment[], { sources, ordinals }: MergedOrder): MergeSource[] {
  const found = segments.map((segment) => ({ segment, newOrdinals: new Uint32Array(segment.documents).fill(GONE) }));
  ordinals.forEach((ordinal, place) => {
    const source = found[sources[place] ?? 0];
    if (source) source.newOrdinals[ordinal] = place;
  });
  return found;
}

function gather({ sources, ordinals }: MergedOrder, columns: readonly (Float64Array | Int32Array)[]): Float64Array {
  return Float64Array.from(ordinals, (ordinal, place) => columns[sources[place] ?? 0]?.[ordinal] ?? 0);
}

function mergeText(writer: SectionWriter, field: TextField, { sources, ordinals }: MergedOrder, segments: readonly Segment[]): void {
  const texts = segments.map((segment) => segment.text(field));
  if (texts.every(({ isEmpty }) => isEmpty)) return;
  const column = new TextColumnWriter(writer);
  ordinals.forEach((ordinal, place) => {
    const text = texts[sources[place] ?? 0];
    column.write(text ? text.bytes(ordinal) : NOTHING);
  });
  column.end(textName(field));
}

const NOTHING = new Uint8Array();

function mergeFacet(writer: SectionWriter, facet: Facet, { sources, ordinals }: MergedOrder, segments: readonly Segment[]): void {
  const merged = new FacetColumnWriter();
  const columns = segments.map((segment) => {
    const column = segment.facet(facet);
    const numbers = Uint32Array.from({ length: column.values.length }, (_, place) => merged.numberOf(column.values.at(place)));
    return { column, take: (number: number): void => merged.add(numbers[number] ?? 0) };
  });
  ordinals.forEach((ordinal, place) => {
    const source = columns[sources[place] ?? 0];
    source?.column.forEachNumber(ordinal, source.take);
    merged.endDocument();
  });
  merged.write(writer, facetName(facet));
}
