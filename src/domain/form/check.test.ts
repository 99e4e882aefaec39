import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Problem, problemText } from '../errors.ts';
import {
  checkForm, choice, count, date, differences, district, fieldsAlong, type FormOptions, inputFromCells, list, longText, mergeValues, money, multiChoice, type Names, optional, party, personalPaths,
  referencesOf, schemaOf, searchValuesOf, text, textsOf, yesNo,
} from './index.ts';

const visit = {
  date: date({ name: { zh: '走访日期', en: 'Date' }, notAfterToday: true, searchable: true }),
  enterprise: party({ name: { zh: '走访单位', en: 'Enterprise' }, searchable: true }),
  district: optional(district({ name: { zh: '所在区', en: 'District' } })),
  members: count({ name: { zh: '服务人员', en: 'Members' }, measure: { zh: '人次', en: 'person-times' }, min: 1, searchable: true }),
  contact: optional(text({ name: { zh: '联系人', en: 'Contact' }, personal: true })),
  topics: optional(multiChoice({ name: { zh: '主题', en: 'Topics' }, choices: { a: { zh: '甲', en: 'A' }, b: { zh: '乙', en: 'B' } }, searchable: true })),
  problems: list({
    name: { zh: '问题清单', en: 'Problems' },
    itemName: { zh: '问题', en: 'Problem' },
    of: {
      text: longText({ name: { zh: '内容', en: 'Text' }, help: { zh: '一行一个', en: 'one a line' } }),
      solvedOn: optional(date({ name: { zh: '解决日期', en: 'Solved on' }, searchable: true })),
      asker: optional(party({ name: { zh: '提出人', en: 'Asked by' }, personal: true })),
    },
  }),
};

const input = { date: '2022-03-04', enterprise: { id: 'p-1', name: '海河示例公司' }, members: 3 };
const names: Names = { name: (_, id) => (id === '990102' ? '滨河区' : undefined) };

function problemsOf(given: unknown, options?: FormOptions): readonly Problem[] {
  const checked = checkForm(visit, given, options);
  return checked.ok ? [] : checked.problems;
}

function codesOf(given: unknown, options?: FormOptions): string[] {
  return problemsOf(given, options).map(({ code, path }) => `${path ?? ''}: ${code}`);
}

describe('checking a form', () => {
  test('gives the stored values in the order of the form, a missing list as an empty one', () => {
    const checked = checkForm(visit, { contact: ' ', topics: [], ...input, members: '3人次' });
    expect(checked).toEqual({ ok: true, value: { ...input, problems: [] } });
    expect(checked.ok && Object.keys(checked.value)).toEqual(['date', 'enterprise', 'members', 'problems']);
  });

  test('names every problem by path and label at once', () => {
    const given = { date: '', members: 0, problems: [{ text: '甲' }, { solvedOn: '2022-13-01' }], colour: 'red' };
    expect(codesOf(given)).toEqual([
      'colour: unknown-field', 'date: required', 'enterprise: required', 'members: out-of-range', 'problems[1].text: required', 'problems[1].solvedOn: wrong-format',
    ]);
    expect(problemsOf(given).map((each) => problemText(each, 'en'))).toContain('“Date” is missing; please fill it in.');
  });

  test('a partial form asks for nothing but refuses to blank what is required', () => {
    expect(checkForm(visit, { members: 4 }, { partial: true })).toEqual({ ok: true, value: { members: 4 } });
    expect(codesOf({ members: null }, { partial: true })).toEqual(['members: required']);
    expect(checkForm(visit, { contact: null }, { partial: true })).toEqual({ ok: true, value: {} });
    expect(checkForm(visit, { contact: null }, { partial: true, clearing: true })).toEqual({ ok: true, value: { contact: null } });
  });

  test('with `only`, other fields are neither asked for nor taken', () => {
    expect(checkForm(visit, { members: 4 }, { only: ['members'] })).toEqual({ ok: true, value: { members: 4 } });
    expect(codesOf({ ...input }, { only: ['members', 'date', 'nothing'] })).toEqual(['enterprise: unknown-field']);
  });

  test('a day after today is refused where today is told, in lists too', () => {
    expect(codesOf({ ...input, date: '2024-01-02' }, { today: '2024-01-01' })).toEqual(['date: out-of-range']);
    const later = { things: list({ name: visit.problems.name, of: { on: visit.date } }) };
    expect(checkForm(later, { things: [{ on: '2024-01-02' }] }, { today: '2024-01-01' })).toMatchObject({ ok: false, problems: [{ path: 'things[0].on' }] });
  });

  test('keys that reach for the prototype are refused and change nothing', () => {
    expect(codesOf(JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}'), { partial: true })).toEqual(['__proto__: unknown-field', 'constructor: unknown-field']);
    expect(codesOf({ ...input, problems: [JSON.parse('{"text": "x", "__proto__": 1}')] })).toEqual(['problems[0].__proto__: unknown-field']);
    expect(checkForm({ toString: optional(text({ name: visit.date.name })) }, {})).toEqual({ ok: true, value: {} });
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test.each([null, undefined, 'x', 1, [], [input]])('%j is no form', (given) => expect(codesOf(given)).toEqual([': bad-request']));

  test('a thousand stray keys make no thousand messages', () => {
    expect(problemsOf(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}\u0000`, 1])), { partial: true })).toHaveLength(20);
  });

  test('any JSON is checked without throwing, and what passes passes again unchanged', () => {
    const part = fc.record({ date: fc.constantFrom('2022-01-01', 'x', 1), enterprise: fc.oneof(fc.constant(input.enterprise), fc.jsonValue()), members: fc.oneof(fc.nat(9), fc.jsonValue()), problems: fc.array(fc.oneof(fc.jsonValue(), fc.record({ text: fc.string(), id: fc.string() }))) }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), part), fc.boolean(), (given, partial) => {
        const checked = checkForm(visit, given, { partial });
        if (checked.ok) expect(checkForm(visit, checked.value, { partial })).toEqual(checked);
        else for (const each of checked.problems) expect(problemText(each, 'zh')).toBeTruthy();
      }),
    );
  });
});

describe('what follows from a form', () => {
  test('its schema is closed, described in Chinese, and asks for what the check asks for', () => {
    expect(schemaOf(visit)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['date', 'enterprise', 'members'],
      properties: { members: { type: 'integer', minimum: 1, description: '服务人员' }, problems: { type: 'array', items: { additionalProperties: false, required: ['text'], properties: { id: { type: 'string' }, text: { description: '内容：一行一个' } } } } },
    });
    expect(schemaOf(visit, { partial: true, only: ['date'] })).toMatchObject({ required: [], properties: { date: { description: '走访日期' } } });
  });

  test('its search values are typed, dotted within lists and references, and each there once', () => {
    const values = { ...input, topics: ['a', 'b'], problems: [{ id: '1', text: '甲', solvedOn: '2022-05-01' }, { id: '2', text: '乙', solvedOn: '2022-05-01' }] };
    expect(searchValuesOf(visit, values)).toEqual([
      { field: 'date', date: '2022-03-04' }, { field: 'enterprise', text: '海河示例公司' }, { field: 'enterprise.id', text: 'p-1' }, { field: 'members', number: 3 }, { field: 'topics', text: 'a' }, { field: 'topics', text: 'b' },
      { field: 'problems.solvedOn', date: '2022-05-01' },
    ]);
    expect(fieldsAlong(visit, 'problems.solvedOn').map(({ kind }) => kind)).toEqual(['list', 'date']);
    expect(fieldsAlong(visit, 'enterprise.id').map(({ kind }) => kind)).toEqual(['party']);
    expect(fieldsAlong(visit, 'toString')).toEqual([]);
  });

  test('its references are found wherever they stand', () => {
    expect(referencesOf(visit, { ...input, problems: [{ id: '1', text: '甲', asker: { id: 'p-2', name: '某' } }] })).toEqual([
      { path: 'enterprise', kind: 'party', id: 'p-1' }, { path: 'problems[0].asker', kind: 'party', id: 'p-2' },
    ]);
  });

  test('its personal paths name the fields that are erasable', () => {
    expect(personalPaths(visit)).toEqual(['contact', 'problems.asker']);
    expect(personalPaths({ people: list({ name: visit.problems.name, personal: true, of: { contact: visit.contact } }) })).toEqual(['people']);
  });

  test('its texts come in order with the labels of the language', () => {
    const values = { ...input, district: '990102', problems: [{ id: '4', text: '缺少专利布局', solvedOn: '2022-05-01' }] };
    expect(textsOf(visit, values, 'zh', names)).toEqual([
      { path: 'date', label: '走访日期', text: '2022年3月4日' }, { path: 'enterprise', label: '走访单位', text: '海河示例公司' }, { path: 'district', label: '所在区', text: '滨河区' }, { path: 'members', label: '服务人员', text: '3人次' },
      { path: 'problems[0].text', label: '问题1·内容', text: '缺少专利布局' }, { path: 'problems[0].solvedOn', label: '问题1·解决日期', text: '2022年5月1日' },
    ]);
    expect(textsOf(visit, values, 'en', names).map(({ label }) => label)).toContain('Problem 1·Solved on');
  });

  test('a change replaces what it names and clears by null', () => {
    expect(mergeValues({ a: 1, b: 2, c: [1] }, { b: null, c: [2], d: 3 })).toEqual({ a: 1, c: [2], d: 3 });
  });

  test('a row of cells becomes an input', () => {
    const form = { on: visit.date, amount: money({ name: visit.date.name }), led: optional(yesNo({ name: visit.date.name })), kind: choice({ name: visit.date.name, choices: { a: { zh: '甲', en: 'A' } } }) };
    const row = inputFromCells(form, { on: '2022/3/4', amount: '25.37亿', led: ' ', kind: '甲', other: 'x' });
    expect(checkForm(form, row)).toEqual({ ok: true, value: { on: '2022-03-04', amount: 253_700_000_000, kind: 'a' } });
  });
});

describe('the difference of two versions', () => {
  const before = { ...input, problems: [{ id: '1', text: '甲' }, { id: '2', text: '乙' }] };

  test('names each changed value, list items by their id', () => {
    const after = { ...input, members: 4, contact: '王', problems: [{ id: '2', text: '乙', solvedOn: '2022-05-01' }, { id: '3', text: '丙' }] };
    expect(differences(visit, before, after)).toEqual([
      { path: 'members', before: 3, after: 4 }, { path: 'contact', after: '王' }, { path: 'problems[0].solvedOn', after: '2022-05-01' }, { path: 'problems[1]', after: { id: '3', text: '丙' } }, { path: 'problems[0]', before: { id: '1', text: '甲' } },
    ]);
  });

  test('is nothing for equal values whatever the order of their keys, and one entry for a new order of items', () => {
    expect(differences(visit, before, { ...before, enterprise: { name: '海河示例公司', id: 'p-1' } })).toEqual([]);
    expect(differences(visit, before, { ...before, problems: [...before.problems].reverse() }).map(({ path }) => path)).toEqual(['problems']);
    expect(differences(visit, { contact: '王' }, {})).toEqual([{ path: 'contact', before: '王' }]);
  });
});
