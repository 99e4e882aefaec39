import { expect, test } from 'vitest';
import { segmentsOf } from './line-segments.ts';

const LINE = '走访{{visits}}户次，惠及企业。';

test('a line is cut where passages begin and end, its figures whole', () => {
  const segments = segmentsOf(LINE, [{ thread: 3, start: 1, end: 5 }, { thread: 7, start: 14, end: 16 }]);
  expect(segments.map(({ from, text, threads }) => [from, text, threads])).toEqual([
    [0, '走', []], [1, '访', [3]], [2, '{{visits}}', [3]], [12, '户次', []], [14, '，惠', [7]], [16, '及企业。', []],
  ]);
  expect(segments.map(({ text }) => text).join('')).toBe(LINE);
});

test('passages may overlap, and a line without any is as it is', () => {
  expect(segmentsOf('走访企业', [{ thread: 1, start: 0, end: 3 }, { thread: 2, start: 2, end: 4 }]).map(({ text, threads }) => [text, threads])).toEqual([['走访', [1]], ['企', [1, 2]], ['业', [2]]]);
  expect(segmentsOf('走访企业', [])).toEqual([{ from: 0, text: '走访企业', threads: [] }]);
});
