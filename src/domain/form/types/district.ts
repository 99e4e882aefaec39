import { checkCode, CODE_PATTERN, codeFromCell, codeToCell } from '../codes.ts';
import type { Field, FieldOptions, FieldType } from '../field.ts';

/** A district by its administrative code (区划). */
export interface DistrictField extends Field<string> {
  readonly kind: 'district';
}

export function district(options: FieldOptions): DistrictField {
  return { kind: 'district', ...options };
}

const EXPECTED = { zh: '区划代码，请从列表中选择', en: 'the code of a district; choose one from the list' };

export const districtType: FieldType<DistrictField, string> = {
  narrowedBy: 'value',
  name: { zh: '区划', en: 'district' },
  schema: () => ({ type: 'string', pattern: CODE_PATTERN }),
  check: (field, input) => checkCode(field, input, EXPECTED),
  text: (_, value, __, names) => names.name('district', value) ?? value,
  format: () => ({ kind: 'text', width: 16 }),
  toCell: (_, value, __, names) => codeToCell(value, names.name('district', value)),
  fromCell: (_, cell) => codeFromCell(cell),
  search: (_, value) => [{ text: value }],
};
