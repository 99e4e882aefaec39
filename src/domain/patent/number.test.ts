import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicationCheckDigit, applicationNumberSum, parseApplicationNumber, parsePctNumber, parsePublicationNumber, patentNumberText } from './number.ts';
import vectors from './rules.vectors.json' with { type: 'json' };

describe('an application number', () => {
  test.each(vectors.applicationNumber)('$body has sum $sum and check digit $check', ({ body, sum, check }) => {
    expect(applicationNumberSum(body)).toBe(sum);
    expect(applicationCheckDigit(body)).toBe(check);
    expect(parseApplicationNumber(`${body}.${check}`)).toMatchObject({ form: 'application', body, check: 'valid' });
    expect(parseApplicationNumber(body)).toMatchObject({ check: 'absent', normal: `${body}.${check}` });
  });

  test.each([
    '201710601862.3', '2017106018623', 'CN201710601862.3', 'CN 201710601862.3', 'ZL 2017 1 0601862.3', 'zl201710601862.3', 'ＣＮ２０１７１０６０１８６２．３', '2017106018623.0', ' 201710601862-3\u2002',
  ])('is the same however it is spelled: “%s”', (text) => {
    expect(parseApplicationNumber(text)).toMatchObject({ body: '201710601862', normal: '201710601862.3', year: 2017, kind: 'invention', fromPct: false, check: 'valid' });
  });

  test.each([
    ['95115608.x', { body: '95115608', year: 1995, kind: 'invention', check: 'valid' }],
    ['971017654', { body: '97101765', year: 1997, check: 'valid' }],
    ['201080063196.9', { kind: 'invention', fromPct: true }],
    ['2015900012810', { kind: 'utility', fromPct: true }],
    ['2018305140799', { kind: 'design', check: 'valid' }],
    ['201710601862.4', { check: 'wrong', expectedCheck: '3' }],
    ['201770601862', { kind: undefined, check: 'absent' }],
  ])('%s is read as such', (text, expected) => {
    expect(parseApplicationNumber(text)).toMatchObject(expected);
  });

  test.each(['2.02E+12', '2.0193E+12', '2.0098e+12', '2E+12', '2020000000000', '2019300000000'])('%s was damaged by a spreadsheet', (text) => {
    expect(parseApplicationNumber(text)).toEqual({ form: 'damaged', text });
  });

  test.each(['', '—', '2017', '12345678', '04112345', '189910601862', 'CN305246987S', '20171060186233'])('“%s” is none', (text) => {
    expect(parseApplicationNumber(text).form).toBe('unrecognised');
  });

  test('one wrong digit or two neighbours exchanged never pass, unless the weights agree', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 5, max: 11 }), fc.integer({ min: 1, max: 9 }), (serial, place, add) => {
      const body = `20191${String(serial).padStart(7, '0')}`;
      const changed = body.slice(0, place) + String((Number(body[place]) + add) % 10) + body.slice(place + 1);
      expect(applicationCheckDigit(changed)).not.toBe(applicationCheckDigit(body));
    }));
  });

  test('is printed on a certificate with its parts apart', () => {
    const number = parseApplicationNumber('201710601862.3');
    expect(number.form === 'application' && patentNumberText(number)).toBe('ZL 2017 1 0601862.3');
    const old = parseApplicationNumber('95115608.X');
    expect(old.form === 'application' && patentNumberText(old)).toBe('ZL 95 1 15608.X');
  });
});

describe('a publication number', () => {
  test.each([
    ['CN305246987S', { normal: 'CN305246987S', kind: 'design', stage: 'grant' }],
    ['cn 109996757 a', { normal: 'CN109996757A', kind: 'invention', stage: 'application' }],
    ['CN102307917B', { kind: 'invention', stage: 'grant' }],
    ['CN102307917B8', { stage: 'correction' }],
    ['CN100334567C', { kind: 'invention', stage: 'grant' }],
    ['CN100334567C2', { stage: 'partial-invalidation' }],
    ['CN209078969U', { kind: 'utility', stage: 'grant' }],
    ['CN2345678Y', { kind: 'utility', stage: 'grant' }],
    ['CN85100001A', { kind: 'invention', stage: 'application' }],
    ['CN3012345D', { kind: 'design', stage: 'grant' }],
    ['CN209078969', { kind: 'utility', stage: undefined, code: '' }],
  ])('%s is read as such', (text, expected) => expect(parsePublicationNumber(text)).toMatchObject(expected));

  test.each(['', 'US9876543B2', 'CN12345A', 'CN209078969Q', '2.02E+12'])('“%s” is none', (text) => {
    expect(parsePublicationNumber(text)).toBeUndefined();
  });
});

describe('a PCT number', () => {
  test.each([
    ['PCT/CN2023/123456', 'PCT/CN2023/123456'], ['pct／cn99／00123', 'PCT/CN99/00123'], ['PCTCN2023123456', 'PCT/CN2023/123456'],
    ['WO 2023/123456 A1', 'WO2023/123456A1'], ['WO2023123456', 'WO2023/123456'], ['WO99/12345', 'WO99/12345'],
  ])('%s is normalised to %s', (text, normal) => expect(parsePctNumber(text)?.normal).toBe(normal));

  test('anything else is none', () => expect(parsePctNumber('CN305246987S')).toBeUndefined());
});

const GAZETTES = new URL('../../../../shared/data/patents/gazette-2019-07/', import.meta.url);

test.skipIf(!existsSync(GAZETTES))('every number cell of the real gazettes is recognised (skipped where ../shared/data is absent)', () => {
  const seen = { application: 0, damaged: 0, unrecognised: 0, wrong: 0, publication: 0, rows: 0 };
  for (const file of readdirSync(GAZETTES).filter((name) => name.endsWith('.csv'))) {
    const text = new TextDecoder('gb18030').decode(readFileSync(new URL(file, GAZETTES)));
    for (const [, publication = '', filing = ''] of text.matchAll(/,(CN\d{9}[A-Z]\d?),[\d.]+,([^,]*),/g)) {
      const number = parseApplicationNumber(filing);
      seen.rows += 1;
      seen[number.form] += 1;
      if (number.form === 'application' && number.check === 'wrong') seen.wrong += 1;
      if (parsePublicationNumber(publication)) seen.publication += 1;
    }
  }
  expect(seen.rows).toBeGreaterThan(70_000);
  expect(seen).toMatchObject({ unrecognised: 0, wrong: 0, publication: seen.rows });
});
