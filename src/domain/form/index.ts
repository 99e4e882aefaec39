export { checkForm, type FormOptions, inputFromCells, mergeValues, schemaOf } from './check.ts';
export type {
  CellFormat, CheckContext, Checked, Field, FieldKind, FieldOptions, Fields, FieldType, JsonSchema, Names, SearchValue, Values, ValuesOf,
} from './field.ts';
export { optional } from './field.ts';
export type { CaseReference, PartyReference, PatentReference } from './references.ts';
export { FIELD_TYPES, fieldType } from './registry.ts';
export { caseReference, type CaseReferenceField } from './types/case-reference.ts';
export { choice, type ChoiceField } from './types/choice.ts';
export { count, type CountField } from './types/count.ts';
export { date, type DateField } from './types/date.ts';
export { dateTime, type DateTimeField } from './types/date-time.ts';
export { district, type DistrictField } from './types/district.ts';
export { externalNumber, type ExternalNumberField, type NumberingSystem } from './types/external-number.ts';
export { file, type FileField, type FileReference } from './types/file.ts';
export { list, type ListField, type ListItem } from './types/list.ts';
export { longText, type LongTextField } from './types/long-text.ts';
export { money, type MoneyField, moneyInWan, moneyInYi } from './types/money.ts';
export { multiChoice, type MultiChoiceField } from './types/multi-choice.ts';
export { number, type NumberField } from './types/number.ts';
export { party, type PartyField } from './types/party.ts';
export { patent, type PatentField } from './types/patent.ts';
export { person, type PersonField } from './types/person.ts';
export { text, type TextField } from './types/text.ts';
export { yesNo, type YesNoField } from './types/yes-no.ts';
export {
  type Difference, differences, fieldsAlong, type FiledSearchValue, type FoundReference, isList, personalPaths, referencesOf, searchValuesOf, type ShownValue, textsOf,
} from './values.ts';
