import { expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { byWing } from './wings.ts';

test('every indicator stands under exactly one heading', () => {
  const groups = byWing(CATALOG.currentIndicators);
  expect(groups.flatMap(({ rows }) => rows.map(({ id }) => id)).sort()).toEqual(CATALOG.currentIndicators.map(({ id }) => id).sort());
  expect(groups.every(({ rows }) => rows.length > 0)).toBe(true);
});
