import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inMemory } from '../storage/byte-source.ts';
import { encode, inlineReference, Postings } from './encoding.ts';

const ordinals = fc.uniqueArray(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 2, maxLength: 300 }).map((list) => Uint32Array.from(list).sort());
/** Longer ones, near one another or far apart. */
const manyOrdinals = fc.record({ from: fc.nat(100_000), step: fc.constantFrom(1, 2, 7, 15, 16, 17, 40, 130), count: fc.integer({ min: 60, max: 40_000 }) })
  .map(({ from, step, count }) => Uint32Array.from({ length: count }, (_, place) => from + place * step));

test('ordinals come back as they were written, wherever they stand', () => {
  fc.assert(fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: ordinals }, { weight: 1, arbitrary: manyOrdinals }), { minLength: 1, maxLength: 5 }), (lists) => {
    let bytes: Uint8Array = new Uint8Array();
    const references = lists.map((list) => {
      const reference = bytes.length;
      bytes = Buffer.concat([bytes, encode(list)]);
      return reference;
    });
    const postings = new Postings(inMemory(bytes));
    references.forEach((reference, place) => {
      const list = lists[place] ?? new Uint32Array();
      expect(postings.count(reference)).toBe(list.length);
      expect(postings.ordinals(reference).join()).toBe(list.join());
      expect(postings.bitmap(reference).toArray().join()).toBe(list.join());
    });
  }));
});

test('the only ordinal of a term stands in its reference', () => {
  const postings = new Postings(inMemory(new Uint8Array()));
  for (const ordinal of [0, 1, 2 ** 30]) {
    expect(postings.count(inlineReference(ordinal))).toBe(1);
    expect([...postings.ordinals(inlineReference(ordinal))]).toEqual([ordinal]);
    expect([...postings.bitmap(inlineReference(ordinal)).toArray()]).toEqual([ordinal]);
  }
});
