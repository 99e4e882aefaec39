import { expect, test } from 'vitest';
import { Book } from '../posting/book.ts';
import { type Line, observe } from '../posting/line.ts';
import { growth } from './derived.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { missingCount, type Period } from './fact.ts';
import { defineIndicator } from './indicator.ts';

const label = { zh: '数', en: 'figure' };
const common = { version: 1, owner: 'planning', source: 'statement', name: label, measure: label, definition: label } as const;
const LEVEL = defineIndicator({ ...common, id: 'level', computation: { kind: 'stock', every: 'month' } });
const GRANTS = defineIndicator({ ...common, id: 'grants', computation: { kind: 'cumulative' } });
const PER = defineIndicator({ ...common, id: 'per', computation: { kind: 'ratio', numerator: 'grants', denominator: 'level' } });
const INDICATORS = [LEVEL, GRANTS, PER];
const definitions = { getIndicator: (id: string) => INDICATORS.find((each) => each.id === id) ?? LEVEL };

const told = (indicator: string, day: string, amounts: Readonly<Record<string, number>>): Line[] => Object.entries(amounts).map(([district, amount]) => observe(indicator, day, amount, 'statement', { district }));
const places = { refusal: () => undefined, existed: () => true, reporting: ({ district }: { readonly district?: string }) => (district ? [district] : ['a', 'b', 'c']) };

function on(...lines: readonly Line[][]): Evaluation {
  const book = new Book();
  book.post({ caseId: '1' }, lines.flat().map((line) => ({ line, version: 1, reversal: false })));
  return { definitions, balances: book, places };
}

const MAY: Period = { from: '2022-05-01', to: '2022-05-31' };

test('a month with districts missing has a value, and says how many of how many are in it', async () => {
  const fact = await evaluate(on(told('level', '2022-05-31', { a: 5, b: 7 })), 'level', MAY);
  expect([fact.value, fact.coverage, missingCount(fact)]).toEqual([12, { reported: 2, expected: 3, missing: ['c'] }, 1]);
});

test('a district that reports without being expected is counted among them', async () => {
  const { coverage } = await evaluate(on(told('level', '2022-05-31', { a: 5, b: 7, c: 1, new: 2 })), 'level', MAY);
  expect(coverage).toEqual({ reported: 4, expected: 4, missing: [] });
});

test('of one district there is nothing to say', async () => {
  expect((await evaluate(on(told('level', '2022-05-31', { a: 5 })), 'level', MAY, { district: 'a' })).coverage).toBeUndefined();
});

test('a month out of two cumulatives needs the same districts in both', async () => {
  const april = told('grants', '2022-04-30', { a: 10, b: 20, c: 30 });
  const whole = await evaluate(on(april, told('grants', '2022-05-31', { a: 11, b: 22, c: 33 })), 'grants', MAY);
  expect([whole.value, missingCount(whole)]).toEqual([6, 0]);
  const fact = await evaluate(on(april, told('grants', '2022-05-31', { a: 11, b: 22 })), 'grants', MAY);
  expect([fact.value, fact.reason, missingCount(fact)]).toEqual([null, 'districts-differ', 1]);
});

test('what is made of an incomplete sum lacks what that lacks', async () => {
  const given = on(told('level', '2022-05-31', { a: 5, b: 7, c: 1 }), told('level', '2021-05-31', { a: 5 }), told('grants', '2022-05-31', { a: 1, b: 2 }));
  const grown = await growth(given, 'level', MAY);
  expect([grown.value, grown.reason, missingCount(grown)]).toEqual([null, 'districts-differ', 2]);
  expect(missingCount(await evaluate(given, 'per', { from: '2022-01-01', to: '2022-05-31' }))).toBe(1);
});

test('sums that lack the same districts are compared, others are not: what did not report is no fall', async () => {
  const before = told('level', '2021-05-31', { a: 5, b: 5 });
  expect((await growth(on(before, told('level', '2022-05-31', { a: 6, b: 6 })), 'level', MAY)).value).toBe(20);
  expect((await growth(on(before, told('level', '2022-05-31', { a: 6, c: 6 })), 'level', MAY)).reason).toBe('districts-differ');
});
