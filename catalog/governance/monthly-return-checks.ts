import type { Label } from '#domain/text.ts';
import type { PlausibilityParams } from '../rules/monthly-return.ts';
import { isCumulative } from './monthly-return-indicators.ts';

/** Why a value must be explained (须说明的情形). */
export const DOUBTS = {
  missing: { zh: '未填，须说明（未填不等于零）', en: 'empty: explain (missing is not zero)' },
  falls: { zh: '累计数比上次少，须说明', en: 'a cumulative that falls: explain' },
  jumps: { zh: '变动过大，须说明', en: 'a jump: explain' },
} as const satisfies Readonly<Record<string, Label>>;

export type Doubt = keyof typeof DOUBTS;

/** A value beside what is known of earlier times. */
export interface ReturnedValue {
  readonly indicator: string;
  /** Missing is not zero (缺报≠0). */
  readonly amount?: number;
  /** The last one known before: of a cumulative within the year, of a level at any time. */
  readonly before?: number;
  /** Its month, YYYY-MM. */
  readonly beforeMonth?: string;
  /** The same month of last year. */
  readonly lastYear?: number;
}

/** Why a value of a month must be explained; undefined when it need not be. */
export function doubtOf(value: ReturnedValue, month: string, limits: PlausibilityParams): Doubt | undefined {
  const { amount } = value;
  if (amount === undefined) return 'missing';
  return isCumulative(value.indicator) ? doubtOfCumulative(value, amount, month, limits) : doubtOfLevel(value, amount, limits);
}

function doubtOfCumulative({ before, beforeMonth, lastYear }: ReturnedValue, amount: number, month: string, { paceTimes, smallest }: PlausibilityParams): Doubt | undefined {
  const isOfYear = before !== undefined && beforeMonth?.slice(0, 4) === month.slice(0, 4);
  if (!isOfYear) return isFarFrom(amount, lastYear, paceTimes, smallest) ? 'jumps' : undefined;
  if (amount < before) return 'falls';
  const elapsed = Number(beforeMonth.slice(5));
  const usual = (before / elapsed) * (Number(month.slice(5)) - elapsed);
  const increase = amount - before;
  return increase > usual * paceTimes && increase - usual >= smallest ? 'jumps' : undefined;
}

/** More than so many times another, or less than so much of it. */
function isFarFrom(amount: number, other: number | undefined, times: number, smallest: number): boolean {
  if (other === undefined || Math.abs(amount - other) < smallest) return false;
  return amount > other * times || amount * times < other;
}

function doubtOfLevel({ before, lastYear }: ReturnedValue, amount: number, { levelPercent, paceTimes, smallest }: PlausibilityParams): Doubt | undefined {
  if (before === undefined) return isFarFrom(amount, lastYear, paceTimes, smallest) ? 'jumps' : undefined;
  const difference = Math.abs(amount - before);
  return difference >= smallest && difference * 100 > before * levelPercent ? 'jumps' : undefined;
}
