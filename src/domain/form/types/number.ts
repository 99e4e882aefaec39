import { success } from '../../errors.ts';
import type { Label, Language } from '../../text.ts';
import { cellText } from '../clean-text.ts';
import type { Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { decimal, exactUnits, group } from '../number-text.ts';
import { refuse, refuseForm } from '../refusal.ts';
import { decimalFrom } from '../typed-number.ts';

/** A number with a fixed number of decimals (数值). */
export interface NumberField extends Field<number> {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** 0 to 6. */
  readonly decimals: number;
  readonly unit?: Label;
}

type NumberOptions = FieldOptions & { readonly min?: number; readonly max?: number; readonly decimals?: number; readonly unit?: Label };

/** A number from `min` to `max` (±10⁹ unless stated) with at most `decimals` decimals (2 unless stated). Throws on more than 6. */
export function number({ min = -1e9, max = 1e9, decimals = 2, ...options }: NumberOptions): NumberField {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6) throw new Error(`number "${options.name.en}": decimals must be 0 to 6`);
  return { kind: 'number', ...options, min, max, decimals };
}

function check(field: NumberField, input: unknown): Checked<number> {
  const { min, max, decimals, unit } = field;
  const typed = decimalFrom(input, unit ? [unit.zh, unit.en] : []);
  const units = typed && exactUnits(typed, decimals);
  if (units === undefined) return refuseForm(field, `数字，至多 ${decimals} 位小数`, `a number with at most ${decimals} decimals`);
  const value = Number(units) / 10 ** decimals;
  return value >= min && value <= max ? success(value) : refuse(field, 'out-of-range', { min: group(min), max: group(max) });
}

function numberText(field: NumberField, value: number, language: Language): string {
  const digits = group(decimal(value, field.decimals));
  if (!field.unit) return digits;
  const unit = field.unit[language];
  return language === 'en' && unit !== '%' ? `${digits} ${unit}` : digits + unit;
}

export const numberType: FieldType<NumberField, number> = {
  narrowedBy: 'span',
  name: { zh: '数值', en: 'number' },
  schema: ({ min, max }) => ({ type: 'number', minimum: min, maximum: max }),
  check,
  text: numberText,
  format: ({ decimals }) => ({ kind: decimals === 0 ? 'integer' : 'decimal', width: 14 }),
  toCell: (_, value) => value,
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ number: value }],
};
