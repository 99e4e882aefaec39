import { describe, expect, test } from 'vitest';
import { rangeBitmap, union } from './bitmap.ts';
import { inRoom, takeEmptyWords } from './room.ts';

describe('the bits of one query', () => {
  test('are used again by the next', () => {
    const first = inRoom(() => takeEmptyWords(5000).fill(7));
    const second = inRoom(() => takeEmptyWords(6000));
    expect(second.buffer).toBe(first.buffer);
    expect(second.every((word) => word === 0)).toBe(true);
  });

  test('are used again after a query that failed', () => {
    const first: Uint32Array[] = [];
    expect(() => inRoom(() => {
      first.push(takeEmptyWords(5000));
      throw new Error('refused');
    })).toThrow('refused');
    expect(inRoom(() => takeEmptyWords(5000)).buffer).toBe(first[0]?.buffer);
  });

  test('are nobody else’s: a set outside a query, or kept, stays as it is', () => {
    const outside = rangeBitmap(0, 100_000);
    const kept = inRoom(() => union([rangeBitmap(0, 50_000), rangeBitmap(70_000, 100_000)]).kept());
    inRoom(() => rangeBitmap(3, 99_000));
    expect([outside.size, kept.size]).toEqual([100_000, 80_000]);
  });
});
