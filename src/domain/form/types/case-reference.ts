import { searchText } from '../clean-text.ts';
import type { Field, FieldOptions, FieldType } from '../field.ts';
import { CASE, type CaseReference, checkReference, referenceFromCell, referenceSchema, referenceToCell } from '../references.ts';

/** Another case (关联办件). */
export interface CaseReferenceField extends Field<CaseReference> {
  readonly kind: 'case';
  /** The case types to choose from; without it all. */
  readonly types?: readonly string[];
}

export function caseReference(options: FieldOptions & { readonly types?: readonly string[] }): CaseReferenceField {
  return { kind: 'case', ...options };
}

export const caseReferenceType: FieldType<CaseReferenceField, CaseReference> = {
  narrowedBy: 'id',
  name: { zh: '关联办件', en: 'case' },
  schema: () => referenceSchema(CASE),
  check: (field, input) => checkReference(field, CASE, input),
  text: (_, { number, title }) => `${number} ${title}`,
  format: () => ({ kind: 'text', width: 40 }),
  toCell: (_, value) => referenceToCell(CASE, value),
  fromCell: (_, cell) => referenceFromCell(CASE, cell),
  search: (_, { id, number, title }) => [{ text: number }, { part: 'id', text: id }, { part: 'title', text: searchText(title) }],
};
