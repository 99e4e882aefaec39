import { expect, test } from 'vitest';
import { rowWindow } from './window.ts';

test('only the rows in view and a margin are drawn', () => {
  expect(rowWindow(0, 680, 34, 10_000)).toEqual({ first: 0, end: 40 });
  expect(rowWindow(34_000, 680, 34, 10_000)).toEqual({ first: 980, end: 1040 });
  expect(rowWindow(340_000, 680, 34, 10_000)).toEqual({ first: 9_980, end: 10_000 });
});

test('a short table is drawn whole, an empty one not at all', () => {
  expect(rowWindow(0, 680, 34, 7)).toEqual({ first: 0, end: 7 });
  expect(rowWindow(500, 680, 34, 0)).toEqual({ first: 0, end: 0 });
});
