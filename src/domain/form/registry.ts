import type { Field, FieldKind, FieldType } from './field.ts';
import { caseReferenceType } from './types/case-reference.ts';
import { choiceType } from './types/choice.ts';
import { countType } from './types/count.ts';
import { dateTimeType } from './types/date-time.ts';
import { dateType } from './types/date.ts';
import { districtType } from './types/district.ts';
import { externalNumberType } from './types/external-number.ts';
import { fileType } from './types/file.ts';
import { listType } from './types/list.ts';
import { longTextType } from './types/long-text.ts';
import { moneyType } from './types/money.ts';
import { multiChoiceType } from './types/multi-choice.ts';
import { numberType } from './types/number.ts';
import { partyType } from './types/party.ts';
import { patentType } from './types/patent.ts';
import { personType } from './types/person.ts';
import { proseType } from './types/prose.ts';
import { textType } from './types/text.ts';
import { yesNoType } from './types/yes-no.ts';

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
export { prose, type ProseField } from './types/prose.ts';
export { text, type TextField } from './types/text.ts';
export { yesNo, type YesNoField } from './types/yes-no.ts';

/** All field types, one for each kind. */
export const FIELD_TYPES = {
  text: textType,
  'long-text': longTextType,
  prose: proseType,
  number: numberType,
  count: countType,
  money: moneyType,
  date: dateType,
  'date-time': dateTimeType,
  choice: choiceType,
  'multi-choice': multiChoiceType,
  'yes-no': yesNoType,
  party: partyType,
  patent: patentType,
  case: caseReferenceType,
  district: districtType,
  person: personType,
  'external-number': externalNumberType,
  file: fileType,
  list: listType((field) => fieldType(field)),
} as const satisfies Record<FieldKind, FieldType>;

/** What the product knows of a field's kind. */
export function fieldType(field: Field): FieldType {
  return FIELD_TYPES[field.kind];
}
