import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemError } from '#domain/errors.ts';
import type { Problem } from '#domain/errors.ts';
import { readTable } from './read-table.ts';
import type { ReadOptions } from './read-table.ts';
import type { TableSource } from './source.ts';
import type { TableProgress, TableRow } from './table-row.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(source: TableSource, options?: ReadOptions): Promise<TableRow[]> {
  return Array.fromAsync(readTable(source, options));
}

async function problemsOf(source: TableSource, options?: ReadOptions): Promise<readonly Problem[]> {
  try {
    await rowsOf(source, options);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

const csv = (text: string, name = 'a.csv'): TableSource => ({ name, bytes: new TextEncoder().encode(text) });

function xlsx(rows: readonly (readonly unknown[])[], change: (sheet: ReturnType<typeof utils.aoa_to_sheet>) => void = () => undefined, bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  change(sheet);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '数据');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

describe('text tables', () => {
  test('give every cell as text under the line its record begins on, and leave out blank rows', async () => {
    const rows = await rowsOf(csv('号,名\r\n001,"甲\r\n乙"\r\n,\r\n\r\n007,"说""好"""\r\n'));
    expect(rows.map((each) => [each.row, ...each.cells])).toEqual([[1, '号', '名'], [2, '001', '甲\n乙'], [6, '007', '说"好"']]);
  });

  test('are read in UTF-8 with a mark, UTF-16 and GB18030', async () => {
    const gb = Uint8Array.from([0xc3, 0xfb, 0x2c, 0xba, 0xc5, 0x0a, 0xbc, 0xd7, 0x2c, 0x30, 0x31]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('名,号\n甲,01', 'utf16le')]);
    const sources = [csv('\ufeff名,号\n甲,01'), { name: 'b.csv', bytes: gb }, { name: 'c.csv', bytes: utf16 }, { name: 'd.csv', bytes: utf16.subarray(2) }];
    for (const source of sources) {
      expect((await rowsOf(source)).map((each) => each.cells)).toEqual([['名', '号'], ['甲', '01']]);
    }
  });

  test('in GB18030 are recognised even when only ASCII comes in the first megabyte', async () => {
    const ascii = Buffer.from('a,b\n'.repeat(300_000));
    const rows = await rowsOf({ name: 'late.csv', bytes: Buffer.concat([ascii, Buffer.from([0xbc, 0xd7, 0x2c, 0x31])]) });
    expect(rows.at(-1)).toEqual({ row: 300_001, cells: ['甲', '1'] });
  });

  test.each([';', '\t', '|'])('are split at %j where that is the delimiter', async (delimiter) => {
    const rows = await rowsOf(csv(`名称${delimiter}发明人\n一种盘,甲${delimiter}"张三${delimiter}李四"\n`, 'a.txt'));
    expect(rows[1]?.cells).toEqual(['一种盘,甲', `张三${delimiter}李四`]);
  });

  test('lose NUL, control characters and lone surrogates, and keep the rest of the cell', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('甲\u0000乙\u0007\u202e,\ud800丙\n', 'utf16le')]);
    expect((await rowsOf({ name: 'n.csv', bytes: wide }))[0]?.cells).toEqual(['甲乙', '\ufffd丙']);
  });

  test('keep formulas as plain text', async () => {
    expect((await rowsOf(csv("=cmd|'/c calc'!A1,<script>\n")))[0]?.cells).toEqual(["=cmd|'/c calc'!A1", '<script>']);
  });

  test('with an unclosed quote are refused with the line where it opens', async () => {
    const [found] = await problemsOf(csv('a,b\n1,2\n3,"x\n4,5\n6,7\n'));
    expect(found).toMatchObject({ code: 'damaged-file', row: 3 });
  });

  test('refuse a row whose cell is too long and go on with the next', async () => {
    const rows = await rowsOf(csv(`a,b\n1,${'长'.repeat(50)}\n3,4\n`), { limits: { maxCellLength: 20 } });
    expect(rows.map((each) => each.problem?.code)).toEqual([undefined, 'too-long', undefined]);
    expect(rows[1]).toMatchObject({ row: 2, cells: [] });
  });

  test('with a 100 MB cell are refused with the row, without holding the cell', async () => {
    const path = join(folder, 'huge-cell.csv');
    const file = await open(path, 'w');
    await file.write('a,b\n1,');
    for (let part = 0; part < 100; part += 1) await file.write('x'.repeat(1024 * 1024));
    await file.close();
    expect(await problemsOf({ name: 'huge-cell.csv', path })).toMatchObject([{ code: 'damaged-file', row: 2 }]);
  });

  test('of many gigabytes are refused before they are read', async () => {
    const path = join(folder, 'huge.csv');
    await writeFile(path, 'a,b\n1,2\n'.repeat(1000));
    const file = await open(path, 'r+');
    await file.truncate(6 * 1024 ** 3);
    await file.close();
    expect(await problemsOf({ name: 'huge.csv', path })).toMatchObject([{ code: 'too-large' }]);
  });

  test('with too many rows or columns are refused', async () => {
    expect(await problemsOf(csv('a\nb\nc\n'), { limits: { maxRows: 2 } })).toMatchObject([{ code: 'too-large', row: 3 }]);
    const rows = await rowsOf(csv('a,b,c\n'), { limits: { maxColumns: 2 } });
    expect(rows[0]?.problem).toMatchObject({ code: 'too-large', row: 1 });
  });

  test('that are empty are refused', async () => {
    expect(await problemsOf(csv(''))).toMatchObject([{ code: 'damaged-file' }]);
  });

  test('stop when the signal comes, and tell how far they came', async () => {
    const controller = new AbortController();
    const seen: TableProgress[] = [];
    const onProgress = (progress: TableProgress): void => {
      seen.push(progress);
      controller.abort();
    };
    const reading = rowsOf(csv('a,b\n'.repeat(5000)), { signal: controller.signal, onProgress });
    await expect(reading).rejects.toThrow(/abort/i);
    expect(seen).toEqual([{ bytes: 20_000, totalBytes: 20_000, rows: 1000 }]);
  });
});

describe('workbooks', () => {
  test('keep leading zeros, 18-digit codes, printed percentages and dates', async () => {
    const bytes = xlsx([['00123', 110105199001010000, 123, 0.248, 45000, 201310123456.7, 0.1 + 0.2, true]], (sheet) => {
      Object.assign(sheet.C1, { z: '000000', w: undefined });
      Object.assign(sheet.D1, { z: '0.00%', w: undefined });
      Object.assign(sheet.E1, { z: 'yyyy/m/d', w: undefined });
    });
    const [row] = await rowsOf({ name: 'a.xlsx', bytes });
    expect(row).toEqual({ sheet: '数据', row: 1, cells: ['00123', '110105199001010000', '000123', '24.80%', '2023-03-15', '201310123456.7', '0.3', 'TRUE'] });
  });

  test('number their rows as Excel does, blank rows left out', async () => {
    const rows = await rowsOf({ name: 'a.xlsx', bytes: xlsx([['a'], [], [''], ['b']]) });
    expect(rows.map((each) => [each.row, ...each.cells])).toEqual([[1, 'a'], [4, 'b']]);
  });

  test('in the old xls format are read alike', async () => {
    const rows = await rowsOf({ name: 'a.xls', bytes: xlsx([['名称', '号'], ['甲', '007']], undefined, 'biff8') });
    expect(rows.map((each) => each.cells)).toEqual([['名称', '号'], ['甲', '007']]);
  });

  test('repeat the text of a merged heading over its columns', async () => {
    const bytes = xlsx([['地区', '发明', ''], ['', '当月', '累计']], (sheet) => {
      sheet['!merges'] = [utils.decode_range('A1:A2'), utils.decode_range('B1:C1')];
    });
    const rows = await rowsOf({ name: 'a.xlsx', bytes });
    expect(rows.map((each) => each.cells)).toEqual([['地区', '发明', '发明'], ['地区', '当月', '累计']]);
  });

  test('refuse a row with a 20 MB cell by its number and go on', async () => {
    const content = '<c t="inlineStr"><is><t>';
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${content}a</t></is></c></row><row r="2">${content}${'x'.repeat(20 * 1024 * 1024)}</t></is></c></row><row r="3">${content}b</t></is></c></row></sheetData></worksheet>`;
    const rows = await rowsOf({ name: 'a.xlsx', bytes: workbookWithSheet(strToU8(sheet)) });
    expect(rows.map((each) => [each.row, each.problem?.code])).toEqual([[1, undefined], [2, 'too-long'], [3, undefined]]);
  });

  test('that would unpack to more than the limit are refused before unpacking', async () => {
    const bytes = workbookWithSheet(new Uint8Array(60 * 1024 * 1024));
    expect(bytes.byteLength).toBeLessThan(100_000);
    expect(await problemsOf({ name: 'bomb.xlsx', bytes }, { limits: { maxUnpackedBytes: 50 * 1024 * 1024 } })).toMatchObject([{ code: 'too-large' }]);
  });

  test('whose zip directory lies about a size unpack no further than it says', async () => {
    const bytes = workbookWithSheet(new Uint8Array(100 * 1024 * 1024));
    declareSize(bytes, 'xl/worksheets/sheet1.xml', 1000);
    const before = process.memoryUsage().rss;
    expect(await rowsOf({ name: 'liar.xlsx', bytes })).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  test.each([
    ['a text file called xlsx', { name: 'a.xlsx', bytes: strToU8('a,b\n1,2') }],
    ['a workbook called csv', { name: 'a.csv', bytes: xlsx([['a']]) }],
    ['a zip that holds no workbook', { name: 'a.xlsx', bytes: zipSync({ 'word/document.xml': strToU8('<a/>') }) }],
    ['an HTML page called xls', { name: 'a.xls', bytes: strToU8('<html><table><tr><td>1</td></tr></table></html>') }],
    ['a PDF called csv', { name: 'a.csv', bytes: strToU8('%PDF-1.7\n%abc') }],
    ['a picture called csv', { name: 'a.csv', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 1, 2, 3]) }],
    ['a table called exe', { name: 'a.exe', bytes: strToU8('a,b\n') }],
  ])('and texts that lie about their type are refused: %s', async (_, source) => {
    expect(await problemsOf(source)).toMatchObject([{ code: 'wrong-file-type' }]);
  });

  test.each([
    ['a cut-off xlsx', 'a.xlsx', xlsx([['a', 'b']]).subarray(0, 900)],
    ['a hollow xls', 'a.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(2000)])],
  ])('that are damaged are refused in one sentence: %s', async (_, name, bytes) => {
    expect(await problemsOf({ name, bytes })).toMatchObject([{ code: 'damaged-file' }]);
  });

  test('that hold nothing are told to be empty, not of the wrong kind', async () => {
    for (const name of ['a.csv', 'a.xlsx', 'a']) expect(await problemsOf({ name, bytes: new Uint8Array() })).toMatchObject([{ code: 'damaged-file', params: { detail: { zh: '文件是空的' } } }]);
  });

  test('stop at once when the signal comes while they are being opened', async () => {
    const bytes = xlsx(Array.from({ length: 20_000 }, (_, index) => [index, `行${index}`]));
    const reading = rowsOf({ name: 'a.xlsx', bytes }, { signal: AbortSignal.timeout(5) });
    await expect(reading).rejects.toThrow(/timeout|abort/i);
  });
});

function workbookWithSheet(sheet: Uint8Array): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  return zipSync({
    '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'),
    '_rels/.rels': strToU8(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': strToU8('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(relation('r1', 'worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': sheet,
  });
}

/** Writes a false unpacked size into the zip directory's entry for one part. */
function declareSize(bytes: Uint8Array, name: string, size: number): void {
  const at = Buffer.from(bytes.buffer).lastIndexOf(name) - 46;
  new DataView(bytes.buffer).setUint32(at + 24, size, true);
}
