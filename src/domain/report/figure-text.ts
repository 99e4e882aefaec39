import { type Decimal, decimalOf, exactUnits, quotient, shifted } from '../form/number-text.ts';
import type { Fact } from '../indicator/fact.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Display, FigureSpec, Shown } from './genre.ts';

/** A quotient not yet divided, so that it is rounded once and exactly: top ÷ bottom × factor. */
export interface Fraction {
  readonly top: number;
  readonly bottom: number;
  readonly factor: number;
}

/** What a figure comes to: its fact, and where it is a quotient, the quotient unrounded. */
export interface FigureValue {
  readonly fact: Fact;
  readonly fraction?: Fraction;
}

/** How a figure is written: its display and, for a growth, its words. */
export type Wording = Pick<FigureSpec, 'display' | 'signed'> & {
  /** What is written where there is no basis. */
  readonly without: string;
  /** What is written instead where there is none because the district did not report (未报). */
  readonly unreported?: string;
};

/** Said in a sentence where a figure has no basis and the sentence has no other words. */
export const NO_DATA = '暂无数据';

/** Written in a table where a figure has no basis. */
export const EMPTY_CELL = '—';

/** a − b without the error of binary fractions. */
export function difference(a: number, b: number): number {
  const [left, right] = [decimalOf(a), decimalOf(b)];
  const scale = Math.max(left.scale, right.scale);
  const units = unitsAt(left, scale) - unitsAt(right, scale);
  return Number(quotient(units, 10n ** BigInt(scale), scale));
}

function unitsAt(of: Decimal, scale: number): bigint {
  return exactUnits(of, scale) ?? 0n;
}

/** A fraction with so many decimals, half up. */
export function fractionText({ top, bottom, factor }: Fraction, places: number): string {
  const [above, below, times] = [decimalOf(top), decimalOf(bottom), decimalOf(factor)];
  const numerator = above.units * times.units * 10n ** BigInt(below.scale);
  const denominator = below.units * 10n ** BigInt(above.scale + times.scale);
  return quotient(numerator, denominator, places);
}

/** The value of a figure with so many decimals, half up; undefined without basis. */
export function printed({ fact, fraction }: FigureValue, places: number): string | undefined {
  if (fact.value === null) return undefined;
  if (fraction) return fractionText(fraction, places);
  const { units, scale } = decimalOf(fact.value);
  return quotient(units, 10n ** BigInt(scale), places);
}

/** Whether what is shown is a percentage whatever its indicator's measure. */
export function isPercentage(kind: Shown['kind']): boolean {
  return kind === 'growth' || kind === 'share' || kind === 'completion';
}

/** Whether what is shown counts places of a ranking. */
function isPlace(kind: Shown['kind']): boolean {
  return kind === 'rank' || kind === 'movement';
}

/** The measure word of what is shown, which the sentence writes after the figure: 件, 元, %, 个百分点, 位. */
export function measureOf({ kind }: Shown, indicator: Indicator): string {
  if (isPercentage(kind)) return '%';
  if (kind === 'increase' && indicator.measure.zh === '%') return '个百分点';
  return isPlace(kind) ? '位' : indicator.measure.zh;
}

/** Decimals that a figure is written with: those of its display, else of its kind, else of its indicator. */
export function decimalsOf({ kind }: Shown, indicator: Indicator, display?: Display): number {
  if (display && 'decimals' in display && display.decimals !== undefined) return display.decimals;
  if (isPercentage(kind)) return 1;
  if (isPlace(kind)) return 0;
  const quotientDecimals = indicator.computation.kind === 'ratio' || indicator.computation.kind === 'average' ? 1 : 0;
  return indicator.decimals ?? indicator.scale ?? quotientDecimals;
}

const POWERS = { 万: 4, 亿: 8 } as const;

/** The figure's text without its measure word but with 万 or 亿; a signed one is a whole phrase, its measure word included. */
export function figureText(value: FigureValue, shows: Shown, indicator: Indicator, { display, signed, without }: Wording): string {
  if (value.fact.value === null) return signed?.without ?? without;
  const places = decimalsOf(shows, indicator, display);
  if (signed) return signedText(value, measureOf(shows, indicator), signed, places);
  switch (display?.kind) {
    case 'rounded':
      return roundedText(value.fact.value, display);
    case 'floor':
      return floorText(value, display.to, places);
    case 'exact':
    case undefined:
      return printed(value, places) ?? without;
  }
}

function roundedText(value: number, { in: unit, decimals, wholeFrom = Infinity }: Extract<Display, { kind: 'rounded' }>): string {
  const { units, scale } = shifted(decimalOf(value), -POWERS[unit]);
  if (units === 0n) return '0';
  return `${quotient(units, 10n ** BigInt(scale), Math.abs(value) >= wholeFrom ? 0 : decimals)}${unit}`;
}

/** 294 by tens is 290余; a round number, and one below the step, stands as it is. */
function floorText(value: FigureValue, to: number, places: number): string {
  const exact = value.fact.value ?? 0;
  const floor = Math.floor(exact / to) * to;
  if (exact < to || floor === exact) return printed(value, places) ?? '';
  return `${floor}余`;
}

/** 同比增长17.9%, 比上年减少3件, 与上年持平; what rounds to nothing is less than the last digit shown. */
function signedText(value: FigureValue, measure: string, words: NonNullable<FigureSpec['signed']>, places: number): string {
  const exact = value.fact.value ?? 0;
  if (exact === 0) return words.level;
  const number = (printed(value, places) ?? '').replace('-', '');
  const word = exact > 0 ? words.up : words.down;
  if (Number(number) === 0) return `${word}不足${quotient(1n, 10n ** BigInt(places), places)}${measure}`;
  return `${word}${number}${measure}`;
}

/** The value as data gives it: percentages as printed, all else unrounded in base units. */
export function dataValue(value: FigureValue, shows: Shown, indicator: Indicator, display?: Display): number | null {
  const isPercent = isPercentage(shows.kind) || indicator.measure.zh === '%';
  if (value.fact.value === null || !isPercent) return value.fact.value;
  return Number(printed(value, decimalsOf(shows, indicator, display)));
}
