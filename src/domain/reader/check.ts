import type { CivilDate } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';
import type { ReadFigure } from './read-report.ts';

/** A value known from elsewhere: last year's report, the ledger, another body's return. */
export interface KnownValue {
  readonly indicator: string;
  readonly asOf: CivilDate;
  /** In base units, as `baseValue` is. */
  readonly value: number;
  /** Where it stands, as a person is told. */
  readonly source: Label;
}

/** What two or more figures say of one another (核对). Nothing is corrected: both sources are shown. */
export interface CrossCheck {
  readonly rule: 'parts' | 'share' | 'growth' | 'increase' | 'of-last-year' | 'rank' | 'repeat' | 'order' | 'per-head';
  /** `remainder`: the parts named make less than the whole, which may be right; `differs`: they cannot both be. */
  readonly verdict: 'agrees' | 'remainder' | 'differs';
  /** What follows from the others, and what the text says, in the unit of the first figure. */
  readonly expected: number;
  readonly found: number;
  readonly figures: readonly ReadFigure[];
  /** The other source, where it is not in this text. */
  readonly known?: KnownValue;
}

/** What stands in the sentence between two of its figures. */
export function between(from: ReadFigure | undefined, to: ReadFigure): string {
  const points = Array.from(to.sentence);
  return points.slice((from?.end ?? to.sentenceStart) - to.sentenceStart, to.start - to.sentenceStart).join('');
}

/** Whether a printed number is what the exact one rounds to, in its last printed decimal. */
export function near(exact: number, printed: number, { value }: ReadFigure): boolean {
  const decimals = /\.(\d+)/.exec(value)?.[1]?.length ?? 0;
  return Math.abs(exact - printed) <= 0.5 / 10 ** decimals + 1e-9;
}

/** The mapped quantities of another report as known values: last year's, to hold this year's growth against. */
export function knownValues(figures: readonly ReadFigure[], source: Label): readonly KnownValue[] {
  return figures.flatMap(({ indicator, asOf, baseValue, kind }) => (indicator !== null && asOf !== null && kind !== 'target' ? [{ indicator, asOf, value: baseValue, source }] : []));
}
