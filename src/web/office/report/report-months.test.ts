import { expect, test } from 'vitest';
import { endedMonths, monthEnd } from './report-months.ts';

test('a month is reported once it has ended, on its last day too', () => {
  expect(endedMonths(2026, '2026-03-30')).toEqual([1, 2]);
  expect(endedMonths(2026, '2026-03-31')).toEqual([1, 2, 3]);
  expect(endedMonths(2022, '2026-03-30')).toHaveLength(12);
  expect(endedMonths(2026, '2026-01-15')).toEqual([]);
});

test('February ends as its year says', () => {
  expect([monthEnd(2024, 2), monthEnd(2023, 2)]).toEqual(['2024-02-29', '2023-02-28']);
});
