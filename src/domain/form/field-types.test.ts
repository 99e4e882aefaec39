import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemText } from '../errors.ts';
import type { Label } from '../text.ts';
import {
  caseReference, type CheckContext, choice, count, date, dateTime, district, externalNumber, FIELD_TYPES, type Field, fieldType, file, list, longText, money, multiChoice,
  type Names, number, optional, party, patent, person, prose, text, yesNo,
} from './index.ts';

const name: Label = { zh: '栏目', en: 'Field' };
const KNOWN: Readonly<Record<string, string>> = { '990102': '滨河区', li: '李示例' };
const names: Names = { name: (_, id) => KNOWN[id] };
const COLOURS = { red: { zh: '红', en: 'red' }, green: { zh: '绿', en: 'green' }, blue: { zh: '蓝', en: 'blue' } };

/** What a field makes of an input: the stored value, or the code of its first problem. */
function checked(field: Field, input: unknown, context?: CheckContext): unknown {
  const result = fieldType(field).check(field, input, context);
  return result.ok ? result.value : `!${result.problems[0]?.code}`;
}

function said(field: Field, input: unknown): string {
  const result = fieldType(field).check(field, input);
  return result.ok ? '' : result.problems.map((each) => problemText(each, 'zh')).join('');
}

function shown(field: Field, value: unknown): string[] {
  return [fieldType(field).text(field, value, 'zh', names), fieldType(field).text(field, value, 'en', names)];
}

describe('text', () => {
  test('is stored in NFC without blank ends, its breaks as spaces', () => {
    expect(checked(text({ name }), ' e\u0301tude\u3000')).toBe('étude');
    expect(checked(text({ name }), '第一行\r\n第二行\t三')).toBe('第一行 第二行 三');
    expect(checked(longText({ name }), '第一行\r\n第二行\r三\u2028四')).toBe('第一行\n第二行\n三\n四');
  });

  test('a length is counted in characters, not in code units', () => {
    expect(checked(text({ name, maxLength: 2 }), '𠮷𠮷')).toBe('𠮷𠮷');
    expect(said(text({ name, maxLength: 2 }), '一二三')).toBe('「栏目」太长：最多 2 字，请缩短。');
    expect(checked(longText({ name }), 'x'.repeat(5_000_000))).toBe('!too-long');
    expect(checked(longText({ name }), '字'.repeat(20_000))).toHaveLength(20_000);
  });

  test.each(['a\u0000b', 'a\u0007b', '\ud800x', 'x\udfff', 'a\u202Eb', 'a\uFFFEb', 'a\u0085b', '\u001b[31m'])('hostile characters are refused: %j', (input) => {
    expect(checked(text({ name }), input)).toBe('!bad-characters');
    expect(checked(longText({ name }), input)).toBe('!bad-characters');
  });

  test.each([
    '秘密', '机密', '绝密', '机密★1年', '绝密★', '秘 密 ★ 10年', '【机密】关于某事', '（秘密）', '密级：绝密', '机密级', '机密文件：某事', '通知\n秘密★长期\n正文', '机\u200b密', '本件为机密★三年',
  ])('the mark of a state secret is refused: %j', (input) => {
    expect(checked(longText({ name }), input)).toBe('!state-secret');
  });

  test.each(['侵犯商业秘密的举报', '秘密生产假冒专利产品', '机密资料被带走', '保密协议'])('a sentence that only uses the word is taken: %s', (input) => {
    expect(checked(longText({ name }), input)).toBe(input);
  });

  test('a prose refuses braces that are no figure', () => {
    expect(said(prose({ name }), '走访{{Visits}}户次')).toContain('应为数字标记写作 {{指标}}，“{{Visits}}”不是');
  });

  test('a pattern says what it expects', () => {
    const field = text({ name, pattern: /^\d{11}$/, expected: { zh: '11 位手机号', en: 'an 11-digit number' } });
    expect(checked(field, '13800000000')).toBe('13800000000');
    expect(said(field, '1380')).toBe('「栏目」格式不对：应为11 位手机号，请改正。');
  });

  test.each([1, true, null, {}, ['x']])('%j is no text', (input) => expect(checked(text({ name }), input)).toBe('!wrong-format'));
});

describe('numbers', () => {
  test('a number keeps to its decimals and its range', () => {
    const field = number({ name, min: 0, max: 100, decimals: 1, unit: { zh: '%', en: '%' } });
    expect([17.9, '17.9%', '１００', '0'].map((each) => checked(field, each))).toEqual([17.9, 17.9, 100, 0]);
    expect([17.95, 'abc', '', true, Number.NaN, 101, -0.1].map((each) => checked(field, each))).toEqual([
      '!wrong-format', '!wrong-format', '!wrong-format', '!wrong-format', '!wrong-format', '!out-of-range', '!out-of-range',
    ]);
    expect(shown(field, 17.9)).toEqual(['17.9%', '17.9%']);
    expect(shown(number({ name, decimals: 0, unit: { zh: '公里', en: 'km' } }), 1234)).toEqual(['1,234公里', '1,234 km']);
    expect(() => number({ name, decimals: 7 })).toThrow('decimals');
  });

  test('a count is a whole number with its measure word', () => {
    const field = count({ name, measure: { zh: '人次', en: 'person-times' } });
    expect([3, '4,891人次', '1.2万', '3.0'].map((each) => checked(field, each))).toEqual([3, 4891, 12_000, 3]);
    expect([1.5, -1, '1.5', 2e9, 'three', []].map((each) => checked(field, each))).toEqual(['!wrong-format', '!out-of-range', '!wrong-format', '!out-of-range', '!wrong-format', '!wrong-format']);
    expect(shown(field, 4891)).toEqual(['4,891人次', '4,891 person-times']);
    expect(said(field, -1)).toBe('「栏目」超出范围：应在 0 至 1,000,000,000 之间，请改正。');
  });

  test('money is typed in yuan and kept in fen', () => {
    const field = money({ name });
    expect(['25.37', '1,234.50元', '3万', '25.37亿', '¥ 8', 12_345].map((each) => checked(field, each))).toEqual([2537, 123_450, 3_000_000, 253_700_000_000, 800, 12_345]);
    expect(['0.005', '-1', 1.5, '1e3', '两万', 2e15].map((each) => checked(field, each))).toEqual(['!wrong-format', '!out-of-range', '!wrong-format', '!wrong-format', '!wrong-format', '!out-of-range']);
    expect(shown(field, 123_450)).toEqual(['1,234.50元', '1,234.50 yuan']);
    expect(fieldType(field).toCell(field, 123_450, 'zh', names)).toBe(1234.5);
  });
});

describe('days and instants', () => {
  test('a day may be written as people write it', () => {
    const written = ['2024-05-07', '2024/5/7', '2024.5.7', '2024年5月7日', '20240507', '２０２４-5-7', '2024-05-07 00:00:00'];
    expect(written.map((each) => checked(date({ name }), each))).toEqual(written.map(() => '2024-05-07'));
    expect(shown(date({ name }), '2024-05-07')).toEqual(['2024年5月7日', '7 May 2024']);
  });

  test('a day that does not exist, or lies outside its bounds or after today, is refused', () => {
    expect(['2023-02-29', '07/05/2024', 'yesterday', 20_240_507, '2024-13-01'].map((each) => checked(date({ name }), each))).toEqual(Array.from({ length: 5 }, () => '!wrong-format'));
    expect(checked(date({ name }), '0202-05-07')).toBe('!out-of-range');
    const past = date({ name, notAfterToday: true });
    expect(checked(past, '2024-05-08', { today: '2024-05-07' })).toBe('!out-of-range');
    expect(checked(past, '2024-05-07', { today: '2024-05-07' })).toBe('2024-05-07');
    expect(checked(past, '2024-05-08')).toBe('2024-05-08');
  });

  test('a spreadsheet serial is its day', () => {
    expect(checked(date({ name }), fieldType(date({ name })).fromCell(date({ name }), '45419'))).toBe('2024-05-07');
  });

  test('an instant is kept in UTC and shown in Beijing time', () => {
    const field = dateTime({ name });
    expect(checked(field, '2024-05-07 14:30')).toBe('2024-05-07T06:30:00.000Z');
    expect(checked(field, '2024/5/7 7:05:09')).toBe('2024-05-06T23:05:09.000Z');
    expect(checked(field, '2024-05-07T14:30:00+08:00')).toBe('2024-05-07T06:30:00.000Z');
    expect(['2024-05-07', '2024-02-30T00:00:00Z', '2024-05-07 24:00', '2024-05-07T10:00:00', '0001-01-01T00:00:00+14:00'].map((each) => checked(field, each))).toEqual([
      '!wrong-format', '!wrong-format', '!wrong-format', '2024-05-07T02:00:00.000Z', '!wrong-format',
    ]);
    expect(shown(field, '2024-05-07T06:30:00.000Z')).toEqual(['2024年5月7日 14:30', '7 May 2024 14:30']);
    expect(checked(dateTime({ name, notAfterToday: true }), '2024-05-08 00:00', { today: '2024-05-07' })).toBe('!out-of-range');
  });
});

describe('choices', () => {
  test('only a key of the list is taken', () => {
    const field = choice({ name, choices: COLOURS });
    expect(checked(field, 'red')).toBe('red');
    expect([undefined, 'Red', '__proto__', 'toString', 1, {}].map((each) => checked(field, each))).toEqual(Array.from({ length: 6 }, () => '!not-allowed-value'));
    expect(shown(field, 'red')).toEqual(['红', 'red']);
    expect(shown(field, 'retired-key')).toEqual(['retired-key', 'retired-key']);
    expect(said(field, 'x\u0000<script>'.repeat(20)).length).toBeLessThan(120);
  });

  test('a level of secrecy is refused, offered or not', () => {
    expect(checked(choice({ name, choices: COLOURS }), '机密')).toBe('!state-secret');
    const levels = choice({ name, choices: { none: { zh: '公开', en: 'public' }, secret: { zh: '秘密', en: 'secret' } } });
    expect(checked(levels, 'none')).toBe('none');
    expect(checked(levels, 'secret')).toBe('!state-secret');
  });

  test('several choices are kept once each, in the order offered', () => {
    const field = multiChoice({ name, choices: COLOURS });
    expect(checked(field, ['blue', 'red', 'red'])).toEqual(['red', 'blue']);
    expect([[], ['red', 'x'], 'red', ['red', 'red', 'red', 'red']].map((each) => checked(field, each))).toEqual(['!required', '!not-allowed-value', '!wrong-format', '!out-of-range']);
    expect(shown(field, ['red', 'blue'])).toEqual(['红、蓝', 'red, blue']);
    expect(fieldType(field).fromCell(field, '红、蓝； green')).toEqual(['red', 'blue', 'green']);
  });

  test('two choices with one label do not load', () => {
    expect(() => choice({ name, choices: { a: { zh: '甲', en: 'a' }, b: { zh: '甲', en: 'b' } } })).toThrow('same label');
  });

  test('yes and no have many spellings', () => {
    expect([true, '是', 'YES', '√', false, '否', '0'].map((each) => checked(yesNo({ name }), each))).toEqual([true, true, true, true, false, false, false]);
    expect(['maybe', 1, null, '是的'].map((each) => checked(yesNo({ name }), each))).toEqual(Array.from({ length: 4 }, () => '!wrong-format'));
    expect(shown(yesNo({ name }), true)).toEqual(['是', 'yes']);
  });
});

describe('references and codes', () => {
  test('a party needs its id and its name', () => {
    expect(checked(party({ name }), { id: 'p-1', name: ' 海河示例公司 ', code: '' })).toEqual({ id: 'p-1', name: '海河示例公司' });
    expect([{ name: '海河示例公司' }, 'p-1', null, { id: 'p 1', name: 'x' }, { id: 'p-1' }, { id: 'p-1', name: 'x', extra: 1 }].map((each) => checked(party({ name }), each))).toEqual([
      '!wrong-format', '!wrong-format', '!wrong-format', '!wrong-format', '!wrong-format', '!unknown-field',
    ]);
    expect(said(party({ name }), { name: 'x' })).toBe('「栏目」格式不对：应为从主体登记簿中选定的主体，请改正。');
  });

  test('patents and cases are shown by number and title', () => {
    expect(shown(patent({ name }), { id: 'z', number: '202310000001.5', title: '一种阀' })).toEqual(['202310000001.5《一种阀》', '202310000001.5 一种阀']);
    expect(checked(caseReference({ name, types: ['a'] }), { id: 'c', number: '裁〔2022〕1号', title: '某案' })).toEqual({ id: 'c', number: '裁〔2022〕1号', title: '某案' });
  });

  test('a name written by hand in a cell is handed on to be looked up', () => {
    expect(fieldType(party({ name })).fromCell(party({ name }), '海河示例公司')).toEqual({ name: '海河示例公司' });
    expect(fieldType(party({ name })).fromCell(party({ name }), '海河示例公司 | 91120116MA06A0020X')).toEqual({ name: '海河示例公司', code: '91120116MA06A0020X' });
  });

  test('districts and people are codes shown by name', () => {
    expect(shown(district({ name }), '990102')).toEqual(['滨河区', '滨河区']);
    expect(shown(person({ name }), 'wang')).toEqual(['wang', 'wang']);
    expect([checked(district({ name }), '990102'), checked(district({ name }), '滨河区'), checked(person({ name }), "li'; --")]).toEqual(['990102', '!wrong-format', '!wrong-format']);
    expect(fieldType(district({ name })).fromCell(district({ name }), '990102 滨河区')).toBe('990102');
  });

  test('numbers of other bodies are kept in one spelling', () => {
    expect(checked(externalNumber({ name, system: 'court' }), '(2023) 津03民初 123号')).toBe('（2023）津03民初123号');
    expect(checked(externalNumber({ name, system: 'court' }), '〔2022〕最高法知民终45号之一')).toBe('（2022）最高法知民终45号之一');
    expect(checked(externalNumber({ name, system: 'market-12315' }), '1990 1022 0230 1010 0001')).toBe('19901022023010100001');
    expect(checked(externalNumber({ name, system: 'national-registration' }), 'ｙ2023980012345')).toBe('Y2023980012345');
    expect(checked(externalNumber({ name, system: 'other' }), '  津知函  12 号')).toBe('津知函 12 号');
    expect([['court', '2023民初123'], ['market-12315', '12-34'], ['national-registration', '登记号'], ['other', 'x'.repeat(61)]].map(([system, input]) => checked(externalNumber({ name, system: system as 'court' }), input))).toEqual(
      Array.from({ length: 4 }, () => '!wrong-format'),
    );
  });
});

describe('files', () => {
  const whole = { hash: 'ab'.repeat(32), name: '证据.pdf', size: 1536, mediaType: 'application/PDF' };
  const field = file({ name, accept: ['application/pdf', 'image/*'], maxBytes: 2048 });

  test('a file is its hash, name, size and type', () => {
    expect(checked(field, whole)).toEqual({ ...whole, mediaType: 'application/pdf' });
    expect(shown(field, whole)).toEqual(['证据.pdf（1.5 KB）', '证据.pdf (1.5 KB)']);
  });

  test.each([
    [{ hash: 'x' }, '!wrong-format'], [{ hash: 'AB'.repeat(32) }, '!wrong-format'], [{ size: -1 }, '!wrong-format'], [{ size: 1e300 }, '!wrong-format'], [{ name: '../../etc/passwd' }, '!wrong-format'], [{ name: '..' }, '!wrong-format'],
    [{ name: 'a\u0000.pdf' }, '!bad-characters'], [{ name: '机密★1年.pdf' }, '!state-secret'], [{ size: 4096 }, '!too-large'], [{ mediaType: 'text/html' }, '!wrong-file-type'], [{ path: '/' }, '!wrong-format'],
  ])('%j is refused', (change, code) => expect(checked(field, { ...whole, ...change })).toBe(code));
});

describe('lists', () => {
  const field = list({ name, itemName: { zh: '问题', en: 'Problem' }, max: 3, of: { text: longText({ name: { zh: '内容', en: 'Text' } }), solvedOn: optional(date({ name: { zh: '解决日期', en: 'Solved on' } })) } });

  test('items get an id that goes on from the greatest there is', () => {
    expect(checked(field, [{ text: '甲' }, { text: '乙' }])).toEqual([{ id: '1', text: '甲' }, { id: '2', text: '乙' }]);
    expect(checked(field, [{ text: '新' }, { id: '7', text: '旧' }, { id: 'x', text: '他' }])).toEqual([{ id: '8', text: '新' }, { id: '7', text: '旧' }, { id: 'x', text: '他' }]);
  });

  test('problems name the item by its place from zero and the field by its label', () => {
    const result = fieldType(field).check(field, [{ text: '甲' }, { text: '乙', solvedOn: 'x', more: 1 }, {}]);
    expect(result.ok ? [] : result.problems.map(({ code, path }) => [code, path])).toEqual([['unknown-field', '[1].more'], ['wrong-format', '[1].solvedOn'], ['required', '[2].text']]);
    expect(said(field, [{}])).toBe('「内容」未填写，请补填。');
  });

  test('too many items, foreign ids and ids twice are refused', () => {
    expect([[1, 2, 3, 4], [{ id: 'a', text: 'x' }, { id: 'a', text: 'y' }], [{ id: '../', text: 'x' }], [{ id: {}, text: 'x' }], 'x', ['x']].map((each) => checked(field, each))).toEqual([
      '!out-of-range', '!not-allowed-value', '!not-allowed-value', '!not-allowed-value', '!wrong-format', '!wrong-format',
    ]);
    expect(() => list({ name, of: { id: text({ name }) } })).toThrow('"id"');
  });

  test('a cell holds one item a line, with or without its id', () => {
    const value = [{ id: '1', text: '竖线|反斜\\\n两行', solvedOn: '2024-05-07' }, { id: '2', text: '乙' }];
    expect(fieldType(field).toCell(field, value, 'zh', names)).toBe('1 | 竖线\\|反斜\\\\\\n两行 | 2024-05-07\n2 | 乙 | ');
    expect(checked(field, fieldType(field).fromCell(field, '甲 | 2024年5月7日\n乙 |'))).toEqual([{ id: '1', text: '甲', solvedOn: '2024-05-07' }, { id: '2', text: '乙' }]);
    expect(checked(field, fieldType(field).fromCell(field, '甲 | 乙 | 丙 | 丁'))).toBe('!wrong-format');
    expect(shown(field, value.slice(1))).toEqual(['1. 乙', '1. 乙']);
  });
});

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const lines = fc.array(fc.string({ unit: fc.constantFrom('甲', 'b', '|', '\\', '\n', ' ', 'n', '#'), maxLength: 20 })).map((parts) => parts.join('\n'));
const referenceTo = (parts: Record<string, fc.Arbitrary<string>>) => fc.record({ id: fc.stringMatching(/^[A-Za-z0-9:-]{1,12}$/), ...parts });

/** A field of each kind with inputs that may be good. */
const ROUND_TRIPS: readonly (readonly [Field, fc.Arbitrary<unknown>])[] = [
  [text({ name }), fc.oneof(word, lines)],
  [longText({ name }), fc.oneof(word, lines)],
  [prose({ name }), fc.oneof(word, lines, fc.constant('走访{{visits}}户次，约{{visits|floor:10}}户次。'))],
  [number({ name, decimals: 3 }), fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000)],
  [count({ name, measure: { zh: '件', en: 'items' } }), fc.nat(1e9)],
  [money({ name }), fc.integer({ min: 0, max: 1e15 })],
  [date({ name }), fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10))],
  [dateTime({ name }), fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true }).map((at) => at.toISOString())],
  [choice({ name, choices: COLOURS }), fc.constantFrom('red', 'green', 'blue')],
  [multiChoice({ name, choices: COLOURS }), fc.subarray(['red', 'green', 'blue'], { minLength: 1 })],
  [yesNo({ name }), fc.boolean()],
  [party({ name }), referenceTo({ name: word, code: fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9A-Z|]{1,18}$/)) })],
  [patent({ name }), referenceTo({ number: word, title: lines })],
  [caseReference({ name }), referenceTo({ number: word, title: lines })],
  [district({ name }), fc.constantFrom('990102', '990103', 'x.1')],
  [person({ name }), fc.constantFrom('li', 'wang', '1')],
  [externalNumber({ name, system: 'other' }), word],
  [file({ name }), fc.record({ hash: fc.stringMatching(/^[0-9a-f]{64}$/), name: word, size: fc.nat(1e6), mediaType: fc.constantFrom('application/pdf', 'image/png') })],
  [
    list({ name, of: { line: optional(text({ name })), note: optional(longText({ name })), amount: optional(money({ name })), parts: optional(list({ name, of: { text: optional(longText({ name })), who: optional(party({ name })) } })) } }),
    fc.array(fc.record({ line: word, note: lines, amount: fc.nat(), parts: fc.array(fc.record({ text: lines, who: referenceTo({ name: word }) }, { requiredKeys: [] }), { maxLength: 3 }) }, { requiredKeys: [] }), { minLength: 1, maxLength: 4 }),
  ],
];

describe('every field type', () => {
  test('has a round trip', () => {
    expect(new Set(ROUND_TRIPS.map(([field]) => field.kind))).toEqual(new Set(Object.keys(FIELD_TYPES)));
  });

  test.each(ROUND_TRIPS.map(([field, inputs]) => [field.kind, field, inputs] as const))('%s comes back from a cell as it went in', (_, field, inputs) => {
    const type = fieldType(field);
    let good = 0;
    fc.assert(
      fc.property(inputs, fc.constantFrom('zh' as const, 'en' as const), (input, language) => {
        const first = type.check(field, input);
        if (!first.ok) return;
        good += 1;
        expect(type.check(field, first.value)).toEqual(first);
        expect(type.check(field, type.fromCell(field, String(type.toCell(field, first.value, language, names))))).toEqual(first);
        expect(type.text(field, first.value, language, names).isWellFormed()).toBe(true);
      }),
    );
    expect(good).toBeGreaterThan(30);
  });

  test.each(Object.entries(FIELD_TYPES))('%s has a name in both languages', (_, type) => expect([type.name.zh, type.name.en].every(Boolean)).toBe(true));

  test.each(ROUND_TRIPS.map(([field]) => [field.kind, field] as const))('%s takes any JSON and any cell without throwing', (_, field) => {
    const type = fieldType(field);
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.double()), fc.string({ unit: 'binary' }), (input, cell) => {
        expect(type.check(field, input, { today: '2024-05-07' }).ok).toBeTypeOf('boolean');
        expect(type.check(field, type.fromCell(field, cell)).ok).toBeTypeOf('boolean');
      }),
    );
  });
});
