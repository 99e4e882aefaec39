import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf, sortPairs } from './radix-sort.ts';

const key = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

test('sorts by key and leaves equal keys as they came', () => {
  fc.assert(fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
    const { keys: sorted, values } = sortPairs({ keys: Uint32Array.from(keys), values: Uint32Array.from(keys, (_, place) => place) });
    const expected = keys.map((each, place) => ({ each, place })).sort((a, b) => a.each - b.each || a.place - b.place);
    expect([...sorted]).toEqual(expected.map(({ each }) => each));
    expect([...values]).toEqual(expected.map(({ place }) => place));
  }));
});

test('gives each key once, each of its values once', () => {
  const pairs = { keys: Uint32Array.of(1, 1, 1, 4, 9, 9), values: Uint32Array.of(0, 0, 3, 2, 5, 5) };
  expect(Array.from(runsOf(pairs), ([each, values]) => [each, ...values])).toEqual([[1, 0, 3], [4, 2], [9, 5]]);
});
