import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '#domain/errors.ts';
import { printableText } from '#domain/report/printable-text.ts';
import { childElements, descendants, parseXml } from '../documents/xml.ts';
import type { CellValue, Sheet, SheetColumn, SheetRow } from './sheet.ts';
import { streamWorkbook, writeSheet } from './write-sheet.ts';

const COLUMNS: readonly SheetColumn[] = [
  { header: '名称', kind: 'text', width: 24 }, { header: '件数', kind: 'integer' }, { header: '比值', kind: 'decimal' },
  { header: '金额（元）', kind: 'money' }, { header: '日期', kind: 'date' }, { header: '同比', kind: 'percent' },
];
const ROWS: readonly SheetRow[] = [
  ['00123', 51162, 0.5, 253700000000n, '2022-12-31', 17.9],
  ['张三', -3, null, -5, '1949-10-01', '—'],
];

const partsOf = (xlsx: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(xlsx)).map(([name, bytes]) => [name, strFromU8(bytes)]));

const oneSheet = (columns: readonly SheetColumn[], rows: Sheet['rows'], more: Partial<Sheet> = {}): Promise<Uint8Array> =>
  writeSheet({ sheets: [{ name: '表', columns, rows, ...more }] });

/** The cells of the first sheet as another reader of xlsx sees them. */
const readBack = (xlsx: Uint8Array): unknown[][] => {
  const book = read(xlsx, { dense: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet === undefined ? [] : utils.sheet_to_json(sheet, { header: 1, raw: true });
};

/** What LibreOffice Calc shows of the first sheet, as CSV; undefined if it could not open the file. */
function toCsvByLibreOffice(name: string, bytes: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-sheet-'));
  try {
    writeFileSync(join(folder, name), bytes);
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), join(folder, name)], { stdio: 'ignore' });
    return readFileSync(join(folder, 'out', `${parse(name).name}.csv`), 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hasCalc = toCsvByLibreOffice('probe.csv', new TextEncoder().encode('a,b\n')) !== undefined;
if (!hasCalc) console.warn('skipped: opening a workbook in LibreOffice needs its Calc (Debian: libreoffice-calc-nogui)');

describe('a table as xlsx', () => {
  test('values keep their kind: leading zeros, exact money, real dates, signs', async () => {
    expect(readBack(await oneSheet(COLUMNS, ROWS))).toEqual([
      ['名称', '件数', '比值', '金额（元）', '日期', '同比'],
      ['00123', 51162, 0.5, 2537000000, 44926, 0.179],
      ['张三', -3, undefined, -0.05, 18172, '—'],
    ]);
  });

  test.skipIf(!hasCalc)('LibreOffice opens it and shows what was meant', async () => {
    const xlsx = await oneSheet(COLUMNS, [...ROWS, ['=1+1', 1, 2, 3, '2026-03-01', 4]]);
    expect(toCsvByLibreOffice('a.xlsx', xlsx)?.split('\n')).toEqual([
      '"名称","件数","比值","金额（元）","日期","同比"',
      '"00123","51,162",0.50,"2,537,000,000.00",2022-12-31,17.9%',
      '"张三",-3,,-0.05,1949-10-01,"—"',
      '"=1+1",1,2.00,0.03,2026-03-01,4.0%',
      '',
    ]);
  });

  test('no text is ever a formula, whatever it begins with and whatever its column holds', async () => {
    const texts = ["=cmd|' /C calc'!A0", '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '=1'];
    const xlsx = await oneSheet([{ header: '=A1', kind: 'text' }, { header: '数', kind: 'integer' }], texts.map((each) => [each, each]));
    const sheet = parseXml(partsOf(xlsx)['xl/worksheets/sheet1.xml'] ?? '');
    expect(descendants(sheet, 'f')).toEqual([]);
    expect(descendants(sheet, 'c').every((cell) => cell.attributes['t'] === 'inlineStr')).toBe(true);
    expect(readBack(xlsx)).toEqual([['=A1', '数'], ...texts.map((each) => [each, each])]);
  });

  test('any text comes back as it was, what XML forbids replaced', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('_x0041_', '_x005F_', ']]>', '<c>', ' a ')), { minLength: 1 }), async (texts) => {
      const rows = readBack(await oneSheet([{ header: '文', kind: 'text' }], texts.map((each) => [each])));
      expect(rows.slice(1).map(([cell]) => cell ?? '')).toEqual(texts.map((each) => printableText(each)));
    }), { numRuns: 60 });
  });

  test('a cell longer than Excel keeps is cut and says so', async () => {
    const [, row] = readBack(await oneSheet([{ header: '文', kind: 'text' }], [['甲'.repeat(40_000)]]));
    expect(String(row?.[0])).toHaveLength(32_767);
    expect(String(row?.[0]).endsWith('…')).toBe(true);
  });

  test.each<[SheetColumn['kind'], CellValue]>([['date', '2023-02-29'], ['date', '1900-01-01'], ['integer', 10n ** 15n], ['money', 1.5], ['money', 10n ** 18n]])('%s %s cannot be kept exactly and stands as text', async (kind, value) => {
    expect(readBack(await oneSheet([{ header: '值', kind }], [[value]]))[1]).toEqual([String(value)]);
  });

  test('the header stays in view, can be filtered, and repeats in print', async () => {
    const parts = partsOf(await oneSheet(COLUMNS, ROWS, { frozenColumns: 1 }));
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:F3"/>');
    expect(parts['xl/workbook.xml']).toContain('&#39;表&#39;!$1:$1');
  });

  test('names of sheets are made acceptable and distinct', async () => {
    const sheets = ['a/b:c', 'A B C', "'x'", '', '甲'.repeat(40), '甲'.repeat(40)].map((name) => ({ name, columns: COLUMNS, rows: [] }));
    const names = read(await writeSheet({ sheets })).SheetNames;
    expect(names).toEqual(['a b c', 'A B C 2', 'x', 'Sheet', '甲'.repeat(31), `${'甲'.repeat(26)} 2`]);
  });
});

describe('a hand-out form', () => {
  const districts = Array.from({ length: 60 }, (_, index) => `第${index + 1}区域分局`);
  const form = (): Promise<Uint8Array> => oneSheet(
    [{ header: '指标', kind: 'text' }, { header: '区', kind: 'text', choices: districts }, { header: '类别', kind: 'text', choices: ['发明', '实用新型'], help: '请选一项' }, { header: '件数', kind: 'integer' }, { header: '日期', kind: 'date' }],
    [['授权', '', '', null, null]],
    { form: { lockedColumns: ['指标'], blankRows: 2 } },
  );

  test('the sheet is protected, named columns and the header are locked, the rest and whole blank rows are open', async () => {
    const parts = partsOf(await form());
    const sheet = parseXml(parts['xl/worksheets/sheet1.xml'] ?? '');
    const formats = childElements(descendants(parseXml(parts['xl/styles.xml'] ?? ''), 'cellXfs')[0]);
    const locked = descendants(sheet, 'c').map((cell) => [cell.attributes['r'], descendants(formats[Number(cell.attributes['s'])] ?? sheet, 'protection')[0]?.attributes['locked'] ?? '1']);
    expect(descendants(sheet, 'sheetProtection')[0]?.attributes['sheet']).toBe('1');
    expect(locked.filter(([, flag]) => flag === '0').map(([cell]) => cell)).toEqual(['B2', 'C2', 'D2', 'E2', 'A3', 'B3', 'C3', 'D3', 'E3', 'A4', 'B4', 'C4', 'D4', 'E4']);
  });

  test('short choices stand in the rule, long ones in a hidden sheet; numbers and dates are checked', async () => {
    const parts = partsOf(await form());
    const rules = descendants(parseXml(parts['xl/worksheets/sheet1.xml'] ?? ''), 'dataValidation')
      .map((rule) => [rule.attributes['type'], rule.attributes['sqref'], childElements(rule, 'formula1').flatMap((each) => each.children)[0]]);
    expect(rules).toEqual([
      ['list', 'B2:B4', "'选项'!$A$2:$A$61"], ['list', 'C2:C4', '"发明,实用新型"'], ['whole', 'D2:D4', '-999999999999999'], ['date', 'E2:E4', '18264'],
    ]);
    expect(parts['xl/workbook.xml']).toContain('<sheet name="选项" sheetId="2" state="hidden"');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('第60区域分局');
  });

  test.skipIf(!hasCalc)('LibreOffice opens the form', async () => {
    expect(toCsvByLibreOffice('a.xlsx', await form())).toContain('授权');
  });
});

describe('long tables', () => {
  test('rows may come one by one, and leave in pieces before the last has come', async () => {
    let produced = 0;
    async function* rows(): AsyncGenerator<SheetRow> {
      for (; produced < 20_000; produced += 1) yield [`企业${produced}`, produced];
    }
    const stream = streamWorkbook({ sheets: [{ name: '表', columns: COLUMNS.slice(0, 2), rows: rows() }] });
    let bytes = 0;
    let producedAtFirstRows = 0;
    for await (const piece of stream) {
      bytes += piece.length;
      if (producedAtFirstRows === 0 && produced > 0) producedAtFirstRows = produced;
    }
    expect(bytes).toBeGreaterThan(50_000);
    expect(producedAtFirstRows).toBeLessThan(10_000);
  });

  test('more rows than Excel holds are refused, not cut', async () => {
    function* rows(): Generator<SheetRow> {
      for (let row = 0; row < 1_048_576; row += 1) yield [];
    }
    await expect(oneSheet([], rows())).rejects.toBeInstanceOf(ProblemError);
  });
});
