/** Numbers below 2^32 and what belongs to each, in two arrays. */
export interface Pairs {
  readonly keys: Uint32Array;
  readonly values: Uint32Array;
}

const DIGIT_BITS = 8;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Sorts pairs by key, equal keys as they came; the given arrays are used up. It sorts by one digit after the other, the
 * lowest first: for tens of millions of pairs that takes a fraction of the time of a hash table, whose every look-up
 * misses the processor's cache.
 */
export function sortPairs(pairs: Pairs): Pairs {
  let from = pairs;
  let to: Pairs = { keys: new Uint32Array(pairs.keys.length), values: new Uint32Array(pairs.keys.length) };
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const places = placesByDigit(from.keys, shift);
    if (!places) continue;
    scatter(from, to, shift, places);
    [from, to] = [to, from];
  }
  return from;
}

/** Where the pairs of each digit begin; undefined where all have the same. */
function placesByDigit(keys: Uint32Array, shift: number): Uint32Array | undefined {
  const counts = new Uint32Array(DIGITS);
  for (let index = 0; index < keys.length; index++) {
    const digit = ((keys[index] ?? 0) >>> shift) & (DIGITS - 1);
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  if (counts.includes(keys.length)) return undefined;
  let place = 0;
  return counts.map((count) => (place += count) - count);
}

function scatter(from: Pairs, to: Pairs, shift: number, places: Uint32Array): void {
  const { keys, values } = from;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    const digit = (key >>> shift) & (DIGITS - 1);
    const place = places[digit] ?? 0;
    to.keys[place] = key;
    to.values[place] = values[index] ?? 0;
    places[digit] = place + 1;
  }
}

/** Each key of sorted pairs with its values, each once, if those ascend. */
export function* runsOf({ keys, values }: Pairs): Generator<readonly [number, Uint32Array]> {
  for (let start = 0; start < keys.length; ) {
    const key = keys[start] ?? 0;
    let end = start + 1;
    while (keys[end] === key) end++;
    yield [key, withoutRepetition(values.subarray(start, end))];
    start = end;
  }
}

/** Ascending numbers each once, in the same place. */
function withoutRepetition(ordinals: Uint32Array): Uint32Array {
  let kept = 1;
  for (let place = 1; place < ordinals.length; place++) {
    const ordinal = ordinals[place] ?? 0;
    if (ordinal !== ordinals[kept - 1]) ordinals[kept++] = ordinal;
  }
  return ordinals.subarray(0, kept);
}
