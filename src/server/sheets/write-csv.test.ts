import { expect, test } from 'vitest';
import type { SheetColumn } from './sheet.ts';
import { writeCsv } from './write-csv.ts';

const COLUMNS: readonly SheetColumn[] = [
  { header: '名称', kind: 'text' }, { header: '件数', kind: 'integer' }, { header: '金额', kind: 'money' }, { header: '日期', kind: 'date' }, { header: '同比', kind: 'percent' },
];

const csv = async (rows: readonly (readonly (string | number | bigint | null)[])[]): Promise<string[]> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeCsv({ columns: COLUMNS, rows })).split('\r\n');

test('it begins with a byte-order mark and keeps kinds, quotes and line feeds', async () => {
  expect(await csv([['甲,"乙"\n丙', -3, 123456n, '2026-03-01', 17.9], [null, null, null, null, null]])).toEqual([
    '\uFEFF名称,件数,金额,日期,同比', '"甲,""乙""\n丙",-3,1234.56,2026-03-01,17.9%', ',,,,', '',
  ]);
});

test.each(['=cmd|x', '+1', '-1', '@a', '\t=1', '＝1'])('%j is not taken for a formula', async (value) => {
  const [, line] = await csv([[value, 1, 1, null, null]]);
  expect(line?.replace(/^"/, '').startsWith("'")).toBe(true);
});
