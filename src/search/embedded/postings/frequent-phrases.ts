import { GrowingNumbers } from './growing.ts';
import { KeyNumbers, UNKNOWN } from './key-numbers.ts';
import { runsOf, sortPairs } from './radix-sort.ts';

/** Texts one after the other as UTF-16 units, and where each document's end. */
export interface Texts {
  readonly units: Uint16Array;
  readonly ends: Uint32Array;
}

export type PhraseList = readonly [string, Uint32Array];

/** A phrase is frequent where so small a part of the documents has it. */
const FREQUENT_PART = 1 / 128;
const FREQUENT_LEAST = 4;
/** In how many of so many documents a phrase must stand to be frequent. */
export const leastFrequent = (documents: number): number => Math.max(FREQUENT_LEAST, documents * FREQUENT_PART);

/** Longer ones are verified. */
const MOST_LENGTH = 16;
/** Numbers of phrases of one length have 16 bits. */
const MOST_PHRASES = 0xffff;

/**
 * The phrases of three and more glyphs that many documents have (常见词组), with their ordinals, sorted. That a document has
 * all pairs of a phrase does not mean that it has the phrase; to verify it in the texts is bearable where few have the
 * pairs, so those that many have get postings of their own. A phrase is frequent only if its parts are: from each length
 * to the next only places where two frequent ones overlap are looked at.
 */
export function frequentPhrases(texts: Texts, frequentPairs: readonly number[]): PhraseList[] {
  const least = leastFrequent(texts.ends.length);
  const found: PhraseList[] = [];
  let level = placesOfPairs(texts, frequentPairs.slice(0, MOST_PHRASES));
  for (let length = 3; length <= MOST_LENGTH && level.places.numbers.length > 0; length++) {
    level = longer(texts, level, length, least);
    found.push(...level.lists.filter(([phrase]) => phrase.isWellFormed()));
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Where phrases of one length begin, ascending: the place in the units, the phrase's number, the document's ordinal. */
interface Places {
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
  readonly ordinals: Uint32Array;
}

/** The frequent phrases of one length by their number. */
interface Level {
  readonly names: readonly string[];
  readonly lists: readonly PhraseList[];
  readonly places: Places;
}

function placesOfPairs({ units, ends }: Texts, pairs: readonly number[]): Level {
  const numbers = new KeyNumbers();
  for (const pair of pairs) numbers.add(pair);
  const names = pairs.map((pair) => String.fromCharCode(pair >>> 16, pair & 0xffff));
  const places = new PlacesBuilder();
  let start = 0;
  ends.forEach((end, ordinal) => {
    for (let place = start; place + 1 < end; place++) {
      const number = numbers.numberOf((units[place] ?? 0) * 0x10000 + (units[place + 1] ?? 0));
      if (number !== UNKNOWN) places.add(place, number, ordinal);
    }
    start = end;
  });
  return { names, lists: [], places: places.all() };
}

/** Phrases that are one unit longer: where the next place has a frequent one as well. */
function longer({ units }: Texts, { names, places }: Level, length: number, least: number): Level {
  const candidates = new PlacesBuilder();
  places.starts.forEach((start, index) => {
    if (places.starts[index + 1] !== start + 1) return;
    candidates.add(start, (places.numbers[index] ?? 0) * 0x10000 + (units[start + length - 1] ?? 0), places.ordinals[index] ?? 0);
  });
  return frequentOnly(candidates.all(), names, least);
}

/** Of candidates, whose numbers are the key of a shorter phrase and the unit behind it. */
function frequentOnly(candidates: Places, shorter: readonly string[], least: number): Level {
  const numbers = new KeyNumbers();
  const lists: PhraseList[] = [];
  for (const [key, ordinals] of runsOf(sortPairs({ keys: candidates.numbers.slice(), values: candidates.ordinals.slice() }))) {
    if (ordinals.length < least || lists.length === MOST_PHRASES) continue;
    numbers.add(key);
    lists.push([`${shorter[key >>> 16]}${String.fromCharCode(key & 0xffff)}`, ordinals.slice()]);
  }
  return { names: lists.map(([name]) => name), lists, places: renumbered(candidates, numbers) };
}

function renumbered({ starts, numbers, ordinals }: Places, known: KeyNumbers): Places {
  const places = new PlacesBuilder();
  numbers.forEach((key, index) => {
    const number = known.numberOf(key);
    if (number !== UNKNOWN) places.add(starts[index] ?? 0, number, ordinals[index] ?? 0);
  });
  return places.all();
}

class PlacesBuilder {
  readonly #starts = new GrowingNumbers();
  readonly #numbers = new GrowingNumbers();
  readonly #ordinals = new GrowingNumbers();

  add(start: number, number: number, ordinal: number): void {
    this.#starts.push(start);
    this.#numbers.push(number);
    this.#ordinals.push(ordinal);
  }

  all(): Places {
    return { starts: this.#starts.all(), numbers: this.#numbers.all(), ordinals: this.#ordinals.all() };
  }
}
