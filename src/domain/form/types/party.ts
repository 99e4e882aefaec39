import { searchText } from '../clean-text.ts';
import type { Field, FieldOptions, FieldType } from '../field.ts';
import { checkReference, PARTY, type PartyReference, referenceFromCell, referenceSchema, referenceToCell } from '../references.ts';

/** A party of the register (主体). */
export interface PartyField extends Field<PartyReference> {
  readonly kind: 'party';
}

export function party(options: FieldOptions): PartyField {
  return { kind: 'party', ...options };
}

export const partyType: FieldType<PartyField, PartyReference> = {
  narrowedBy: 'id',
  name: { zh: '主体', en: 'party' },
  schema: () => referenceSchema(PARTY),
  check: (field, input) => checkReference(field, PARTY, input),
  text: (_, value) => value.name,
  format: () => ({ kind: 'text', width: 36 }),
  toCell: (_, value) => referenceToCell(PARTY, value),
  fromCell: (_, cell) => referenceFromCell(PARTY, cell),
  search: (_, { id, name, code }) => [{ text: searchText(name) }, { part: 'id', text: id }, ...(code ? [{ part: 'code', text: code }] : [])],
};
