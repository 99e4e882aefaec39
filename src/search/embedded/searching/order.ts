import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { DateField, SearchDocument } from '../../document.ts';
import type { Sort } from '../../engine.ts';
import { dayNumber, NO_DAY, newestFirst, oldestFirst } from '../days.ts';
import type { Bitmap } from '../postings/bitmap.ts';
import type { Segment } from '../segment/segment.ts';
import type { Credit } from './segment-query.ts';
import { smallestKeys } from './smallest.ts';

/** Where a hit stands among all (次序): compared by `first`, then by `second`, both ascending, then greatest id first. */
export interface Place {
  readonly first: number;
  readonly second: number;
  readonly id: number;
}

export function comparePlaces(a: Place, b: Place): number {
  return a.first - b.first || a.second - b.second || b.id - a.id;
}

/** Greater than the relevance that any query of bounded size can give. */
const MOST_SCORE = 2 ** 20;
/** A key is `first` times this, plus a number that is the hit's alone and orders what `first` leaves equal; together below 2^53. */
const STRIDE = 2 ** 30;

/** The place of a document that is in no segment. */
export function placeOf({ id, days }: SearchDocument, sort: Sort, score: number): Place {
  if (sort === 'relevance') return { first: MOST_SCORE - score, second: newestFirst(dayNumber(days.filed)), id };
  return { first: dayPlace(sort)(dayNumber(dayOf(days, sort))), second: 0, id };
}

/** The first hits of a segment in the asked order. Runs within `withBitmaps`. */
export function firstPlaces(segment: Segment, hits: Bitmap, credits: readonly Credit[], sort: Sort, count: number): Iterable<Place> {
  if (sort === 'filed-newest') return newestPlaces(segment, hits.sliceUint32Array(0, count));
  if (sort === 'relevance') return relevantPlaces(segment, hits.toUint32Array(), scoresOf(segment, credits), count);
  return datedPlaces(segment, hits.toUint32Array(), sort, count);
}

/** Ordinals ascend in this order. */
function* newestPlaces(segment: Segment, ordinals: Uint32Array): Generator<Place> {
  const days = segment.days('filed');
  for (const ordinal of ordinals) yield { first: newestFirst(days[ordinal] ?? NO_DAY), second: 0, id: segment.ids[ordinal] ?? 0 };
}

/** Equal scores stand as ordinals do. */
function* relevantPlaces(segment: Segment, ordinals: Uint32Array, scores: Uint32Array, count: number): Generator<Place> {
  const days = segment.days('filed');
  const keys = Float64Array.from(ordinals, (ordinal) => (MOST_SCORE - (scores[ordinal] ?? 0)) * STRIDE + ordinal);
  for (const key of smallestKeys(keys, count)) {
    const ordinal = key % STRIDE;
    yield { first: Math.floor(key / STRIDE), second: newestFirst(days[ordinal] ?? NO_DAY), id: segment.ids[ordinal] ?? 0 };
  }
}

/** Equal days stand as ids do. */
function* datedPlaces(segment: Segment, ordinals: Uint32Array, sort: DatedSort, count: number): Generator<Place> {
  const days = segment.days(fieldOf(sort));
  const place = dayPlace(sort);
  const keys = Float64Array.from(ordinals, (ordinal) => place(days[ordinal] ?? NO_DAY) * STRIDE + (segment.idRanks[ordinal] ?? 0));
  for (const key of smallestKeys(keys, count)) {
    const ordinal = segment.byId[key % STRIDE] ?? 0;
    yield { first: Math.floor(key / STRIDE), second: 0, id: segment.ids[ordinal] ?? 0 };
  }
}

/** By ordinal. */
function scoresOf(segment: Segment, credits: readonly Credit[]): Uint32Array {
  const scores = new Uint32Array(segment.documents);
  for (const credit of credits) {
    for (const ordinal of credit.hits.toUint32Array()) scores[ordinal] = (scores[ordinal] ?? 0) + credit.weight;
  }
  return scores;
}

type DatedSort = Exclude<Sort, 'relevance'>;

const fieldOf = (sort: DatedSort): DateField => sort.slice(0, sort.indexOf('-')) as DateField;
const dayOf = (days: SearchDocument['days'], sort: DatedSort): CivilDate | undefined => days[fieldOf(sort)];
const dayPlace = (sort: DatedSort): ((day: number) => number) => (sort.endsWith('newest') ? newestFirst : oldestFirst);
