import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstOf, smallestKeys } from './smallest.ts';

const ascending = (a: number, b: number): number => a - b;

describe('choosing a few of many', () => {
  test('finds the smallest keys, few or many of them', () => {
    fc.assert(fc.property(fc.array(fc.integer(), { maxLength: 300 }), fc.nat(40), (keys, count) => {
      expect([...smallestKeys(Float64Array.from(keys), count)]).toEqual(keys.toSorted(ascending).slice(0, count));
    }));
  });

  test('finds the first in any order', () => {
    fc.assert(fc.property(fc.array(fc.integer(), { maxLength: 400 }), fc.nat(20), (items, count) => {
      expect(firstOf(items, count, ascending)).toEqual(items.toSorted(ascending).slice(0, count));
    }));
  });
});
