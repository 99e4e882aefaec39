import { type Bitmap, difference, intersection } from '../postings/bitmap.ts';
import type { Segment } from '../segment/segment.ts';
import type { Meter } from './meter.ts';
import type { Credit } from './segment-query.ts';
import { smallestKeys } from './smallest.ts';

/** Greater than the relevance that any query of bounded size can give. */
export const MOST_SCORE = 2 ** 20;
/** A key is what the relevance lacks, times this, plus the ordinal; together below 2^53. */
const STRIDE = 2 ** 30;

/** A hit's ordinal and relevance. */
export interface Scored {
  readonly ordinal: number;
  readonly score: number;
}

/**
 * The first hits by relevance, equal ones newest filed first. Where a few of many are wanted, the hits with the most
 * valuable credits are looked for by intersecting sets, so that no hit is scored by itself; where that takes too many
 * steps, each is. Of the credits of a phrase a document has one at most.
 */
export function firstByRelevance(segment: Segment, hits: Bitmap, phrases: readonly (readonly Credit[])[], count: number, meter: Meter): Scored[] {
  const keys = hits.few || count * 8 > hits.size ? undefined : bestKeys(hits, phrases, count, meter);
  return Array.from(keys ?? smallestKeys(allKeys(segment, hits, phrases.flat(), meter), count), (key) => ({ ordinal: key % STRIDE, score: MOST_SCORE - Math.floor(key / STRIDE) }));
}

const keyOf = (score: number, ordinal: number): number => (MOST_SCORE - score) * STRIDE + ordinal;

/** Sets that are made before each hit is scored by itself. */
const MOST_GROUPS = 40;

/** Hits that have the same credits so far: of the phrases before one all have been asked, of that one's some. */
interface Group {
  readonly hits: Bitmap;
  /** To be taken away from the hits; that waits until the group's turn comes. */
  readonly without?: Bitmap;
  readonly phrase: number;
  readonly credit: number;
  readonly score: number;
  /** No hit of the group has more. */
  readonly most: number;
}

function bestKeys(hits: Bitmap, phrases: readonly (readonly Credit[])[], count: number, meter: Meter): Float64Array | undefined {
  const groups = new Groups(hits, phrases);
  const keys: number[] = [];
  let last = MOST_SCORE;
  for (let made = 0; made < MOST_GROUPS; made++) {
    const best = groups.take();
    if (!best || (keys.length >= count && best.most < last)) return Float64Array.from(keys).sort().subarray(0, count);
    meter.spend(hits.bits.length);
    const left = best.without ? difference(best.hits, best.without) : best.hits;
    if (left.isEmpty || groups.split(best, left)) continue;
    last = best.score;
    for (const ordinal of left.first(count)) keys.push(keyOf(best.score, ordinal));
  }
  return undefined;
}

/** The groups that have not been looked at, and how they fall apart. */
class Groups {
  readonly #phrases: readonly (readonly Credit[])[];
  /** What the phrases from one on can add at most. */
  readonly #mostFrom: readonly number[];
  readonly #waiting: Group[] = [];

  constructor(hits: Bitmap, phrases: readonly (readonly Credit[])[]) {
    this.#phrases = phrases.map((credits) => credits.toSorted((a, b) => b.weight - a.weight)).filter((credits) => credits.length > 0);
    this.#mostFrom = this.#phrases.map((_, place) => this.#phrases.slice(place).reduce((sum, credits) => sum + (credits[0]?.weight ?? 0), 0));
    this.#add({ hits, phrase: 0, credit: 0, score: 0 });
  }

  /** The one that can have the greatest relevance. */
  take(): Group | undefined {
    const best = this.#waiting.reduce<Group | undefined>((most, group) => (!most || group.most > most.most ? group : most), undefined);
    if (best) this.#waiting.splice(this.#waiting.indexOf(best), 1);
    return best;
  }

  /** Into those that have the next credit and those that have not; false where no credit is left. */
  split({ phrase, credit, score }: Group, hits: Bitmap): boolean {
    const credits = this.#phrases[phrase];
    const next = credits?.[credit];
    if (!credits || !next) return false;
    this.#add({ hits: intersection(next.hits, hits), phrase: phrase + 1, credit: 0, score: score + next.weight });
    const isLast = credit + 1 === credits.length;
    this.#add({ hits, without: next.hits, phrase: isLast ? phrase + 1 : phrase, credit: isLast ? 0 : credit + 1, score });
    return true;
  }

  #add(group: Omit<Group, 'most'>): void {
    const ofPhrase = this.#phrases[group.phrase]?.[group.credit]?.weight ?? 0;
    this.#waiting.push({ ...group, most: group.score + ofPhrase + (this.#mostFrom[group.phrase + 1] ?? 0) });
  }
}

/** Of every hit. Equal scores stand as ordinals do. */
function allKeys(segment: Segment, hits: Bitmap, credits: readonly Credit[], meter: Meter): Float64Array {
  const ordinals = hits.ordinals;
  const keys = new Float64Array(ordinals.length);
  const scores = scratchOf(segment.documents);
  try {
    for (const credit of credits) addCredit(scores, intersection(credit.hits, hits).ordinals, credit.weight, meter);
    for (let index = 0; index < keys.length; index++) keys[index] = keyOf(scores[ordinals[index] ?? 0] ?? 0, ordinals[index] ?? 0);
  } finally {
    for (let index = 0; index < ordinals.length; index++) scores[ordinals[index] ?? 0] = 0;
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
