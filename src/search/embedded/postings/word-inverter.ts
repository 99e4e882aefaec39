import { GrowingNumbers } from './growing.ts';
import { runsOf, sortPairs } from './radix-sort.ts';

/** Turns words by document into documents by word (倒排). Documents come in the order of their ordinals. */
export class WordInverter {
  /** Words are numbered as they come. */
  readonly #numbers = new Map<string, number>();
  readonly #occurrences = new GrowingNumbers();
  readonly #ordinals = new GrowingNumbers();
  #ordinal = 0;

  get isEmpty(): boolean {
    return this.#numbers.size === 0;
  }

  add(word: string): void {
    const known = this.#numbers.get(word);
    const number = known ?? this.#numbers.size;
    if (known === undefined) this.#numbers.set(word, number);
    this.#occurrences.push(number);
    this.#ordinals.push(this.#ordinal);
  }

  endDocument(): void {
    this.#ordinal++;
  }

  /** Every word, ascending, with its ordinals, ascending. */
  lists(): (readonly [string, Uint32Array])[] {
    const words = [...this.#numbers.keys()];
    const runs = runsOf(sortPairs({ keys: this.#occurrences.all(), values: this.#ordinals.all() }));
    const lists = Array.from(runs, ([number, ordinals]) => [words[number] ?? '', ordinals] as const);
    return lists.sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
