import { setTimeout as delay } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeDocx } from './docx.ts';
import { SAMPLE_NOTICE } from './sample.fixture.ts';
import { settledDocx } from './settled-docx.ts';

const AT = '2026-03-10T02:00:00.123Z';

test('a settled Word file with charts and links is the same whenever it is written', async () => {
  const first = settledDocx(await writeDocx(SAMPLE_NOTICE), AT);
  await delay(2_100);
  const second = settledDocx(await writeDocx(SAMPLE_NOTICE), AT);
  expect(Buffer.from(second).equals(first)).toBe(true);
});

test('its relationships lead where they led', async () => {
  const written = unzipSync(await writeDocx(SAMPLE_NOTICE));
  const settled = unzipSync(settledDocx(await writeDocx(SAMPLE_NOTICE), AT));
  const targets = (parts: Record<string, Uint8Array>): string[] => [...strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array()).matchAll(/Id="([^"]+)"[^>]*Target="([^"]+)"/g)].map(([, , target]) => target ?? '');
  expect(targets(settled)).toEqual(targets(written));
  const ids = [...strFromU8(settled['word/_rels/document.xml.rels'] ?? new Uint8Array()).matchAll(/Id="([^"]+)"/g)].map(([, id]) => id ?? '');
  expect(new Set(ids).size).toBe(ids.length);
  const used = [...strFromU8(settled['word/document.xml'] ?? new Uint8Array()).matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id ?? '');
  expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  expect(strFromU8(settled['docProps/core.xml'] ?? new Uint8Array())).toContain('>2026-03-10T02:00:00Z<');
});
