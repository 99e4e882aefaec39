import { expect, expectTypeOf, test } from 'vitest';
import {
  caseReference, type CaseReference, checkForm, type Checked, choice, count, date, dateTime, district, externalNumber, file, type FileReference, list, longText, money, multiChoice, number, optional, party,
  type PartyReference, patent, type PatentReference, person, text, type ValuesOf, yesNo,
} from './index.ts';

const name = { zh: '栏目', en: 'Field' };
const COLOURS = { red: { zh: '红', en: 'red' }, green: { zh: '绿', en: 'green' } } as const;

const fields = {
  text: text({ name }),
  note: optional(longText({ name })),
  number: number({ name }),
  count: count({ name, measure: name }),
  money: money({ name }),
  date: date({ name }),
  at: dateTime({ name }),
  choice: choice({ name, choices: COLOURS }),
  colours: optional(multiChoice({ name, choices: COLOURS })),
  sure: yesNo({ name }),
  party: party({ name }),
  patent: optional(patent({ name })),
  related: caseReference({ name }),
  district: district({ name }),
  person: person({ name }),
  court: externalNumber({ name, system: 'court' }),
  file: file({ name }),
  problems: list({ name, of: { text: text({ name }), kind: choice({ name, choices: COLOURS }), solvedOn: optional(date({ name })) } }),
};

interface Expected {
  readonly text: string;
  readonly note?: string;
  readonly number: number;
  readonly count: number;
  readonly money: number;
  readonly date: string;
  readonly at: string;
  readonly choice: 'red' | 'green';
  readonly colours?: readonly ('red' | 'green')[];
  readonly sure: boolean;
  readonly party: PartyReference;
  readonly patent?: PatentReference;
  readonly related: CaseReference;
  readonly district: string;
  readonly person: string;
  readonly court: string;
  readonly file: FileReference;
  readonly problems: readonly { readonly id: string; readonly text: string; readonly kind: 'red' | 'green'; readonly solvedOn?: string }[];
}

type Plain<T> = T extends readonly (infer I)[] ? readonly Plain<I>[] : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

test('the values of a form have the types of its fields, optional ones perhaps missing', () => {
  expectTypeOf<Plain<ValuesOf<typeof fields>>>().toEqualTypeOf<Plain<Expected>>();
});

test('a checked form has the types of its fields, a part of it perhaps missing', () => {
  const small = { a: fields.choice, b: optional(fields.count) };
  expectTypeOf(checkForm(small, {})).toEqualTypeOf<Checked<ValuesOf<typeof small>>>();
  expectTypeOf(checkForm(small, {}, { partial: true })).toEqualTypeOf<Checked<Partial<ValuesOf<typeof small>>>>();
});

test('a builder does not take what would lie about its type', () => {
  // @ts-expect-error -- optional fields are declared by optional(…)
  text({ name, optional: true });
  // @ts-expect-error -- a label has both languages
  text({ name: { zh: '栏目' } });
  // @ts-expect-error -- a count has a measure word
  count({ name });
  expect(text({ name }).optional).toBeUndefined();
});
