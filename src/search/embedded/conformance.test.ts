import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { technologyFieldOf } from '#domain/patent/technology-field.ts';
import { afterAll, describe, test } from 'vitest';
import { runConformance } from '../conformance/run.ts';
import { openEmbeddedEngine } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Small segments, so that the suite meets several of them. */
describe('the embedded engine', () => {
  runConformance(() => openEmbeddedEngine(mkdtempSync(join(folder, 'index-')), { technologyFieldOf, flushAt: 64, threads: 1 }), test);
});
