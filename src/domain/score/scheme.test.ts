import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemScore, type Method, placesOfScores, scoreOf } from './scheme.ts';

const given = (method: Method, points: number, value: number | null): number | null => itemScore({ indicator: 'x', points, method }, value).points;

describe('An item of a scheme', () => {
  test('gives points in line with its value, nothing below and no more above', () => {
    const method = { kind: 'linear', zero: 0, full: 30 } as const;
    expect([-5, 0, 1, 15, 30, 90].map((value) => given(method, 1000, value))).toEqual([0, 0, 33, 500, 1000, 1000]);
  });

  test('gives more for less where full lies below zero', () => {
    const method = { kind: 'linear', zero: 100, full: 50 } as const;
    expect([120, 100, 75, 50, 10].map((value) => given(method, 1000, value))).toEqual([0, 0, 500, 1000, 1000]);
  });

  test('gives the highest step that is reached', () => {
    const method = { kind: 'stepped', steps: [{ from: 10, points: 300 }, { from: 20, points: 800 }] } as const;
    expect([9, 10, 19.9, 20, 100].map((value) => given(method, 500, value))).toEqual([0, 300, 300, 500, 500]);
  });

  test('gives a bonus for each full step, up to its most', () => {
    const method = { kind: 'bonus', per: 5, points: 50 } as const;
    expect([0, 4, 5, 14, 1000].map((value) => given(method, 200, value))).toEqual([0, 0, 50, 100, 200]);
  });

  test('vetoes above its limit and gives no points', () => {
    const item = { indicator: 'x', points: 0, method: { kind: 'veto', limit: 0 } } as const;
    expect([itemScore(item, 0), itemScore(item, 1)]).toMatchObject([{ points: 0, vetoed: false }, { points: 0, vetoed: true }]);
  });

  test('never gives less than nothing or more than its most', () => {
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(fc.property(whole, whole, whole, fc.nat(10_000), (zero, full, value, most) => {
      const points = zero === full ? 0 : given({ kind: 'linear', zero, full }, most, value);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(most);
    }));
  });
});

describe('A scheme', () => {
  const items = [
    { indicator: 'a', points: 6000, method: { kind: 'linear', zero: 0, full: 10 } },
    { indicator: 'b', points: 4000, method: { kind: 'stepped', steps: [{ from: 1, points: 4000 }] } },
    { indicator: 'v', points: 0, method: { kind: 'veto', limit: 0 } },
  ] as const;

  test('adds its items, and has no total where one has no value', () => {
    const score = (values: Readonly<Record<string, number>>): number | null => scoreOf(items, (id) => values[id] ?? null).total;
    expect([score({ a: 5, b: 1, v: 0 }), score({ a: 5, b: 1 }), score({ a: 0, b: 0, v: 0 })]).toEqual([7000, null, 0]);
  });

  test('ranks ties 1,2,2,4 or 1,2,2,3, leaves out who has no total, and puts the vetoed last', () => {
    const scores = [90, 80, 80, 70, null].map((total) => ({ total, vetoed: false }));
    expect(placesOfScores(scores)).toEqual([1, 2, 2, 4, null]);
    expect(placesOfScores(scores, '1223')).toEqual([1, 2, 2, 3, null]);
    expect(placesOfScores([{ total: 99, vetoed: true }, { total: 1, vetoed: false }])).toEqual([2, 1]);
  });
});
