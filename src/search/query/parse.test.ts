import { describe, expect, test } from 'vitest';
import { type Problem, problemText } from '#domain/errors.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import type { Query } from './query.ts';

function read(query: string): Query {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.problems.map((each) => problemText(each, 'en')).join());
  return parsed.value;
}

const canonical = (query: string): string => printQuery(read(query));

function refusal(query: string): Problem {
  const parsed = parseQuery(query);
  if (parsed.ok) throw new Error(`read as ${printQuery(parsed.value)}`);
  const [first] = parsed.problems;
  if (!first) throw new Error('no problem told');
  return first;
}

const at = (query: string): unknown => refusal(query).params?.['offset'];

describe('Numbers of other offices', () => {
  test('are read in the spellings in which they are printed, typed and recorded', () => {
    for (const written of ['US8926509', 'US 8,926,509', 'US8,926,509']) expect(canonical(written)).toBe('AN=US8926509 OR PN=US8926509');
    for (const written of ['US8926509B2', 'US08926509B2', 'US 8,926,509 B2', 'PN=US 8,926,509 B2']) expect(canonical(written)).toBe('PN=US8926509B2');
    for (const written of ['US20050004437A1', 'US2005/0004437 A1', 'US 2005/0004437 A1', 'PN=US2005004437A1']) expect(canonical(written)).toBe('PN=US20050004437A1');
    expect(canonical('EP 1000000 A1')).toBe('PN=EP1000000A1');
    expect(canonical('PN=USD0654321S1')).toBe('PN=USD654321S1');
  });

  test('of applications are read with and without marks and check digit', () => {
    for (const written of ['AN=US13349377', 'AN=US 13/349,377', 'AN=US13/349,377']) expect(canonical(written)).toBe('AN=US13349377');
    expect(canonical('AN=EP99203729.1')).toBe('AN=EP99203729');
    expect(canonical('EP99203729')).toBe('AN=EP99203729 OR PN=EP99203729');
  });

  test('are not made of the numbers of standards and models, nor of words set off by commas', () => {
    expect(canonical('GB50010')).toBe('gb50010');
    expect(read('GB 50010-2010')).toMatchObject({ kind: 'and' });
    expect(canonical('US, 205')).toBe('us AND 205');
    expect(canonical('电池,201')).toBe('电池 AND 201');
  });
});

describe('What is written in traditional characters', () => {
  test('names the same fields, values and operators', () => {
    expect(canonical('申請人=昆明理工大學')).toBe(canonical('申请人=昆明理工大学'));
    expect(canonical('法律狀態=失效 與 類型=實用新型')).toBe('LS=失效 AND KD=实用新型');
  });
});

describe('Operators', () => {
  test('bind NOT before AND before OR', () => {
    expect(canonical('a OR b AND NOT c')).toBe('a OR b AND NOT c');
    expect(read('a OR b AND c')).toMatchObject({ kind: 'or', of: [{ kind: 'phrase' }, { kind: 'and' }] });
    expect(canonical('(a OR b) AND c')).toBe('(a OR b) AND c');
    expect(canonical('NOT (a OR b)')).toBe('NOT (a OR b)');
  });

  test('are written in either language, in capitals or not, with parentheses of either width', () => {
    expect(canonical('（电池 或 电芯） 与 隔膜 非 钠')).toBe('(电池 OR 电芯) AND 隔膜 AND NOT 钠');
    expect(canonical('a and b or not c')).toBe('a AND b OR NOT c');
  });

  test('of proximity may stand in parentheses of their own', () => {
    expect(canonical('供热 (5n) 回流')).toBe(canonical('供热 5N 回流'));
    expect(canonical('TI=(供热 (3w) 回流)')).toBe(canonical('TI=供热 3W 回流'));
    expect(canonical('(5n)')).toBe('"5n"');
  });

  test('are no operators within a word or in quotes', () => {
    expect(canonical('电池与隔膜')).toBe('电池与隔膜');
    expect(canonical('"AND"')).toBe('"and"');
  });

  test('are AND where terms stand side by side', () => {
    expect(canonical('锂 电池,隔膜、涂层')).toBe('锂 AND 电池 AND 隔膜 AND 涂层');
  });

  test('nothing finds everything, and so does a star', () => {
    expect(read('  ')).toEqual({ kind: 'all' });
    expect(read('*')).toEqual({ kind: 'all' });
  });
});

describe('Fields', () => {
  test('reach over one term, one proximity or one parenthesis', () => {
    expect(canonical('TI=电池 OR AB=隔膜')).toBe('TI=电池 OR AB=隔膜');
    expect(canonical('TI=(电池 AND 隔膜)')).toBe('TI=电池 AND TI=隔膜');
    expect(canonical('TI=电池 隔膜')).toBe('TI=电池 AND 隔膜');
    expect(canonical('TI=电池 NEAR/5 隔膜')).toBe('TI=(电池 NEAR/5 隔膜)');
    expect(canonical('TI=(电池 OR AB=隔膜)')).toBe('TI=电池 OR AB=隔膜');
  });

  test('have Chinese names', () => {
    expect(canonical('名称=电池 与 申请人＝“晨光机械” 与 摘要：隔膜')).toBe('TI=电池 AND PA=晨光机械 AND AB=隔膜');
    expect(canonical('公开号/公告号=CN109996757A')).toBe('PN=CN109996757A');
    expect(canonical('国家/地区=中国 授权公告日=2019')).toBe('AC=CN AND GD=2019');
  });

  test('may be several for texts', () => {
    expect(canonical('TI,AB=电池')).toBe('TA=电池');
    expect(canonical('DE，TI=电池')).toBe('TI,DE=电池');
  });

  test('every field of the language is known', () => {
    const samples = ['TI=a', 'AB=a', 'CL=a', 'DE=a', 'TA=a', 'AN=201710601862', 'PN=CN109996757A', 'PR=US62123456', 'AD=2018', 'PD=2018', 'GD=2018', 'PA=a', 'OW=a', 'IN=a', 'AG=a', 'IC=H01M', 'CPC=H01M', 'LC=26-05', 'AC=CN', 'DIST=0101', 'LS=有效', 'KD=发明'];
    for (const sample of samples) expect(canonical(sample).split('=')[0]).toBe(sample.split('=')[0]);
  });
});

describe('Terms', () => {
  test('are folded: full-width, capitals and traditional characters are one with their plain forms', () => {
    expect(canonical('鋰電池ＡＢＣ')).toBe('锂电池abc');
  });

  test('are phrases in quotes of any sort', () => {
    expect(canonical('“lithium  ion”')).toBe('"lithium ion"');
    expect(canonical('「电池 隔膜」')).toBe('"电池 隔膜"');
  });

  test('take wild cards, and give them up when escaped', () => {
    expect(read('锂?电池*')).toMatchObject({ parts: [{ text: '锂' }, { any: 'one' }, { text: '电池' }, { any: 'rest' }] });
    expect(read('a\\?b')).toMatchObject({ parts: [{ text: 'a?b' }] });
    expect(canonical('a\\?b')).toBe('"a\\?b"');
  });

  test('that are numbers or full IPC symbols are looked for as such, in quotes as text', () => {
    expect(canonical('ZL 2018 1 0000000.X')).toBe('AN=CN201810000000.X');
    expect(canonical('201710601862')).toBe('AN=CN201710601862.3');
    expect(canonical('CN109996757A')).toBe('PN=CN109996757A');
    expect(canonical('CN 109996757 A 电池')).toBe('PN=CN109996757A AND 电池');
    expect(canonical('h01m10/0525')).toBe('IC=H01M10/0525');
    expect(canonical('"201710601862"')).toBe('"201710601862"');
    expect(canonical('2018 5')).toBe('2018 AND 5');
  });
});

describe('Proximity', () => {
  test('is NEAR in any order, ADJ in this, and nN or nW', () => {
    expect(canonical('(电池 NEAR/5 隔膜)')).toBe('(电池 NEAR/5 隔膜)');
    expect(canonical('电池 near 隔膜')).toBe('(电池 NEAR/5 隔膜)');
    expect(canonical('电池 ADJ/3 隔膜')).toBe('(电池 ADJ/3 隔膜)');
    expect(canonical('电池 ADJ 隔膜')).toBe('(电池 ADJ/0 隔膜)');
    expect(canonical('电池 3W 隔膜')).toBe('(电池 ADJ/3 隔膜)');
    expect(canonical('电池 10n 隔膜')).toBe('(电池 NEAR/10 隔膜)');
  });

  test('spreads over an OR, and joins neighbours in a chain', () => {
    expect(canonical('(电池 OR 电芯) NEAR/2 隔膜')).toBe('(电池 NEAR/2 隔膜) OR (电芯 NEAR/2 隔膜)');
    expect(canonical('a NEAR/1 b NEAR/2 c')).toBe('(a NEAR/1 b) AND (b NEAR/2 c)');
  });

  test('of texts that look like numbers keeps their quotes', () => {
    expect(canonical('"CN109996757A" NEAR/3 电池')).toBe('("cn109996757a" NEAR/3 电池)');
  });

  test('wants terms of one field', () => {
    expect(at('TI=电池 NEAR/5 AB=隔膜')).toBe(6);
    expect(at('(a AND b) NEAR/5 c')).toBe(10);
  });
});

describe('Values', () => {
  test('of days are years, months, days and ranges with both ends', () => {
    expect(read('AD=2018')).toEqual({ kind: 'days', field: 'filed', from: '2018-01-01', to: '2018-12-31' });
    expect(canonical('AD=20180101')).toBe('AD=2018-01-01');
    expect(canonical('AD=201802')).toBe('AD=[2018-02-01 TO 2018-02-28]');
    expect(canonical('AD=[2018-01 TO 2019-06]')).toBe('AD=[2018-01-01 TO 2019-06-30]');
    expect(canonical('申请日=【2018年1月至2019年6月5日】')).toBe('AD=[2018-01-01 TO 2019-06-05]');
    expect(canonical('AD=[* TO 2019]')).toBe('AD=[* TO 2019-12-31]');
    expect(canonical('AD>=2018-01-01')).toBe('AD=[2018-01-01 TO *]');
    expect(canonical('AD>2018 AD≤2020')).toBe('AD=[2019-01-01 TO *] AND AD=[* TO 2020-12-31]');
    for (const range of ['2018 TO 2019', '2018:2019', '2018至2019', '2018-2019', '20180101-20191231', '2018年1月 至 2019年12月']) expect(canonical(`AD=${range}`)).toBe('AD=[2018-01-01 TO 2019-12-31]');
    expect(at('AD=2019:2018')).toBe(3);
    expect(canonical('AD=(2018 OR 2020)')).toBe('AD=2018 OR AD=2020');
  });

  test('of classes are sections to groups, with or without blanks', () => {
    expect(canonical('IC=H01M IC=H01M10 IPC=H01M 10/0525 分类号=h01m10/05*')).toBe('IC=H01M AND IC=H01M10 AND IC=H01M10/0525 AND IC=H01M10/05');
    expect(canonical('LC=2605')).toBe('LC=26-05');
    expect(canonical('IC=(H01M OR H01L)')).toBe('IC=H01M OR IC=H01L');
  });

  test('of numbers are any spelling, with or without check digit, or a beginning', () => {
    for (const spelling of ['CN201710601862.3', 'ZL201710601862.3', '201710601862', '2017106018623', 'ZL 2017 1 0601862.3', '"ZL 2017 1 0601862.3"', 'cn２０１７10601862']) {
      expect(canonical(`AN=${spelling}`)).toBe('AN=CN201710601862.3');
    }
    expect(read('AN=2017106*')).toEqual({ kind: 'number', field: 'application', anyOf: ['CN2017106'], prefix: true });
    expect(canonical('PN=109996757')).toBe('PN=CN109996757');
    expect(read('PN=109996757')).toMatchObject({ anyOf: expect.arrayContaining(['CN109996757A', 'CN109996757B']), prefix: true });
    expect(canonical('PN=(CN109996757 OR CN1036214 OR CN10999*)')).toBe('PN=(CN109996757 OR CN1036214 OR CN10999*)');
    expect(canonical('PN=(CN109996757A OR CN305246987S)')).toBe('PN=(CN109996757A OR CN305246987S)');
    expect(canonical('PN=US10123456B2')).toBe('PN=US10123456B2');
    expect(canonical('PN=WO2023123456A1')).toBe('PN=WO2023/123456A1');
  });

  test('of legal state and kind have names in both languages', () => {
    expect(read('LS=有效')).toEqual(read('LS=in force'));
    expect(read('LS=失效')).toMatchObject({ anyOf: expect.arrayContaining(['lapsed', 'expired']) });
    expect(canonical('LS=失效')).toBe('LS=失效');
    expect(canonical('LS=(有效 OR 审中)')).toBe('LS=(有效 OR 审中)');
    expect(canonical('KD=utility KD=外观')).toBe('KD=实用新型 AND KD=外观设计');
  });
});

describe('A problem', () => {
  test('says at which character, what stands there and what was expected, in both languages', () => {
    const found = refusal('电池 AND )');
    expect(found).toMatchObject({ code: 'query-syntax', params: { offset: 7, length: 1, position: 8 } });
    expect(problemText(found, 'zh')).toBe('检索式第 8 个字符处：此处是“)”，应为检索词。');
    expect(problemText(found, 'en')).toBe('Query, character 8: found “)”, expected a term.');
  });

  test('counts characters, not UTF-16 units', () => {
    expect(at('𠮷𠮷 AND )')).toBe(7);
  });

  test('points at the place', () => {
    expect(at('(电池')).toBe(3);
    expect(at('电池)')).toBe(2);
    expect(at('"电池')).toBe(3);
    expect(at('电池 AND')).toBe(6);
    expect(at('OR 电池')).toBe(0);
    expect(at('XX=电池')).toBe(0);
    expect(at('电池 TI=')).toBe(6);
    expect(at('TI>=电池')).toBe(2);
    expect(at('=电池')).toBe(0);
    expect(at('AD=昨天')).toBe(3);
    expect(at('AD=2018-13')).toBe(3);
    expect(at('AD=[2018 TO')).toBe(11);
    expect(at('AD=[2019 TO 2018]')).toBe(12);
    expect(at('AD=[2018 bis 2019]')).toBe(9);
    expect(at('IC=电池')).toBe(3);
    expect(at('AN=abc')).toBe(3);
    expect(at('LS=活着')).toBe(3);
    expect(at('AC=Atlantis')).toBe(3);
    expect(at('a AND ---')).toBe(6);
    expect(at('a NEAR/5')).toBe(8);
    expect(at('a NEAR/5000 b')).toBe(2);
    expect(at('()')).toBe(1);
  });

  test('is one clear one for what is too long, too many or too deep', () => {
    expect(refusal('电'.repeat(200_001)).code).toBe('query-too-long');
    expect(refusal(Array.from({ length: 10_000 }, (_, index) => `词${index}`).join(' OR ')).code).toBe('query-too-many-terms');
    expect(refusal('('.repeat(1000) + 'a' + ')'.repeat(1000)).code).toBe('query-too-deep');
    expect(refusal('NOT '.repeat(1000) + 'a').code).toBe('query-too-deep');
    expect(refusal(`${'('.repeat(1000)}`).code).toBe('query-too-deep');
  });

  test('is not made of a pasted list of numbers', () => {
    const numbers = Array.from({ length: 9_999 }, (_, index) => `CN10${1_000_000 + index}A`);
    expect(read(`PN=(${numbers.join(' OR ')})`)).toMatchObject({ kind: 'number', anyOf: numbers });
    expect(read(numbers.join(' OR '))).toMatchObject({ kind: 'number', anyOf: numbers });
  });
});
