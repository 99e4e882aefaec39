import { success } from '../../errors.ts';
import { cellText } from '../clean-text.ts';
import type { Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { exactUnits, roundedIn, yuan } from '../number-text.ts';
import { refuse, refuseForm } from '../refusal.ts';
import { decimalFrom } from '../typed-number.ts';

/** An amount of money (金额): stored in fen, typed and shown in yuan. */
export interface MoneyField extends Field<number> {
  readonly kind: 'money';
  /** Fen. */
  readonly min: number;
  /** Fen. */
  readonly max: number;
}

/** 10¹⁵ fen, ten trillion yuan: within it every fen survives a spreadsheet's floating point. */
const GREATEST = 1_000_000_000_000_000;

/** An amount from `min` (0) to `max` (10¹⁵) fen. A number is fen; a text is yuan: '25.37', '1,234.50元', '3万', '25.37亿'. */
export function money({ min = 0, max = GREATEST, ...options }: FieldOptions & { readonly min?: number; readonly max?: number }): MoneyField {
  return { kind: 'money', ...options, min: Math.max(min, -GREATEST), max: Math.min(max, GREATEST) };
}

function fenFrom(input: unknown): bigint | undefined {
  const typed = decimalFrom(typeof input === 'string' ? input.trim().replace(/^[¥￥]/, '') : input, ['元', 'yuan']);
  return typed && exactUnits(typed, typeof input === 'number' ? 0 : 2);
}

function check(field: MoneyField, input: unknown): Checked<number> {
  const fen = fenFrom(input);
  if (fen === undefined) return refuseForm(field, '金额（元），至多两位小数，可用万、亿', 'an amount in yuan with at most two decimals');
  const value = Number(fen);
  if (value < field.min || value > field.max) return refuse(field, 'out-of-range', { min: yuan(field.min), max: yuan(field.max) });
  return success(value);
}

/** Fen as 万元, half up, grouped: moneyInWan(123_456_789) is '123.46万元'. */
export function moneyInWan(fen: number | bigint, decimals = 2): string {
  return `${roundedIn(fen, 2, 'wan', decimals)}万元`;
}

/** Fen as 亿元, half up, grouped: moneyInYi(253_700_000_000) is '25.37亿元'. */
export function moneyInYi(fen: number | bigint, decimals = 2): string {
  return `${roundedIn(fen, 2, 'yi', decimals)}亿元`;
}

export const moneyType: FieldType<MoneyField, number> = {
  narrowedBy: 'span',
  name: { zh: '金额', en: 'money' },
  schema: ({ min, max }) => ({ type: 'integer', minimum: min, maximum: max }),
  check,
  text: (_, value, language) => (language === 'zh' ? `${yuan(value)}元` : `${yuan(value)} yuan`),
  format: () => ({ kind: 'money', width: 18 }),
  toCell: (_, value) => value / 100,
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ number: value }],
};
