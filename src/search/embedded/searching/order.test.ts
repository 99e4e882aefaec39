import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { SORTS } from '../../engine.ts';
import type { KeptDocument } from '../change.ts';
import { Bitmap } from '../postings/bitmap.ts';
import { setBit } from '../postings/bits.ts';
import { buildSegment } from '../segment/build.ts';
import { loadImage, sourceOfImage } from '../segment/image.ts';
import { Segment } from '../segment/segment.ts';
import { PageCache } from '../storage/byte-source.ts';
import { Meter } from './meter.ts';
import { firstPlaces } from './order.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-order-'));
afterAll(() => rmSync(folder, { recursive: true }));

let segments = 0;
const DOCUMENTS = 300;

const day = fc.option(fc.integer({ min: 1, max: 28 }).map((date) => `2020-01-${String(date).padStart(2, '0')}` as const), { nil: undefined });
const days = fc.array(fc.record({ filed: day, published: day, granted: day }), { minLength: DOCUMENTS, maxLength: DOCUMENTS });

/** Of documents with these days. */
function segmentOf(ofDocuments: readonly { readonly filed: string | undefined; readonly published: string | undefined; readonly granted: string | undefined }[]): Segment {
  const path = join(folder, `segment-${segments++}`);
  const documents = ofDocuments.map((given, place) => {
    const known = Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined));
    return { document: { id: 1 + ((place * 7) % DOCUMENTS), revision: 1, texts: {}, classes: {}, numbers: {}, days: known, codes: {} }, technologyFields: [] } as KeptDocument;
  });
  buildSegment(path, documents);
  return new Segment(sourceOfImage(loadImage(path), new PageCache(0)));
}

/** Ordinals as a set of many has them. */
function asBits(ordinals: Uint32Array): Bitmap {
  const bits = new Uint32Array((DOCUMENTS + 31) >>> 5);
  for (const ordinal of ordinals) setBit(bits, ordinal);
  return new Bitmap(undefined, bits);
}

const ordinals = fc.subarray(Array.from({ length: DOCUMENTS }, (_, place) => place), { minLength: 1 }).map((list) => Uint32Array.from(list));
/** Which of the hits have a phrase in one field, and which in another. */
const ofPhrase = fc.record({ title: fc.nat(7), abstract: fc.nat(7) });
const newMeter = (): Meter => new Meter(10_000, () => false);

describe('the first of many hits', () => {
  test('are the same whether each is looked at or the best are looked for', () => {
    fc.assert(fc.property(days, ordinals, fc.array(ofPhrase, { maxLength: 4 }), fc.nat(12), (ofDocuments, hits, phrases, count) => {
      const segment = segmentOf(ofDocuments);
      const credits = phrases.map(({ title, abstract }) => [
        { hits: new Bitmap(hits.filter((ordinal) => ordinal % 8 === title)), weight: 8 },
        { hits: asBits(hits.filter((ordinal) => ordinal % 8 === abstract && abstract !== title)), weight: 3 },
      ]);
      for (const sort of SORTS) {
        const places = (set: Bitmap): unknown => [...firstPlaces(segment, set, credits, sort, Math.min(count, hits.length), newMeter())];
        expect(places(asBits(hits))).toEqual(places(new Bitmap(hits)));
      }
    }), { numRuns: 60 });
  });
});
