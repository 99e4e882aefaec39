import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assertReleasedUnchanged, hashOf, spoken } from './released.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-catalog-'));
const file = join(folder, 'visit.ts');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function release(source: string): void {
  writeFileSync(file, source);
  writeFileSync(join(folder, 'released.json'), JSON.stringify({ 'visit@1': { files: ['visit.ts'], hash: hashOf(['visit.ts'], folder) } }));
}

test('the catalogue as it is agrees with its released versions', () => {
  expect(() => assertReleasedUnchanged()).not.toThrow();
});

test('a released version that was edited is refused, naming it', () => {
  release("export const visit = { post: () => [1] };");
  writeFileSync(file, "export const visit = { post: () => [2] };");
  expect(() => assertReleasedUnchanged(folder)).toThrow(/visit@1 \(visit\.ts\)/);
});

test('a released version whose file is gone is refused', () => {
  release('export const visit = 1;');
  rmSync(file);
  expect(() => assertReleasedUnchanged(folder)).toThrow(/visit@1/);
});

test('a better comment and other white space are no new version', () => {
  release('/** One visit. */\nexport const visit = 1;\n');
  writeFileSync(file, '/** One visit to an enterprise. */\n// said better\nexport   const visit\n  = 1;\n');
  expect(() => assertReleasedUnchanged(folder)).not.toThrow();
  expect(spoken('// only a comment')).toBe('');
});
