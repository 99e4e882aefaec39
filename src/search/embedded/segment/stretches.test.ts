import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchesOf } from './stretches.ts';

test('stretches hold each document with a value, and no other', () => {
  fc.assert(fc.property(fc.array(fc.nat(3), { maxLength: 30 }), (slots) => {
    const found = slots.map(() => 0);
    for (const { from, to, number } of stretchesOf(Uint16Array.from(slots)) ?? []) found.fill(number + 1, from, to);
    expect(found).toEqual(slots);
  }));
});

test('there are none where the values change with nearly every document', () => {
  expect(stretchesOf(Uint16Array.from({ length: 1000 }, (_, place) => 1 + (place % 2)))).toBeUndefined();
});
