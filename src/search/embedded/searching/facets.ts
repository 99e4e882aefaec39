import { FACETS, type Facet, type FacetValue } from '../../engine.ts';
import type { KeptDocument } from '../change.ts';
import { facetValues } from '../segment/layout.ts';
import type { Bitmap } from '../postings/bitmap.ts';
import type { FacetColumn, Segment } from '../segment/segment.ts';
import type { Stretch } from '../segment/stretches.ts';
import type { Strings } from '../segment/terms.ts';
import { firstOf } from './smallest.ts';

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
  return column.stretches && !hits.few ? countStretches(hits, column.stretches, column.values.length) : countColumn(hits.ordinals, column);
}

function countStretches(hits: Bitmap, stretches: readonly Stretch[], values: number): Uint32Array {
  const counts = new Uint32Array(values);
  for (const { from, to, number } of stretches) counts[number] = (counts[number] ?? 0) + hits.countBetween(from, to);
  return counts;
}

function countColumn(ordinals: Uint32Array, { column, ends, values }: FacetColumn): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (let index = 0; index < ordinals.length; index++) {
    const ordinal = ordinals[index] ?? 0;
    const end = ends[ordinal + 1] ?? 0;
    for (let place = ends[ordinal] ?? 0; place < end; place++) {
      const number = column[place] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }
  return counts;
}

function addTranslated(counts: Uint32Array, ofSegment: Uint32Array, translation: Uint32Array): void {
  for (let number = 0; number < ofSegment.length; number++) {
    const among = translation[number] ?? 0;
    counts[among] = (counts[among] ?? 0) + (ofSegment[number] ?? 0);
  }
}

function mostFrequent(counts: Uint32Array, names: readonly string[]): FacetValue[] {
  return firstOf(counted(counts, names), MOST_VALUES, (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function* counted(counts: Uint32Array, names: readonly string[]): Generator<FacetValue> {
  for (let number = 0; number < counts.length; number++) {
    const count = counts[number] ?? 0;
    if (count > 0) yield { value: names[number] ?? '', count };
  }
}
