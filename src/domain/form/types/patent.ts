import { searchText } from '../clean-text.ts';
import type { Field, FieldOptions, FieldType } from '../field.ts';
import { checkReference, PATENT, type PatentReference, referenceFromCell, referenceSchema, referenceToCell } from '../references.ts';

/** A patent of the register (专利). */
export interface PatentField extends Field<PatentReference> {
  readonly kind: 'patent';
}

export function patent(options: FieldOptions): PatentField {
  return { kind: 'patent', ...options };
}

export const patentType: FieldType<PatentField, PatentReference> = {
  narrowedBy: 'id',
  name: { zh: '专利', en: 'patent' },
  schema: () => referenceSchema(PATENT),
  check: (field, input) => checkReference(field, PATENT, input),
  text: (_, { number, title }, language) => (language === 'zh' ? `${number}《${title}》` : `${number} ${title}`),
  format: () => ({ kind: 'text', width: 40 }),
  toCell: (_, value) => referenceToCell(PATENT, value),
  fromCell: (_, cell) => referenceFromCell(PATENT, cell),
  search: (_, { id, number, title }) => [{ text: number }, { part: 'id', text: id }, { part: 'title', text: searchText(title) }],
};
