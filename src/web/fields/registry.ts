import type { Field, FieldKind } from '#domain/form/index.ts';
import { CaseInput } from './case/input.tsx';
import { CaseOutput } from './case/output.tsx';
import { ChoiceInput, isFew } from './choice/input.tsx';
import { ChoiceOutput } from './choice/output.tsx';
import { CountInput } from './count/input.tsx';
import { CountOutput } from './count/output.tsx';
import { DateTimeInput } from './date-time/input.tsx';
import { DateTimeOutput } from './date-time/output.tsx';
import { DateInput } from './date/input.tsx';
import { DateOutput } from './date/output.tsx';
import { DistrictInput } from './district/input.tsx';
import { DistrictOutput } from './district/output.tsx';
import { ExternalNumberInput } from './external-number/input.tsx';
import { ExternalNumberOutput } from './external-number/output.tsx';
import { fieldLine, shownBy } from './field-line.tsx';
import type { FieldUi } from './field-ui.ts';
import { FileInput } from './file/input.tsx';
import { FileOutput } from './file/output.tsx';
import { listInput } from './list/input.tsx';
import { listOutput } from './list/output.tsx';
import { LongTextInput } from './long-text/input.tsx';
import { LongTextOutput } from './long-text/output.tsx';
import { MoneyInput } from './money/input.tsx';
import { MoneyOutput } from './money/output.tsx';
import { MultiChoiceInput } from './multi-choice/input.tsx';
import { MultiChoiceOutput } from './multi-choice/output.tsx';
import { NumberInput } from './number/input.tsx';
import { NumberOutput } from './number/output.tsx';
import { PartyInput } from './party/input.tsx';
import { PartyOutput } from './party/output.tsx';
import { PatentInput } from './patent/input.tsx';
import { PatentOutput } from './patent/output.tsx';
import { PersonInput } from './person/input.tsx';
import { PersonOutput } from './person/output.tsx';
import { ProseInput } from './prose/input.tsx';
import { ProseOutput } from './prose/output.tsx';
import { TextInput } from './text/input.tsx';
import { TextOutput } from './text/output.tsx';
import { YesNoInput } from './yes-no/input.tsx';
import { YesNoOutput } from './yes-no/output.tsx';

const always = (): boolean => true;

/** One field of a form: label, help, input, problems. */
export const FieldLine = fieldLine((field) => fieldUi(field));

/** A stored value as its kind shows it. */
export const Shown = shownBy((field) => fieldUi(field));

/** How every kind of field is typed and shown in the browser. */
export const FIELD_UI = {
  text: { Input: TextInput, Output: TextOutput },
  'long-text': { Input: LongTextInput, Output: LongTextOutput, wide: true },
  prose: { Input: ProseInput, Output: ProseOutput, wide: true },
  number: { Input: NumberInput, Output: NumberOutput },
  count: { Input: CountInput, Output: CountOutput },
  money: { Input: MoneyInput, Output: MoneyOutput },
  date: { Input: DateInput, Output: DateOutput },
  'date-time': { Input: DateTimeInput, Output: DateTimeOutput },
  choice: { Input: ChoiceInput, Output: ChoiceOutput, grouped: isFew },
  'multi-choice': { Input: MultiChoiceInput, Output: MultiChoiceOutput, grouped: always, wide: true },
  'yes-no': { Input: YesNoInput, Output: YesNoOutput, grouped: always },
  party: { Input: PartyInput, Output: PartyOutput, wide: true },
  patent: { Input: PatentInput, Output: PatentOutput, wide: true },
  case: { Input: CaseInput, Output: CaseOutput, wide: true },
  district: { Input: DistrictInput, Output: DistrictOutput },
  person: { Input: PersonInput, Output: PersonOutput },
  'external-number': { Input: ExternalNumberInput, Output: ExternalNumberOutput },
  file: { Input: FileInput, Output: FileOutput, wide: true },
  list: { Input: listInput(FieldLine), Output: listOutput(Shown), grouped: always, wide: true },
} as const satisfies Record<FieldKind, FieldUi>;

export function fieldUi(field: Field): FieldUi {
  return FIELD_UI[field.kind];
}
