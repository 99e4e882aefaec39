import { expect, test } from 'vitest';
import { certaintyOf, totalOf } from './run.ts';

test('files are added up, and read is what became of the rows', () => {
  const total = totalOf([{ read: 10, added: 4, updated: 3, duplicates: 2, refused: 1 }, { read: 5, added: 5, updated: 0, duplicates: 0, refused: 0 }]);
  expect(total).toEqual({ read: 15, added: 9, updated: 3, duplicates: 2, refused: 1 });
  expect(total.added + total.updated + total.duplicates + total.refused).toBe(total.read);
});

test('a header alone is not enough to be sure', () => {
  expect([1, 0.95, 0.8, 0.6, 0].map(certaintyOf)).toEqual(['sure', 'sure', 'likely', 'unsure', 'unsure']);
});
