import { failure, problem, success } from '../errors.ts';
import type { Outcome } from '../errors.ts';
import type { Label } from '../text.ts';
import { readFigure } from './figure-text.ts';
import { readHeader } from './header-rows.ts';
import type { StatementRow } from './header-rows.ts';
import { partOf } from './column-part.ts';
import type { StatementColumn, StatementMapping, StatementRole } from './statement-mapping.ts';

interface Judgement {
  readonly role: StatementRole;
  readonly confidence: number;
  readonly reason: Label;
  readonly year?: number;
}

/** Header words by role, the narrower before the wider: 当月累计 is a month, 总累计 is all time, 累计 the year to date. */
const PERIOD_WORDS: readonly (readonly [StatementRole, RegExp, Label])[] = [
  ['ignored', /环比|占比|比重|份额|排名|位次|名次|序号|代码|备注/, { zh: '表头不是本系统记账的数', en: 'the header names nothing that is posted' }],
  ['previous', /(?:上年|去年|上一年)(?:同期|同月|累计|数)?/, { zh: '表头为上年同期', en: 'the header says last year' }],
  ['month', /当月|本月|单月|(?:^|\/)\d{1,2}月份?(?:$|\/)/, { zh: '表头为当月数', en: 'the header says this month' }],
  ['all-time', /总累计|历年累计|历史累计|累计总/, { zh: '表头为历年总累计', en: 'the header says all time' }],
  ['ytd', /累计|年初|本年|今年|1\s?[-—–~～至]\s?\d{1,2}月/, { zh: '表头为当年累计', en: 'the header says year to date' }],
  ['level', /有效|拥有量|存量|期末|年末|月末|在册|截至|截止/, { zh: '表头为期末存量', en: 'the header says a level' }],
];

const GROWTH = /同比|增长|增幅|增速/;
const YEAR = /^(?:.*\/)?((?:19|20)\d{2})年?$/;

/**
 * Recognises a statistical table: the caption, the header (up to three rows), the column of regions and what each other
 * column counts. `rows` are the non-blank rows of one sheet. Fails with `unknown-columns` when no column of regions or no
 * column of numbers is found.
 */
export function recogniseStatement(rows: readonly StatementRow[], file: string): Outcome<StatementMapping> {
  const table = readHeader(rows);
  const columns = table ? withReferences(table.headers.map((header, column) => recogniseColumn(column, header, table.cellsOf(column), table.regionColumn, table.title))) : [];
  if (!table || !columns.some(({ role }) => role !== 'region' && role !== 'ignored')) {
    return failure(problem('unknown-columns', { file, expected: { zh: '一列地区和一列数字', en: 'a column of regions and a column of numbers' } }));
  }
  const { headerRow, regionColumn, title } = table;
  return success({ headerRow, regionColumn, columns, ...(title && { title }) });
}

function recogniseColumn(column: number, header: string, cells: readonly string[], regionColumn: number, title: string): StatementColumn {
  if (column === regionColumn) return { column, header, role: 'region', confidence: 0.95, reason: { zh: '内容为地区名称', en: 'the cells name regions' } };
  const judged = isNumeric(cells) ? judge(header, cells, title) : IGNORED_TEXT;
  const part = partOf(header);
  return { column, header, ...judged, ...(part && { part }) };
}

const IGNORED_TEXT: Judgement = { role: 'ignored', confidence: 0.8, reason: { zh: '内容不是数字', en: 'the cells are no numbers' } };

/** At least half of the filled cells are numbers, and there is one. */
function isNumeric(cells: readonly string[]): boolean {
  const read = cells.map(readFigure).filter((each) => each !== null);
  const numbers = read.filter((each) => each !== undefined).length;
  return numbers > 0 && numbers * 2 >= read.length;
}

function judge(header: string, cells: readonly string[], title: string): Judgement {
  const plain = header.normalize('NFKC').replace(/\s/g, '');
  const [, year] = YEAR.exec(plain) ?? [];
  if (year) return { role: 'ytd', year: Number(year), confidence: 0.9, reason: { zh: `表头为 ${year} 年全年数`, en: `the header says the whole of ${year}` } };
  if (GROWTH.test(plain)) return judgeGrowth(plain, cells);
  const named = PERIOD_WORDS.find(([, words]) => words.test(plain));
  if (named) return { role: named[0], confidence: 0.9, reason: named[2] };
  const told = PERIOD_WORDS.find(([role, words]) => role !== 'ignored' && role !== 'previous' && words.test(title));
  if (told) return { role: told[0], confidence: 0.7, reason: { zh: `依标题：${told[2].zh}`, en: `by the caption: ${told[2].en}` } };
  return { role: 'level', confidence: 0.4, reason: { zh: '表头未说明期间，暂作期末存量，请核对', en: 'the header names no period; taken for a level, please check' } };
}

/** Growth in percent shows a percent sign or decimals; a difference in items does not and is not posted. */
function judgeGrowth(header: string, cells: readonly string[]): Judgement {
  const rate = /率|%|幅|速/.test(header) || cells.map(readFigure).some((each) => each && (each.percent || each.scale > 0));
  if (rate) return { role: 'growth', confidence: 0.9, reason: { zh: '表头为同比增长率', en: 'the header says growth in percent' } };
  return { role: 'ignored', confidence: 0.7, reason: { zh: '同比增减数由系统计算，不导入', en: 'differences are computed by the system' } };
}

const COUNTED: readonly StatementRole[] = ['month', 'ytd', 'all-time', 'level'];

/** Growth and last year's figures refer to the nearest counted column on their left. */
function withReferences(columns: readonly StatementColumn[]): StatementColumn[] {
  return columns.map((each) => {
    if (each.role !== 'growth' && each.role !== 'previous') return each;
    const of = columns.findLast(({ column, role }) => column < each.column && COUNTED.includes(role))?.column;
    return of === undefined ? each : { ...each, of };
  });
}
