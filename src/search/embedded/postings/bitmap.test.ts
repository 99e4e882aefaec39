import fc from 'fast-check';
import { RoaringBitmap32 } from 'roaring-wasm';
import { describe, expect, test } from 'vitest';
import { type Bitmap, bitmapFrom, bitmapOf, bytesOf, difference, intersection, rangeBitmap, union, wholeBitmap } from './bitmap.ts';

const MOST = 200_000;

/** A few, or stretches and many, so that all kinds of parts and both kinds of sets are met. */
const ordinals = fc.oneof(
  fc.uniqueArray(fc.nat(MOST - 1), { maxLength: 50 }),
  fc.record({ from: fc.nat(100_000), step: fc.constantFrom(1, 2, 3, 7), count: fc.nat(30_000) })
    .map(({ from, step, count }) => Array.from({ length: count }, (_, place) => from + place * step).filter((ordinal) => ordinal < MOST)),
).map((list) => Uint32Array.from(list).sort());

const contents = (bitmap: Bitmap): string => bitmap.toArray().join();
const expected = (bitmap: RoaringBitmap32): string => bitmap.toUint32Array().join();

describe('a bitmap', () => {
  test('is operated on as roaring bitmaps are', () => {
    fc.assert(fc.property(ordinals, ordinals, (a, b) => {
      const [ours, others] = [[bitmapOf(a), bitmapOf(b)] as const, [new RoaringBitmap32(a), new RoaringBitmap32(b)] as const];
      expect(contents(intersection(...ours))).toBe(expected(RoaringBitmap32.and(...others)));
      expect(contents(difference(...ours))).toBe(expected(RoaringBitmap32.andNot(...others)));
      expect(contents(union(ours))).toBe(expected(RoaringBitmap32.or(...others)));
      expect(intersection(...ours).size).toBe(others[0].andCardinality(others[1]));
      expect(difference(...ours).isEmpty).toBe(others[0].isSubset(others[1]));
    }), { numRuns: 60 });
  });

  test('counts between any two ordinals', () => {
    fc.assert(fc.property(ordinals, fc.nat(MOST), fc.nat(MOST), (list, from, to) => {
      expect(bitmapOf(list).countBetween(Math.min(from, to), Math.max(from, to))).toBe(list.filter((each) => each >= Math.min(from, to) && each < Math.max(from, to)).length);
    }), { numRuns: 60 });
  });

  test('comes back from its bytes, and from those of another library', () => {
    fc.assert(fc.property(ordinals, (list) => {
      expect(contents(bitmapFrom(bytesOf(bitmapOf(list))))).toBe(list.join());
      expect(contents(bitmapFrom(new RoaringBitmap32(list).serialize('portable')))).toBe(list.join());
      expect([...bitmapOf(list).first(5)]).toEqual([...list.subarray(0, 5)]);
    }), { numRuns: 60 });
  });

  test('of a range holds the range, the whole one everything', () => {
    fc.assert(fc.property(fc.nat(300), fc.nat(300), (from, to) => {
      expect(contents(rangeBitmap(from, to))).toBe(Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place).join());
      expect(wholeBitmap(to).size).toBe(to);
      expect(contents(difference(wholeBitmap(to), rangeBitmap(0, from)))).toBe(contents(rangeBitmap(from, to)));
    }));
  });
});
