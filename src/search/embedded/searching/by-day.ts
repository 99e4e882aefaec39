import type { DateField } from '../../document.ts';
import type { Sort } from '../../engine.ts';
import { newestFirst, NO_DAY, oldestFirst } from '../days.ts';
import type { Bitmap } from '../postings/bitmap.ts';
import { hasBit } from '../postings/bits.ts';
import type { DayOrder, Segment } from '../segment/segment.ts';
import type { Meter } from './meter.ts';
import { smallestKeys } from './smallest.ts';

export type DatedSort = Exclude<Sort, 'relevance'>;

export const fieldOf = (sort: DatedSort): DateField => sort.slice(0, sort.indexOf('-')) as DateField;
export const dayPlace = (sort: DatedSort): ((day: number) => number) => (isNewest(sort) ? newestFirst : oldestFirst);

const isNewest = (sort: DatedSort): boolean => sort.endsWith('newest');

/** A key is the day's place times this, plus the rank of the id; together below 2^53. */
const STRIDE = 2 ** 30;
/** Walking over so many documents takes less time than making a key for one hit. */
const STEPS_FOR_A_KEY = 4;

/**
 * The ordinals of the first hits by a day, in order. Where a few of many are wanted it walks over the documents in their
 * order until it has met them; where they stand too far from the beginning it sorts.
 */
export function firstByDay(segment: Segment, hits: Bitmap, sort: DatedSort, count: number, meter: Meter): Uint32Array {
  if (sort === 'filed-newest') return hits.first(count);
  const most = hits.size * STEPS_FOR_A_KEY;
  meter.spend(most);
  const walked = hits.few || count * 8 > hits.size ? undefined : new Walk(segment, hits.bits, fieldOf(sort), count, most);
  if (walked && (isNewest(sort) ? walked.newest() : walked.oldest())) return walked.found();
  return sortedByDay(segment, hits.ordinals, sort, count);
}

/** Equal days stand as ids do. */
function sortedByDay(segment: Segment, ordinals: Uint32Array, sort: DatedSort, count: number): Uint32Array {
  const days = segment.days(fieldOf(sort));
  const place = dayPlace(sort);
  const keys = new Float64Array(ordinals.length);
  for (let index = 0; index < keys.length; index++) {
    const ordinal = ordinals[index] ?? 0;
    keys[index] = place(days[ordinal] ?? NO_DAY) * STRIDE + (segment.idRanks[ordinal] ?? 0);
  }
  return Uint32Array.from(smallestKeys(keys, count), (key) => segment.byId[key % STRIDE] ?? 0);
}

/** Looks for hits along an order, no further than so many steps. */
class Walk {
  readonly #days: Int32Array;
  readonly #order: DayOrder;
  readonly #bits: Uint32Array;
  readonly #count: number;
  readonly #found: number[] = [];
  #stepsLeft: number;

  constructor(segment: Segment, bits: Uint32Array, field: DateField, count: number, mostSteps: number) {
    this.#days = segment.days(field);
    this.#order = segment.order(field);
    this.#bits = bits;
    this.#count = count;
    this.#stepsLeft = mostSteps;
  }

  found(): Uint32Array {
    return Uint32Array.from(this.#found.slice(0, this.#count));
  }

  /** Whether it came so far as to have found them all. */
  newest(): boolean {
    return this.#over(0, this.#order.length);
  }

  /** From the last day backwards, within a day onwards; those without a day come last here too. */
  oldest(): boolean {
    const { dated, length } = this.#order;
    for (let end = dated; end > 0 && this.#stepsLeft > 0; ) {
      const start = this.#startOfDay(end - 1);
      if (this.#over(start, end)) return true;
      end = start;
    }
    return this.#stepsLeft > 0 && this.#over(dated, length);
  }

  /** Where the day of a place begins. */
  #startOfDay(place: number): number {
    const day = this.#days[this.#order.at(place)];
    let start = place;
    while (start > 0 && this.#days[this.#order.at(start - 1)] === day) start--;
    return start;
  }

  /** Takes the hits among some places. */
  #over(start: number, end: number): boolean {
    const last = Math.min(end, start + this.#stepsLeft);
    this.#stepsLeft -= last - start;
    for (let place = start; place < last && this.#found.length < this.#count; place++) {
      const ordinal = this.#order.at(place);
      if (hasBit(this.#bits, ordinal)) this.#found.push(ordinal);
    }
    return this.#found.length >= this.#count;
  }
}
