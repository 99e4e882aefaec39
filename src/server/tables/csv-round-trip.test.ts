import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';
import { readTable } from './read-table.ts';

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('甲', 'a', '"', ',', ';', '\n', '\r', ' ', '0', '\u2002'), maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });

/** The text of a table as RFC 4180 writes it, every cell in quotes; and the line on which each record begins. */
function written(rows: readonly (readonly string[])[], lineEnd: string): { text: string; starts: number[] } {
  const records = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','));
  const lengths = records.map((record) => record.replaceAll('\r\n', '\n').split('\n').length);
  const starts = lengths.map((_, index) => 1 + lengths.slice(0, index).reduce((sum, length) => sum + length, 0));
  return { text: records.join(lineEnd) + lineEnd, starts };
}

const writtenIn = fc.constantFrom('\n', '\r\n');

test('every table comes back cell by cell, under the lines its records begin on', async () => {
  await fc.assert(
    fc.asyncProperty(table, writtenIn, fc.integer({ min: 1, max: 7 }), async (rows, lineEnd, split) => {
      const { text, starts } = written(rows, lineEnd);
      const read = await Array.fromAsync(readTable({ name: 'a.csv', bytes: new TextEncoder().encode(`甲,乙${lineEnd.repeat(split)}${text}`) }));
      const expected = rows
        .map((row, index) => ({ row: (starts[index] ?? 0) + split, cells: row.map((each) => cleanText(each.replace(/\r(?!\n)/g, ' '))) }))
        .filter(({ cells }) => cells.some((each) => each.trim() !== ''));
      expect(read.slice(1)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
