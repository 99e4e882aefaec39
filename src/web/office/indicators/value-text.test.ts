import { expect, test } from 'vitest';
import { growthCell, largeText, valueText } from './value-text.ts';

test('a long amount is hinted in 万 and 亿, in English in millions', () => {
  expect(largeText(2_537_000_000, '元', 'zh')).toBe('25.37亿元');
  expect(largeText(51_162, '件', 'zh')).toBe('5.12万件');
  expect(largeText(2_537_000_000, 'yuan', 'en')).toBe('2.54 billion yuan');
  expect([largeText(9_999, '件', 'zh'), largeText(51_162, 'patents', 'en'), largeText(null, '件', 'zh')]).toEqual([undefined, undefined, undefined]);
});

test('a value has its decimals and grouping, a growth its sign, a missing value is no zero', () => {
  expect([valueText('visits', 1234), valueText('visits', null), growthCell(17.94, PATENTS, 'zh'), growthCell(-3, PATENTS, 'en'), growthCell(0, PATENTS, 'zh')]).toEqual(['1,234', '—', '+17.9%', '−3.0%', '0.0%']);
});

test('a percentage grows by percentage points', () => {
  const share = { zh: '%', en: '%' };
  expect([growthCell(-0.8, share, 'zh'), growthCell(1.25, share, 'en')]).toEqual(['−0.8个百分点', '+1.3 points']);
});

const PATENTS = { zh: '件', en: 'patents' };
