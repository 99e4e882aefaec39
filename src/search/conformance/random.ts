/** A source of chance that repeats itself from its seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to before `below`. */
  upTo(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  one<T>(of: readonly [T, ...T[]]): T {
    return of[this.upTo(of.length)] ?? of[0];
  }

  many<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.upTo(most + 1) }, make);
  }
}
