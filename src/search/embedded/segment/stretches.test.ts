import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchesOf } from './stretches.ts';

test('stretches hold each document with a value, and no other', () => {
  const value = fc.option(fc.nat(2), { nil: undefined });
  fc.assert(fc.property(fc.array(value, { maxLength: 30 }), (values) => {
    const column = Uint32Array.from(values.filter((each) => each !== undefined));
    let end = 0;
    const ends = Uint32Array.from([0, ...values.map((each) => (end += each === undefined ? 0 : 1))]);
    const found = values.map(() => undefined as number | undefined);
    for (const { from, to, number } of stretchesOf(column, ends) ?? []) found.fill(number, from, to);
    expect(found).toEqual(values);
  }));
});

test('there are none where a document has several values', () => {
  expect(stretchesOf(Uint32Array.of(0, 1, 1), Uint32Array.of(0, 2, 3))).toBeUndefined();
});
