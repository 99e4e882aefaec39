import { success } from '../../errors.ts';
import type { Label } from '../../text.ts';
import { cellText } from '../clean-text.ts';
import type { Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { exactUnits, group } from '../number-text.ts';
import { refuse, refuseForm } from '../refusal.ts';
import { decimalFrom } from '../typed-number.ts';

/** A whole number of something, with its measure word (计数, 量词): 件, 人次, 户次. */
export interface CountField extends Field<number> {
  readonly kind: 'count';
  readonly measure: Label;
  readonly min: number;
  readonly max: number;
}

type CountOptions = FieldOptions & { readonly measure: Label; readonly min?: number; readonly max?: number };

/** A whole number from `min` (0) to `max` (10⁹). */
export function count({ min = 0, max = 1e9, ...options }: CountOptions): CountField {
  return { kind: 'count', ...options, min, max };
}

function check(field: CountField, input: unknown): Checked<number> {
  const { measure, min, max } = field;
  const typed = decimalFrom(input, [measure.zh, measure.en]);
  const units = typed && exactUnits(typed, 0);
  if (units === undefined) return refuseForm(field, '整数', 'a whole number');
  const value = Number(units);
  return value >= min && value <= max ? success(value) : refuse(field, 'out-of-range', { min: group(min), max: group(max) });
}

export const countType: FieldType<CountField, number> = {
  narrowedBy: 'span',
  name: { zh: '计数', en: 'count' },
  schema: ({ min, max }) => ({ type: 'integer', minimum: min, maximum: max }),
  check,
  text: ({ measure }, value, language) => (language === 'zh' ? group(value) + measure.zh : `${group(value)} ${measure.en}`),
  format: () => ({ kind: 'integer', width: 12 }),
  toCell: (_, value) => value,
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ number: value }],
};
