import { describe, expect, test } from 'vitest';
import { usualYear } from './years.ts';

const year = (of: number, core: number): { year: number; core: number } => ({ year: of, core });

describe('the year to show first', () => {
  test('is the last full one, not a thin one after it', () => {
    expect(usualYear([year(2026, 8), year(2025, 6), year(2022, 8), year(2021, 8)], 2026)).toBe(2022);
  });

  test('moves on although one indicator fell away', () => {
    expect(usualYear([year(2026, 4), year(2025, 7), year(2024, 8)], 2026)).toBe(2025);
  });

  test('is the running one in a new bureau', () => {
    expect(usualYear([year(2026, 3)], 2026)).toBe(2026);
    expect(usualYear([], 2026)).toBe(2026);
  });
});
