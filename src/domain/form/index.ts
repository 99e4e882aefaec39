export { checkForm, type FormOptions, inputFromCells, mergeValues, schemaOf } from './check.ts';
export type {
  CellFormat, CheckContext, Checked, Field, FieldKind, FieldOptions, Fields, FieldType, JsonSchema, Names, SearchValue, Values, ValuesOf,
} from './field.ts';
export { optional } from './field.ts';
export type { CaseReference, PartyReference, PatentReference } from './references.ts';
export * from './registry.ts';
export {
  type Difference, differences, fieldsAlong, type FiledSearchValue, type FoundReference, isList, personalPaths, referencesOf, searchValuesOf, type ShownValue, textsOf,
} from './values.ts';
