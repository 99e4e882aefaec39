import { expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import type { Query } from './query.ts';
import { synonymTable, widenQuery } from './widen.ts';

const SYNONYMS = synonymTable([['手机', '移动电话', 'mobile phone'], ['移動電話', '蜂窝电话']]);

function widened(written: string): string {
  const parsed = parseQuery(written);
  const query: Query = parsed.ok ? parsed.value : { kind: 'or', of: [] };
  return printQuery(widenQuery(query, SYNONYMS));
}

test('A term becomes itself or any of its synonyms, in its own fields', () => {
  expect(widened('TI=手机 AND 电池')).toBe('(TI=手机 OR TI=移动电话 OR TI="mobile phone") AND 电池');
  expect(widened('AB="Mobile Phone"')).toBe('AB="mobile phone" OR AB=手机 OR AB=移动电话');
});

test('A word in several groups means what all of them mean', () => {
  expect(widened('TI=移动电话')).toBe('TI=移动电话 OR TI=手机 OR TI="mobile phone" OR TI=蜂窝电话');
});

test('Both sides of a proximity are widened', () => {
  expect(widened('TI=(手机 NEAR/3 壳)')).toBe('TI=(手机 NEAR/3 壳) OR TI=(移动电话 NEAR/3 壳) OR TI=("mobile phone" NEAR/3 壳)');
});

test('A term with wild cards has no synonyms', () => {
  expect(widened('TI=手机*')).toBe('TI=手机*');
});

test('A word that reads as pinyin is looked for by its sound where sounds are kept', () => {
  expect(widened('TI=dianchi')).toBe('TI=dianchi OR TIPY=dianchi');
  expect(widened('PA=huawei')).toBe('PA=huawei OR PAPY=huawei');
  expect(widened('AB=dianchi')).toBe('AB=dianchi');
  expect(widened('lithium')).toBe('lithium');
});

test('Widening stops at the limit of terms', () => {
  const many = synonymTable([['甲乙', ...Array.from({ length: 1100 }, (_, index) => `词${index}`)]]);
  const query: Query = { kind: 'phrase', fields: ['title'], parts: [{ text: '甲乙' }] };
  expect(widenQuery(query, many)).toEqual(query);
});
