import { describe, expect, test } from 'vitest';
import { isTruthful, type Written } from './written-number.ts';

const written = (value: string, more: Partial<Written> = {}): Written => ({ value, valueNumber: Number(value), baseValue: Number(value), unit: '家', qualifier: null, ...more });

describe('A written number', () => {
  test('is the fact, rounded half up in its last digit', () => {
    expect(isTruthful(written('294'), 294)).toBe(true);
    expect(isTruthful(written('294'), 295)).toBe(false);
    expect([17.85, 17.949, 17.84, 17.95].map((fact) => isTruthful(written('17.9', { unit: '%' }), fact))).toEqual([true, true, false, false]);
  });

  test('in 亿 may leave out what it does not write', () => {
    const amount = written('25.37', { baseValue: 25.37e8, unit: '亿元' });
    expect([2_537_000_000, 2_536_500_000, 2_537_499_999, 2_537_500_000, 2_530_000_000].map((fact) => isTruthful(amount, fact))).toEqual([true, true, true, false, false]);
  });

  test('with 余 is never above the fact, and less than a step below it', () => {
    const over = written('290', { qualifier: '余' });
    expect([290, 294, 299, 300, 289].map((fact) => isTruthful(over, fact))).toEqual([true, true, true, true, false]);
    expect(isTruthful(over, 301)).toBe(false);
  });

  test('with 近 is never below the fact', () => {
    const near = written('300', { qualifier: '近' });
    expect([294, 300, 301, 150].map((fact) => isTruthful(near, fact))).toEqual([true, true, false, false]);
  });

  test('with 约 is within half of what its last digit stands for', () => {
    const about = written('290', { qualifier: '约' });
    expect([285, 294, 296, 284].map((fact) => isTruthful(about, fact))).toEqual([true, true, false, false]);
  });
});
