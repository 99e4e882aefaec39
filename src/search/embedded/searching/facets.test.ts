import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { KeptDocument } from '../change.ts';
import { Bitmap } from '../postings/bitmap.ts';
import { setBit } from '../postings/bits.ts';
import { buildSegment } from '../segment/build.ts';
import { loadImage, sourceOfImage } from '../segment/image.ts';
import { Segment } from '../segment/segment.ts';
import { PageCache } from '../storage/byte-source.ts';
import { FacetCounter } from './facets.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-facets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DOCUMENTS = 200;
let segments = 0;

function segmentOf(classes: readonly (readonly string[])[]): Segment {
  const path = join(folder, `segment-${segments++}`);
  const documents = classes.map((ipc, place) => ({ document: { id: DOCUMENTS - place, revision: 1, texts: {}, classes: { ipc }, numbers: {}, days: {}, codes: {} }, technologyFields: [] }) satisfies KeptDocument);
  buildSegment(path, documents);
  return new Segment(sourceOfImage(loadImage(path), new PageCache(0)));
}

/** Most documents have one class, few several. */
const classes = fc.array(fc.oneof({ weight: 30, arbitrary: fc.nat(5).map((one) => [one]) }, { weight: 1, arbitrary: fc.uniqueArray(fc.nat(80), { maxLength: 5 }) }), { minLength: DOCUMENTS, maxLength: DOCUMENTS })
  .map((lists) => lists.map((list) => list.map((number) => `H${String(number).padStart(3, '0')}`)));
const hits = fc.subarray(Array.from({ length: DOCUMENTS }, (_, place) => place));

test('a facet counts few hits and many as looking at each would', () => {
  fc.assert(fc.property(classes, hits, (ofDocuments, ordinals) => {
    const segment = segmentOf(ofDocuments);
    const bits = new Uint32Array((DOCUMENTS + 31) >>> 5);
    for (const ordinal of ordinals) setBit(bits, ordinal);
    const counts = Map.groupBy(ordinals.flatMap((ordinal) => ofDocuments[ordinal] ?? []), (value) => value);
    const expected = [...counts].map(([value, each]) => ({ value, count: each.length })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, 50);
    for (const set of [new Bitmap(Uint32Array.from(ordinals)), new Bitmap(undefined, bits)]) {
      expect(new FacetCounter().count('class', [{ segment, hits: set }], [])).toEqual(expected);
    }
  }), { numRuns: 60 });
});
