import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { SearchDocument } from '../../document.ts';
import { evaluate } from '../../reference/evaluate.ts';
import { searchDocument, searchRequest, technologyFieldOf } from '../../../../tests/support/search.ts';
import type { KeptDocument } from '../change.ts';
import { buildSegment } from '../segment/build.ts';
import { loadImage, type SegmentImage } from '../segment/image.ts';
import { Meter } from './meter.ts';
import { keptAfter } from './recent.ts';
import { Searchable } from './searchable.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-searchable-'));
afterAll(() => rmSync(folder, { recursive: true }));

let segments = 0;

/** Every other one with its texts and postings left in the file. */
function segmentOf(documents: readonly KeptDocument[]): SegmentImage {
  const path = join(folder, `segment-${segments++}`);
  buildSegment(path, documents);
  return loadImage(path, segments % 2 === 0 ? 0 : Infinity);
}

function keep(document: SearchDocument): KeptDocument {
  const fields = (document.classes.ipc ?? []).map(technologyFieldOf).filter((field) => field !== undefined);
  return { document, technologyFields: fields.map(String) };
}

const newMeter = (): Meter => new Meter(10_000, () => false);

test('answers every query as looking at each document would', () => {
  const documents = fc.array(searchDocument, { maxLength: 40 });
  fc.assert(fc.property(documents, documents, fc.array(searchRequest, { minLength: 5, maxLength: 12 }), (written, recent, requests) => {
    const inSegment = keptAfter([{ kind: 'put', documents: written.map(keep) }]);
    const searchable = new Searchable([{ image: segmentOf(inSegment) }]);
    searchable.apply({ kind: 'put', documents: recent.map(keep) });
    const all = keptAfter([{ kind: 'put', documents: written.map(keep) }, { kind: 'put', documents: recent.map(keep) }]).map(({ document }) => document);
    for (const request of requests) {
      const { tookMs: _, ...answer } = searchable.search(request, newMeter());
      expect(answer).toEqual(evaluate(all, request, technologyFieldOf));
    }
  }), { numRuns: 100 });
});
