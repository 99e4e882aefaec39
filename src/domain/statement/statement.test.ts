import { describe, expect, test } from 'vitest';
import type { StatementRow } from './header-rows.ts';
import { readStatement } from './read-statement.ts';
import { recogniseStatement } from './recognise-statement.ts';
import { applyStatementChoices, reuseMapping } from './statement-mapping.ts';
import type { StatementMapping } from './statement-mapping.ts';

/** Rows of a sheet from lines with cells between `|`; blank lines count but are not read. */
function sheet(text: string): StatementRow[] {
  return text
    .trim()
    .split('\n')
    .map((line, index) => ({ row: index + 1, cells: line.split('|').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function recognised(rows: readonly StatementRow[]): StatementMapping {
  const found = recogniseStatement(rows, 'a.xlsx');
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}

const MONTHLY = sheet(`
表10 示例省 2012 年 10 月发明专利授权状况
单位：件
地区 | 当月累计 | 当年累计 | 同比增长 | 总累计
合 计 | 6 | 60 | 20.0% | 600
东 区 | 1 | 1０ | 25.00% | 100
西区 | 2 | 20 | -4.8% | 1,99
西区 | 2 | 20 | -4.8% | 199
南区 | 3 | 30 | — | 301
注：不含已失效专利
`);

const CLEAN = MONTHLY.filter(({ row }) => row !== 6);

describe('a monthly table', () => {
  const mapping = recognised(CLEAN);

  test('is recognised below its caption, column by column', () => {
    expect(mapping).toMatchObject({ headerRow: 3, regionColumn: 0 });
    expect(mapping.title).toContain('2012 年 10 月');
    expect(mapping.columns.map(({ role }) => role)).toEqual(['region', 'month', 'ytd', 'growth', 'all-time']);
    expect(mapping.columns[3]).toMatchObject({ of: 2 });
  });

  test('gives every number with its row, exact, missing ones as null', () => {
    const { values, problems } = readStatement(CLEAN, mapping);
    expect(problems).toEqual([]);
    expect(values.filter(({ row }) => row === 8).map(({ value }) => value)).toEqual([3, 30, null, 301]);
    expect(values.find(({ row, column }) => row === 5 && column === 3)).toEqual({ region: '东区', rowKind: 'region', row: 5, column: 3, value: 2500, scale: 2 });
  });

  test('has its totals checked against its regions', () => {
    const { checks } = readStatement(CLEAN, mapping);
    expect(checks).toEqual([
      { kind: 'total', row: 4, column: 1, stated: 6, computed: 6, scale: 0, agrees: true },
      { kind: 'total', row: 4, column: 2, stated: 60, computed: 60, scale: 0, agrees: true },
      { kind: 'total', row: 4, column: 4, stated: 600, computed: 600, scale: 0, agrees: true },
    ]);
  });

  test('has its growth checked where last year is known, to the decimals it prints', () => {
    const lastYear = new Map([['合计', 50], ['东区', 8], ['西区', 22]]);
    const { checks } = readStatement(CLEAN, mapping, (region, column) => (column === 2 ? lastYear.get(region) : undefined));
    expect(checks.filter(({ kind }) => kind === 'growth')).toEqual([
      { kind: 'growth', row: 4, column: 3, stated: 200, computed: 200, scale: 1, agrees: true },
      { kind: 'growth', row: 5, column: 3, stated: 2500, computed: 2500, scale: 2, agrees: true },
      { kind: 'growth', row: 7, column: 3, stated: -48, computed: -91, scale: 1, agrees: false },
    ]);
  });

  test('names the row of a region that comes twice and of a cell that is no number', () => {
    const { problems } = readStatement(MONTHLY, mapping);
    expect(problems).toMatchObject([
      { code: 'wrong-format', row: 6, path: 'columns[4]' },
      { code: 'repeated-region', row: 7, params: { region: '西区', first: 6 } },
    ]);
  });
});

test('a header of two rows, merged or not, gives each column both texts', () => {
  const rows = sheet(`
    地区 | 合计 | | 发明 | | 实用新型 | | 外观设计 |
         | 当月 | 1-10月累计 | 当月 | 1-10月累计 | 当月 | 1-10月累计 | 当月 | 1-10月累计
    东区 | 6 | 60 | 1 | 10 | 2 | 20 | 3 | 30
    西区 | 6 | 61 | 1 | 10 | 2 | 20 | 3 | 30
  `);
  const mapping = recognised(rows);
  expect(mapping.columns.map(({ header }) => header).slice(0, 4)).toEqual(['地区', '合计/当月', '合计/1-10月累计', '发明/当月']);
  expect(mapping.columns.map(({ role, part }) => [role, part])).toEqual([
    ['region', undefined], ['month', 'whole'], ['ytd', 'whole'], ['month', 'invention'], ['ytd', 'invention'], ['month', 'utility'], ['ytd', 'utility'], ['month', 'design'], ['ytd', 'design'],
  ]);
  expect(readStatement(rows, mapping).checks.filter(({ agrees }) => !agrees)).toEqual([
    { kind: 'sum', row: 4, column: 2, stated: 61, computed: 60, scale: 0, agrees: false },
  ]);
});

test('years as headers are whole years, and last year’s column serves to check growth', () => {
  expect(recognised(sheet('地区|2018|2022年\n东区|1|2\n西区|3|4')).columns.map(({ role, year }) => [role, year])).toEqual([['region', undefined], ['ytd', 2018], ['ytd', 2022]]);
  const rows = sheet('区县|本年累计|上年同期|同比±%\n东区|110|100|10.0\n西区|90|100|-9.9');
  const { checks } = readStatement(rows, recognised(rows));
  expect(checks.map(({ kind, agrees }) => [kind, agrees])).toEqual([['growth', true], ['growth', false]]);
});

test('in a national table cities are parts of provinces, and provinces without a row explain a difference', () => {
  const provinces = ['北京', '天津', '河北省', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '江苏', '浙江', '安徽'];
  const rows = [['地区', '有效发明'], ['国内总计', '15'], ...provinces.map((name) => [name, '1']), ['广州', '9'], ['其中：深圳', '5']].map((cells, index) => ({ row: index + 1, cells }));
  const { values, checks } = readStatement(rows, recognised(rows));
  expect(values.filter(({ rowKind }) => rowKind === 'part').map(({ region }) => region)).toEqual(['广州', '深圳']);
  expect(checks).toMatchObject([{ kind: 'total', stated: 15, computed: 12, agrees: false }]);
  expect(checks[0]?.unlisted).toContain('台湾');
});

test('a total of home and abroad is the sum of its two subtotals', () => {
  const rows = sheet('地区|2023\n合计|10\n国内小计|7\n东区|3\n西区|4\n国外小计|3');
  expect(readStatement(rows, recognised(rows)).checks.map(({ row, computed, agrees }) => [row, computed, agrees])).toEqual([[2, 10, true], [3, 7, true]]);
});

test('rank, share and differences are not posted', () => {
  const { columns } = recognised(sheet('序号|地区|有效发明量|排名|占比|同比增减\n1|东区|100|1|50%|5\n2|西区|100|2|50%|-6'));
  expect(columns.map(({ role }) => role)).toEqual(['ignored', 'region', 'level', 'ignored', 'ignored', 'ignored']);
});

test('a table without regions or numbers is refused', () => {
  expect(recogniseStatement(sheet('甲|乙\n丙|丁'), 'a.csv')).toMatchObject({ ok: false, problems: [{ code: 'unknown-columns' }] });
});

test('a source’s saved decisions hold for its next table wherever the columns stand, and a missing one is named', () => {
  const october = recognised(sheet('地区|发明|外观\n东区|1|2\n西区|3|4'));
  const saved = applyStatementChoices(october, { 1: { role: 'ytd', indicator: 'invention-grants' }, 2: { role: 'ytd', indicator: 'design-grants' } });
  const november = recognised(sheet('表\n地区|实用新型|发明\n东区|1|2\n西区|3|4'));
  const { mapping, missing } = reuseMapping(saved, november);
  expect(mapping).toMatchObject({ headerRow: 2 });
  expect(mapping.columns[2]).toMatchObject({ role: 'ytd', indicator: 'invention-grants', confidence: 1 });
  expect(missing).toEqual(['外观']);
});
