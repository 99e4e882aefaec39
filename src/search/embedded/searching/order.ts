import type { SearchDocument } from '../../document.ts';
import type { Sort } from '../../engine.ts';
import { dayNumber, NO_DAY, newestFirst } from '../days.ts';
import type { Bitmap } from '../postings/bitmap.ts';
import type { Segment } from '../segment/segment.ts';
import { dayPlace, fieldOf, firstByDay } from './by-day.ts';
import { firstByRelevance, MOST_SCORE } from './by-relevance.ts';
import type { Meter } from './meter.ts';
import type { Credit } from './segment-query.ts';

/** Where a hit stands among all (次序): compared by `first`, then by `second`, both ascending, then greatest id first. */
export interface Place {
  readonly first: number;
  readonly second: number;
  readonly id: number;
}

export function comparePlaces(a: Place, b: Place): number {
  return a.first - b.first || a.second - b.second || b.id - a.id;
}

/** The place of a document that is in no segment. */
export function placeOf({ id, days }: SearchDocument, sort: Sort, score: number): Place {
  if (sort === 'relevance') return { first: MOST_SCORE - score, second: newestFirst(dayNumber(days.filed)), id };
  return { first: dayPlace(sort)(dayNumber(days[fieldOf(sort)])), second: 0, id };
}

/** The first hits of a segment in the asked order. */
export function* firstPlaces(segment: Segment, hits: Bitmap, phrases: readonly (readonly Credit[])[], sort: Sort, count: number, meter: Meter): Generator<Place> {
  if (sort === 'relevance') {
    const filed = segment.days('filed');
    for (const { ordinal, score } of firstByRelevance(segment, hits, phrases, count, meter)) yield { first: MOST_SCORE - score, second: newestFirst(filed[ordinal] ?? NO_DAY), id: segment.ids[ordinal] ?? 0 };
    return;
  }
  const [days, place] = [segment.days(fieldOf(sort)), dayPlace(sort)];
  for (const ordinal of firstByDay(segment, hits, sort, count, meter)) yield { first: place(days[ordinal] ?? NO_DAY), second: 0, id: segment.ids[ordinal] ?? 0 };
}
