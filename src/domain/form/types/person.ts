import { checkCode, CODE_PATTERN, codeFromCell, codeToCell } from '../codes.ts';
import type { Field, FieldOptions, FieldType } from '../field.ts';

/** A person of the bureau by code (人员). */
export interface PersonField extends Field<string> {
  readonly kind: 'person';
  /** The posts whose holders are offered; without it everybody. */
  readonly roles?: readonly string[];
}

export function person(options: FieldOptions & { readonly roles?: readonly string[] }): PersonField {
  return { kind: 'person', ...options };
}

const EXPECTED = { zh: '本单位人员，请从列表中选择', en: 'a person of the bureau; choose one from the list' };

export const personType: FieldType<PersonField, string> = {
  narrowedBy: 'value',
  name: { zh: '人员', en: 'person' },
  schema: () => ({ type: 'string', pattern: CODE_PATTERN }),
  check: (field, input) => checkCode(field, input, EXPECTED),
  text: (_, value, __, names) => names.name('person', value) ?? value,
  format: () => ({ kind: 'text', width: 16 }),
  toCell: (_, value, __, names) => codeToCell(value, names.name('person', value)),
  fromCell: (_, cell) => codeFromCell(cell),
  search: (_, value) => [{ text: value }],
};
