import { QueryTooCostly } from '../../errors.ts';

/** Steps between two looks at the clock; a step is about a nanosecond. */
const STEPS_BETWEEN_LOOKS = 1_000_000;

/** Bounds the work for one query: ends it when its time is over or when nobody waits for it any more. */
export class Meter {
  #left = STEPS_BETWEEN_LOOKS;
  readonly #started = performance.now();
  readonly #mostMillis: number;
  readonly #isCancelled: () => boolean;

  constructor(mostMillis: number, isCancelled: () => boolean) {
    this.#mostMillis = mostMillis;
    this.#isCancelled = isCancelled;
  }

  get tookMs(): number {
    return performance.now() - this.#started;
  }

  /** Throws `QueryTooCostly`, or an `AbortError` where it was cancelled. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) this.#look();
  }

  #look(): void {
    this.#left = STEPS_BETWEEN_LOOKS;
    if (this.#isCancelled()) throw new DOMException('The search was cancelled.', 'AbortError');
    if (this.tookMs > this.#mostMillis) throw new QueryTooCostly(`the query takes more than ${this.#mostMillis / 1000} s: please narrow it`);
  }
}
