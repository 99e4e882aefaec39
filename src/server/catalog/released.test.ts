import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { assertReleasedUnchanged, hashOf, meaningOf, spoken } from './released.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-catalog-'));
const file = join(folder, 'visit.ts');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function release(source: string): void {
  writeFileSync(file, source);
  writeFileSync(join(folder, 'released.json'), JSON.stringify({ 'visit@1': { files: ['visit.ts'], hash: hashOf(['visit.ts'], folder) } }));
}

test('the catalogue as it is agrees with its released versions', () => {
  expect(() => assertReleasedUnchanged(CATALOG)).not.toThrow();
});

test('a released version that was edited is refused, naming it', () => {
  release("export const visit = { post: () => [1] };");
  writeFileSync(file, "export const visit = { post: () => [2] };");
  expect(() => assertReleasedUnchanged(CATALOG, folder)).toThrow(/visit@1 \(visit\.ts\)/);
});

test('a released version whose file is gone is refused', () => {
  release('export const visit = 1;');
  rmSync(file);
  expect(() => assertReleasedUnchanged(CATALOG, folder)).toThrow(/visit@1/);
});

test('a better comment and other white space are no new version', () => {
  release('/** One visit. */\nexport const visit = 1;\n');
  writeFileSync(file, '/** One visit to an enterprise. */\n// said better\nexport   const visit\n  = 1;\n');
  expect(() => assertReleasedUnchanged(CATALOG, folder)).not.toThrow();
  expect(spoken('// only a comment')).toBe('');
});

test('a released indicator that is computed otherwise is refused, a better name or a new one is not', () => {
  const visits = defineIndicator({ id: 'visits', version: 1, name: { zh: '走访', en: 'Visits' }, definition: { zh: '次数', en: 'Times' }, measure: { zh: '次', en: 'times' }, computation: { kind: 'flow' }, owner: 'promotion', source: 'records' });
  const catalogOf = (indicator: Indicator): Parameters<typeof assertReleasedUnchanged>[0] => ({ findIndicator: (id) => (id === 'visits' ? indicator : undefined), getIndicator: () => indicator });
  writeFileSync(join(folder, 'released.json'), '{}');
  writeFileSync(join(folder, 'released-indicators.json'), JSON.stringify({ 'visits@1': meaningOf(visits) }));
  expect(() => assertReleasedUnchanged(catalogOf({ ...visits, name: { zh: '走访户次', en: 'Visits paid' } }), folder)).not.toThrow();
  expect(() => assertReleasedUnchanged(catalogOf({ ...visits, scale: 2 }), folder)).toThrow(/visits@1/);
  rmSync(join(folder, 'released-indicators.json'));
});
