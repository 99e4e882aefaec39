import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIELD_TYPES } from '#domain/form/index.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Source files, without tests. */
function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));
}

test('a field type stands in six files: its kind, its type, its input, its output, and a line in each registry', () => {
  const naming = sources('src').filter((file) => /external-?number/i.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(naming.toSorted()).toEqual([
    'src/domain/form/field.ts',
    'src/domain/form/registry.ts',
    'src/domain/form/types/external-number.ts',
    'src/web/fields/external-number/input.tsx',
    'src/web/fields/external-number/output.tsx',
    'src/web/fields/registry.ts',
  ]);
});

test('each of the nineteen kinds has its type', () => {
  expect(Object.keys(FIELD_TYPES)).toHaveLength(19);
});
