import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { SectionWriter } from '../storage/section-writer.ts';
import { FacetColumn, widthFor } from './facet-column.ts';
import { sourceOfFile } from './image.ts';
import { FacetColumnWriter } from './write-columns.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-facet-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

function written(documents: readonly (readonly string[])[]): FacetColumn {
  const path = join(folder, String(files++));
  const column = new FacetColumnWriter();
  for (const values of documents) {
    for (const value of values) column.add(column.numberOf(value));
    column.endDocument();
  }
  const writer = new SectionWriter(path);
  column.write(writer, 'facet.class');
  writer.finish(documents.length);
  return new FacetColumn(sourceOfFile(path), 'facet.class');
}

function valuesOf(column: FacetColumn, ordinal: number): string[] {
  const values: string[] = [];
  column.forEachNumber(ordinal, (number) => values.push(column.values.at(number)));
  return values;
}

describe('a facet’s column', () => {
  test('gives each document its values, those beyond its slots too', () => {
    const values = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 6 });
    fc.assert(fc.property(fc.array(values, { maxLength: 40 }), (documents) => {
      const column = written(documents);
      expect(documents.map((_, ordinal) => valuesOf(column, ordinal))).toEqual(documents);
    }), { numRuns: 60 });
  });

  test('has more values than two bytes can number', () => {
    const documents = Array.from({ length: 70_000 }, (_, place) => [`value ${place}`]);
    const column = written(documents);
    expect(valuesOf(column, 69_999)).toEqual(['value 69999']);
    expect(column.slots).toBeInstanceOf(Uint32Array);
  });

  test('has as many slots as leave few values over', () => {
    expect(widthFor(Uint32Array.from({ length: 100 }, (_, place) => (place === 0 ? 5 : 1)))).toBe(1);
    expect(widthFor(Uint32Array.from({ length: 100 }, (_, place) => 1 + (place % 3)))).toBe(3);
    expect(widthFor(Uint32Array.from([0, 0]))).toBe(0);
  });
});
