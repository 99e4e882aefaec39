import type { Doubt } from '#catalog/governance/monthly-return-checks.ts';
import { doubtOf } from '#catalog/governance/monthly-return-checks.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';

export type Return = Reply<typeof ROUTES.monthlyReturn>;
export type AskedValue = Return['values'][number];

/** What somebody has typed of a value. */
export interface Typed {
  readonly amount: string;
  readonly explanation: string;
}

export type Draft = Readonly<Record<string, Typed>>;

/** The values as they were given, to go on typing from. */
export function draftOf({ values }: Pick<Return, 'values'>): Draft {
  return Object.fromEntries(values.map(({ indicator, amount, explanation }) => [indicator, { amount: amount === undefined ? '' : String(amount), explanation: explanation ?? '' }]));
}

/** The whole number that was typed; undefined for nothing, null for what is none. Separators and full-width digits are taken. */
export function amountOf(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (plain === '') return undefined;
  return /^\d{1,12}$/.test(plain) ? Number(plain) : null;
}

/** Why what was typed must be explained. */
export function doubtIn(value: AskedValue, { amount }: Typed, { month, limits }: Pick<Return, 'month' | 'limits'>): Doubt | undefined {
  const read = amountOf(amount);
  const { indicator, before, beforeMonth, lastYear } = value;
  const earlier = { ...(before !== undefined && { before }), ...(beforeMonth !== undefined && { beforeMonth }), ...(lastYear !== undefined && { lastYear }) };
  return doubtOf({ indicator, ...earlier, ...(typeof read === 'number' && { amount: read }) }, month, limits);
}

interface SentRow {
  readonly indicator: string;
  readonly amount?: number;
  readonly explanation?: string;
}

/** What is sent: only what is to be typed, numbers as numbers. */
export function rowsOf({ values }: Pick<Return, 'values'>, draft: Draft): readonly SentRow[] {
  return values.filter(({ known }) => !known).map(({ indicator }) => {
    const { amount = '', explanation = '' } = draft[indicator] ?? {};
    const read = amountOf(amount);
    return { indicator, ...(typeof read === 'number' && { amount: read }), ...(explanation.trim() !== '' && { explanation: explanation.trim() }) };
  });
}

/** Whether everything typed can be read. */
export function isReadable(draft: Draft): boolean {
  return Object.values(draft).every(({ amount }) => amountOf(amount) !== null);
}
