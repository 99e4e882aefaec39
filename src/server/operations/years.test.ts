import { describe, expect, test } from 'vitest';
import { usualYear } from './years.ts';

const year = (of: number, indicators: number): { year: number; indicators: number } => ({ year: of, indicators });

describe('the year to show first', () => {
  test('is the last full one, not a thin one after it', () => {
    expect(usualYear([year(2026, 40), year(2025, 18), year(2022, 60), year(2021, 58)], 2026)).toBe(2022);
  });

  test('moves on although a few indicators fell away', () => {
    expect(usualYear([year(2026, 40), year(2025, 55), year(2024, 60)], 2026)).toBe(2025);
  });

  test('is the running one in a new bureau', () => {
    expect(usualYear([year(2026, 3)], 2026)).toBe(2026);
    expect(usualYear([], 2026)).toBe(2026);
  });
});
