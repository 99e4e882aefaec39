import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import vectors from '../patent/rules.vectors.json' with { type: 'json' };
import { creditCodeCheck, creditCodeSum, organisationCodeCheck, parseCreditCode } from './credit-code.ts';

describe('a unified social credit code', () => {
  test.each(vectors.uscc)('$body has sum $sum and check character $check', ({ body, sum, check }) => {
    expect(creditCodeSum(body)).toBe(sum);
    expect(creditCodeCheck(body)).toBe(check);
    expect(parseCreditCode(body + check)?.valid).toBe(true);
  });

  test.each(vectors.orgCode)('organisation code $body has check character $check', ({ body, check }) => {
    expect(organisationCodeCheck(body)).toBe(check);
  });

  test('is read through spaces, small letters and full-width characters', () => {
    expect(parseCreditCode(' 91350100 m000100y43 ')).toMatchObject({ code: '91350100M000100Y43', valid: true, region: '350100', organisationCode: 'M000100Y4' });
    expect(parseCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')?.valid).toBe(true);
  });

  test('with a wrong check character is kept and marked', () => {
    expect(parseCreditCode('91350100M000100Y44')).toMatchObject({ valid: false, expectedCheck: '3' });
  });

  test.each(['', '91350100M000100Y4', '91350100M000100I43', '91350100M000100Y433', '9135010AM000100Y43'])('“%s” is none', (text) => {
    expect(parseCreditCode(text)).toBeUndefined();
  });
});

const COMPANIES = new URL('../../../../shared/data/companies/', import.meta.url);

test.skipIf(!existsSync(COMPANIES))('real codes pass and fabricated ones fail (skipped where ../shared/data is absent)', () => {
  const codes = (file: string) => [...readFileSync(new URL(file, COMPANIES), 'utf8').matchAll(/\b([0-9A-Z]{18})\b/g)].map((match) => parseCreditCode(match[1] ?? '')?.valid ?? false);
  expect(codes('uscc-51.csv')).toEqual(Array.from({ length: 51 }, () => true));
  expect(codes('uscc-fabricated-negatives.csv')).toEqual(Array.from({ length: 14 }, () => false));
});
