import { CATALOG } from '#catalog/index.ts';
import { decimal, group, quotient, decimalOf } from '#domain/form/number-text.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { decimalsOf } from '#domain/report/figure-text.ts';
import type { Label, Language } from '#domain/text.ts';

/** A value of an indicator as it is printed: its decimals, thousands grouped. A missing value is a dash. */
export function valueText(indicator: string, value: number | null): string {
  if (value === null) return '—';
  const found = CATALOG.findIndicator(indicator);
  return group(decimal(value, found ? decimalsOf({ kind: 'value', indicator }, found) : 0));
}

const LARGE = {
  zh: [[8, '亿'], [4, '万']],
  en: [[9, ' billion '], [6, ' million ']],
} as const satisfies Record<Language, readonly (readonly [number, string])[]>;

/** A large amount in 万 or 亿, in English in millions, for the hint over a long number; undefined below the least of them. */
export function largeText(value: number | null, measure: string, language: Language): string | undefined {
  if (value === null) return undefined;
  const found = LARGE[language].find(([power]) => Math.abs(value) >= 10 ** power);
  if (!found) return undefined;
  const { units, scale } = decimalOf(value);
  return `${group(quotient(units, 10n ** BigInt(scale + found[0]), 2))}${found[1]}${measure}`;
}

const POINTS: Readonly<Record<Language, string>> = { zh: '个百分点', en: ' points' };

/** A growth with its sign: +17.9%, −3.0%; that of a percentage is told in percentage points. */
export function growthCell(growth: number, measure: Label, language: Language): string {
  const text = decimal(Math.abs(growth), 1);
  const sign = growth < 0 ? '−' : '+';
  return `${Number(text) === 0 ? '' : sign}${text}${measure.zh === '%' ? POINTS[language] : '%'}`;
}

export function indicatorName(indicator: string, language: Language): string {
  return CATALOG.findIndicator(indicator)?.name[language] ?? indicator;
}

/** The measure word; percentages stand close to their number. */
export function measureWord(indicator: Pick<Indicator, 'measure'> | undefined, language: Language): string {
  return indicator?.measure[language] ?? '';
}
