import { describe, expect, test } from 'vitest';
import { fitting, segmentsToMerge, type SegmentSize } from './maintenance.ts';

const GIGABYTE = 2 ** 30;
const segment = (name: string, documents: number, deleted = 0, bytes = documents * 1000): SegmentSize => ({ name, documents, deleted, bytes });
const many = (count: number, documents: number): SegmentSize[] => Array.from({ length: count }, (_, place) => segment(`${documents}-${place}`, documents));

describe('the plan of merging', () => {
  test('leaves a few segments of different sizes alone', () => {
    expect(segmentsToMerge([segment('great', 1_000_000), ...many(7, 5000), ...many(3, 100)])).toEqual([]);
  });

  test('makes one of eight about as large, and leaves the great one alone', () => {
    const small = many(8, 5000);
    expect(new Set(segmentsToMerge([segment('great', 1_000_000), ...small]))).toEqual(new Set(small));
  });

  test('writes a segment anew when nearly a third of it is deleted', () => {
    const wasteful = segment('wasteful', 1000, 400);
    expect(segmentsToMerge([segment('sound', 1000, 100), wasteful])).toEqual([wasteful]);
  });

  test('makes none larger than places in it can be counted', () => {
    const large = ['a', 'b', 'c'].map((name) => segment(name, 10, 0, 1.5 * GIGABYTE));
    expect(fitting(large)).toEqual(large.slice(0, 2));
    expect(fitting([segment('too large', 10, 0, 5 * GIGABYTE)])).toHaveLength(1);
  });
});
