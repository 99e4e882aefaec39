import { expect, test } from 'vitest';
import { publicationKey } from './publication-key.ts';

test.each([
  ['CN109996757A', 'CN109996757'],
  ['cn 109996757 b', 'CN109996757'],
  ['CN85100312A', 'CN85100312'],
  ['WO2010/133782A1', 'WO2010/133782'],
  ['WO 2010133782', 'WO2010/133782'],
  ['US8926509B2', 'US8926509'],
  ['US8,926,509', 'US8926509'],
  ['USD123456S1', 'USD123456'],
  ['EP3000001A1', 'EP3000001'],
])('%s goes by %s', (number, key) => {
  expect(publicationKey(number)).toBe(key);
});

test.each(['示例大学学报', 'CN', 'PCT/CN2019/070001', '2017106018623', ''])('%s names no publication', (text) => {
  expect(publicationKey(text)).toBeUndefined();
});
