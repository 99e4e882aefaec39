import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { DateField, SearchDocument } from '../../document.ts';
import type { Sort } from '../../engine.ts';
import { dayNumber, NO_DAY, newestFirst, oldestFirst } from '../days.ts';
import { type Bitmap, intersection } from '../postings/bitmap.ts';
import type { Segment } from '../segment/segment.ts';
import type { Meter } from './meter.ts';
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

/** The first hits of a segment in the asked order. */
export function firstPlaces(segment: Segment, hits: Bitmap, credits: readonly Credit[], sort: Sort, count: number, meter: Meter): Iterable<Place> {
  if (sort === 'filed-newest') return newestPlaces(segment, hits.first(count));
  if (sort === 'relevance') return relevantPlaces(segment, smallestKeys(relevanceKeys(segment, hits, credits, meter), count));
  return datedPlaces(segment, smallestKeys(dayKeys(segment, hits.ordinals, sort), count));
}

/** Ordinals ascend in this order. */
function* newestPlaces(segment: Segment, ordinals: Uint32Array): Generator<Place> {
  const days = segment.days('filed');
  for (const ordinal of ordinals) yield { first: newestFirst(days[ordinal] ?? NO_DAY), second: 0, id: segment.ids[ordinal] ?? 0 };
}

function* relevantPlaces(segment: Segment, keys: Float64Array): Generator<Place> {
  const days = segment.days('filed');
  for (const key of keys) {
    const ordinal = key % STRIDE;
    yield { first: Math.floor(key / STRIDE), second: newestFirst(days[ordinal] ?? NO_DAY), id: segment.ids[ordinal] ?? 0 };
  }
}

function* datedPlaces(segment: Segment, keys: Float64Array): Generator<Place> {
  for (const key of keys) {
    const ordinal = segment.byId[key % STRIDE] ?? 0;
    yield { first: Math.floor(key / STRIDE), second: 0, id: segment.ids[ordinal] ?? 0 };
  }
}

/** Equal scores stand as ordinals do. */
function relevanceKeys(segment: Segment, hits: Bitmap, credits: readonly Credit[], meter: Meter): Float64Array {
  const ordinals = hits.ordinals;
  const keys = new Float64Array(ordinals.length);
  const scores = scratchOf(segment.documents);
  try {
    for (const credit of credits) addCredit(scores, intersection(credit.hits, hits).ordinals, credit.weight, meter);
    for (let index = 0; index < keys.length; index++) {
      const ordinal = ordinals[index] ?? 0;
      keys[index] = (MOST_SCORE - (scores[ordinal] ?? 0)) * STRIDE + ordinal;
    }
  } finally {
    for (const ordinal of ordinals) scores[ordinal] = 0;
  }
  return keys;
}

/** Equal days stand as ids do. */
function dayKeys(segment: Segment, ordinals: Uint32Array, sort: DatedSort): Float64Array {
  const days = segment.days(fieldOf(sort));
  const place = dayPlace(sort);
  const keys = new Float64Array(ordinals.length);
  for (let index = 0; index < keys.length; index++) {
    const ordinal = ordinals[index] ?? 0;
    keys[index] = place(days[ordinal] ?? NO_DAY) * STRIDE + (segment.idRanks[ordinal] ?? 0);
  }
  return keys;
}

/** All zero between two uses: clearing the hits' scores is less than making an array as long as the segment. */
let scratch = new Uint32Array(0);

function scratchOf(length: number): Uint32Array {
  if (scratch.length < length) scratch = new Uint32Array(length);
  return scratch;
}

function addCredit(scores: Uint32Array, ordinals: Uint32Array, weight: number, meter: Meter): void {
  meter.spend(ordinals.length);
  for (let index = 0; index < ordinals.length; index++) {
    const ordinal = ordinals[index] ?? 0;
    scores[ordinal] = (scores[ordinal] ?? 0) + weight;
  }
}

type DatedSort = Exclude<Sort, 'relevance'>;

const fieldOf = (sort: DatedSort): DateField => sort.slice(0, sort.indexOf('-')) as DateField;
const dayOf = (days: SearchDocument['days'], sort: DatedSort): CivilDate | undefined => days[fieldOf(sort)];
const dayPlace = (sort: DatedSort): ((day: number) => number) => (sort.endsWith('newest') ? newestFirst : oldestFirst);
