import { FACETS, type Facet, type FacetValue } from '../../engine.ts';
import type { KeptDocument } from '../change.ts';
import { facetValues } from '../segment/layout.ts';
import type { Bitmap } from '../postings/bitmap.ts';
import { hasBit } from '../postings/bits.ts';
import type { FacetColumn, Slots } from '../segment/facet-column.ts';
import type { Segment } from '../segment/segment.ts';
import type { Stretch } from '../segment/stretches.ts';
import type { Strings } from '../segment/terms.ts';
import { firstOf, smallestKeys } from './smallest.ts';

/** How many values of a facet are told. */
const MOST_VALUES = 50;

/**
 * The values of a facet, numbered across all segments, so that counting needs no texts. Segments number their own
 * values; how those translate is made when first needed and forgotten with the segment.
 */
class FacetNumbers {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #translations = new WeakMap<Strings, Uint32Array>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  /** The numbers of a segment's values. */
  translationOf(values: Strings): Uint32Array {
    const known = this.#translations.get(values);
    if (known) return known;
    const made = Uint32Array.from({ length: values.length }, (_, place) => this.numberOf(values.at(place)));
    this.#translations.set(values, made);
    return made;
  }
}

/** Hits of one segment. */
export interface SegmentHits {
  readonly segment: Segment;
  readonly hits: Bitmap;
}

/** Counts hits by the values of facets (分面). */
export class FacetCounter {
  readonly #numbers = new Map(FACETS.map((facet) => [facet, new FacetNumbers()]));

  count(facet: Facet, inSegments: readonly SegmentHits[], others: readonly KeptDocument[]): FacetValue[] {
    const numbers = this.#numbers.get(facet) ?? new FacetNumbers();
    const columns = inSegments.map((hits) => ({ hits, column: hits.segment.facet(facet) }));
    const ofOthers = others.flatMap((kept) => facetValues(kept, facet)).map((value) => numbers.numberOf(value));
    const translations = columns.map(({ column }) => numbers.translationOf(column.values));
    const counts = new Uint32Array(numbers.names.length);
    columns.forEach(({ hits, column }, place) => addTranslated(counts, countIn(hits, column), translations[place] ?? NO_NUMBERS));
    for (const number of ofOthers) counts[number] = (counts[number] ?? 0) + 1;
    return mostFrequent(counts, numbers.names);
  }
}

const NO_NUMBERS = new Uint32Array();

/** How often each of a segment's own values stands in the hits. */
function countIn({ hits }: SegmentHits, column: FacetColumn): Uint32Array {
  return column.stretches && !hits.few ? countStretches(hits, column.stretches, column.values.length) : countColumn(hits, column);
}

function countStretches(hits: Bitmap, stretches: readonly Stretch[], values: number): Uint32Array {
  const counts = new Uint32Array(values);
  for (const { from, to, number } of stretches) counts[number] = (counts[number] ?? 0) + hits.countBetween(from, to);
  return counts;
}

/** What is counted of the empty slots is left out. */
function countColumn(hits: Bitmap, column: FacetColumn): Uint32Array {
  const counts = new Uint32Array(column.values.length + 1);
  countSlots(hits, column, counts);
  if (column.restOrdinals.length > 0) countRest(hits, column, counts);
  return counts.subarray(1);
}

function countSlots({ few, bits }: Bitmap, { slots, width }: FacetColumn, counts: Uint32Array): void {
  if (few) for (let index = 0; index < few.length; index++) countDocument(few[index] ?? 0, slots, width, counts);
  else for (let place = 0; place < bits.length; place++) {
    for (let word = bits[place] ?? 0; word !== 0; word &= word - 1) countDocument(place * 32 + 31 - Math.clz32(word & -word), slots, width, counts);
  }
}

function countDocument(ordinal: number, slots: Slots, width: number, counts: Uint32Array): void {
  const end = (ordinal + 1) * width;
  for (let slot = end - width; slot < end; slot++) {
    const held = slots[slot] ?? 0;
    counts[held] = (counts[held] ?? 0) + 1;
  }
}

/** Of a few hits each is looked up among the documents with more values, else each of those among the hits. */
function countRest(hits: Bitmap, column: FacetColumn, counts: Uint32Array): void {
  const count = (held: number): void => void (counts[held] = (counts[held] ?? 0) + 1);
  if (hits.few) hits.few.forEach((ordinal) => column.forEachOfRest(ordinal, count));
  else column.restOrdinals.forEach((ordinal, place) => hasBit(hits.bits, ordinal) && count(column.restNumbers[place] ?? 0));
}

function addTranslated(counts: Uint32Array, ofSegment: Uint32Array, translation: Uint32Array): void {
  for (let number = 0; number < ofSegment.length; number++) {
    const among = translation[number] ?? 0;
    counts[among] = (counts[among] ?? 0) + (ofSegment[number] ?? 0);
  }
}

/** Counts come before names: what cannot be among the first by its count is not looked at by name. */
function mostFrequent(counts: Uint32Array, names: readonly string[]): FacetValue[] {
  return firstOf(counted(counts, names, leastAmong(counts, MOST_VALUES)), MOST_VALUES, (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The least of the greatest counts, so many of them; at least 1. */
function leastAmong(counts: Uint32Array, most: number): number {
  const negative = new Float64Array(counts.length);
  for (let number = 0; number < counts.length; number++) negative[number] = -(counts[number] ?? 0);
  return Math.max(1, -(smallestKeys(negative, most).at(-1) ?? 0));
}

function* counted(counts: Uint32Array, names: readonly string[], least: number): Generator<FacetValue> {
  for (let number = 0; number < counts.length; number++) {
    const count = counts[number] ?? 0;
    if (count >= least) yield { value: names[number] ?? '', count };
  }
}
