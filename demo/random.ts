/**
 * Random numbers that are the same on every machine for the same seed: mulberry32 over a 32-bit hash (FNV-1a) of the
 * seed's text. Each stream is named, so that one more visit changes no training session.
 */
export class Random {
  readonly #seed: string;
  #state: number;

  constructor(seed: string) {
    this.#seed = seed;
    this.#state = hash(seed);
  }

  /** A stream of its own. */
  stream(name: string): Random {
    return new Random(`${this.#seed}/${name}`);
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with a probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the items. Throws when there are none. */
  pick<T>(items: readonly T[]): T {
    const found = items[Math.floor(this.next() * items.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  /** The items in another order. */
  shuffled<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }

  /** Random whole parts of a sum, each at least `least`; heavier weights tend to get more. */
  parts(sum: number, weights: readonly number[], least = 0): number[] {
    const spare = sum - least * weights.length;
    if (spare < 0) throw new Error(`cannot share ${sum} among ${weights.length}, ${least} each at least`);
    const drawn = weights.map((weight) => weight * (0.5 + this.next()));
    return shares(spare, drawn).map((share) => share + least);
  }

  /** A UUID of version 7: its time is `millis`, the rest random. */
  id(millis: number): string {
    const time = millis.toString(16).padStart(12, '0');
    const digits = Array.from({ length: 18 }, () => this.whole(0, 15).toString(16)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-a${digits.slice(3, 6)}-${digits.slice(6)}`;
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** A sum in whole parts in proportion to weights; what rounding leaves goes to the largest remainders. */
export function shares(sum: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (whole === 0 ? 0 : (sum * weight) / whole));
  const parts = exact.map(Math.floor);
  const left = sum - parts.reduce((total, part) => total + part, 0);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
