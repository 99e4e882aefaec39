import { expect, test } from 'vitest';
import { sparkPath } from './spark.ts';

test('a spark line spans its box from the lowest to the highest value', () => {
  expect(sparkPath([0, 10, 5], 100, 22)).toBe('M0 21L50 1L100 11');
});

test('what happens in a month is drawn from nothing', () => {
  expect(sparkPath([10, 5], 100, 22, true)).toBe('M0 1L100 11');
});

test('a month without a value leaves a gap, and equal months a level line', () => {
  expect(sparkPath([3, null, 3, 3], 90, 20)).toBe('M0 10M60 10L90 10');
  expect(sparkPath([null, null], 90, 20)).toBe('');
});
