import { success } from '../../errors.ts';
import type { Label } from '../../text.ts';
import { cellText } from '../clean-text.ts';
import type { Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { refuseForm } from '../refusal.ts';

/** Yes or no (是否). */
export interface YesNoField extends Field<boolean> {
  readonly kind: 'yes-no';
}

export function yesNo(options: FieldOptions): YesNoField {
  return { kind: 'yes-no', ...options };
}

const WORDS = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } } as const satisfies Record<string, Label>;
const YES = ['是', '有', 'yes', 'y', 'true', '1', '√', '✓'];
const NO = ['否', '无', 'no', 'n', 'false', '0', '×'];

function check(field: YesNoField, input: unknown): Checked<boolean> {
  if (typeof input === 'boolean') return success(input);
  const said = typeof input === 'string' ? input.trim().toLowerCase() : '';
  if (YES.includes(said)) return success(true);
  if (NO.includes(said)) return success(false);
  return refuseForm(field, '是或否', 'yes or no');
}

export const yesNoType: FieldType<YesNoField, boolean> = {
  narrowedBy: 'value',
  name: { zh: '是否', en: 'yes or no' },
  schema: () => ({ type: 'boolean' }),
  check,
  text: (_, value, language) => WORDS[value ? 'yes' : 'no'][language],
  format: () => ({ kind: 'text', width: 8, choices: [WORDS.yes.zh, WORDS.no.zh] }),
  toCell: (_, value, language) => WORDS[value ? 'yes' : 'no'][language],
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ text: value ? 'yes' : 'no' }],
};
