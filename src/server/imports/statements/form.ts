import { STATEMENT_INDICATORS } from '#catalog/governance/statement-indicators.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { StatementRow } from '#domain/statement/header-rows.ts';
import type { StatementColumn, StatementMapping } from '#domain/statement/statement-mapping.ts';
import type { District } from '#domain/organisation/organisation.ts';
import type { SheetColumn, SheetRow, Workbook } from '../../sheets/sheet.ts';
import { postedRole } from './columns.ts';

/** What a handed-out form is known by when it comes back; the number is its layout's version. */
const FORM_ID = 'ZS-REPORT-1';

const FORM = '表号';
const SENDER = '填报单位';
const MONTH = '报表期';
const CODE = '区划代码';
const REGION = '地区';
const STATUS = '数据性质';
const NOTE = '说明';

const LOCKED: readonly SheetColumn[] = [
  { header: FORM, kind: 'text', width: 14 },
  { header: SENDER, kind: 'text', width: 20 },
  { header: MONTH, kind: 'text', width: 10 },
  { header: CODE, kind: 'text', width: 10 },
  { header: REGION, kind: 'text', width: 14 },
];

/** `发明专利授权（本年累计，件）`: the same words when it is made and when it is read. */
function headerOf({ id, name, measure }: Indicator): string {
  return `${name.zh}（${postedRole(id) === 'level' ? '月末数' : '本年累计'}，${measure.zh}）`;
}

export interface FormOrder {
  readonly source: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly districts: readonly Pick<District, 'code' | 'name'>[];
  readonly indicators: readonly Indicator[];
}

/** A form to be filled in by a district, a bank or another body (填报表): what it is, and for whom, is locked. */
export function formWorkbook({ source, month, districts, indicators }: FormOrder): Workbook {
  const asked = indicators.map((indicator): SheetColumn => ({ header: headerOf(indicator), kind: 'integer', width: 18, help: indicator.definition.zh }));
  const columns: readonly SheetColumn[] = [
    ...LOCKED, ...asked,
    { header: STATUS, kind: 'text', width: 12, choices: ['正式数', '初步数'], help: '初步数以后可再报，后报替代前报' },
    { header: NOTE, kind: 'text', width: 30 },
  ];
  const rows = districts.map(({ code, name }): SheetRow => [FORM_ID, source, month, code, name.zh, ...asked.map(() => null), null, null]);
  return { sheets: [{ name: `${month} 填报表`, columns, rows, frozenColumns: LOCKED.length, form: { lockedColumns: LOCKED.map(({ header }) => header) } }] };
}

/** A form that came back, with all that it says of itself. */
export interface ReturnedForm {
  readonly source: string;
  readonly month: string;
  readonly mapping: StatementMapping;
}

/** Recognises a form that was handed out; undefined for any other table. */
export function readForm(rows: readonly StatementRow[]): ReturnedForm | undefined {
  const headerAt = rows.findIndex(({ cells }) => LOCKED.every(({ header }) => cells.includes(header)));
  const header = rows[headerAt];
  const first = rows[headerAt + 1];
  if (!header || !first) return undefined;
  const cell = (name: string): string => first.cells[header.cells.indexOf(name)]?.trim() ?? '';
  if (cell(FORM) !== FORM_ID || !/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(cell(MONTH))) return undefined;
  const columns = header.cells.map((text, column) => formColumn(text, column));
  return { source: cell(SENDER), month: cell(MONTH), mapping: { headerRow: header.row, regionColumn: header.cells.indexOf(REGION), columns } };
}

/** The row of a district in a form that came back, with what was written beside its figures; undefined where it has none. */
export function rowOfDistrict(rows: readonly StatementRow[], { mapping }: Pick<ReturnedForm, 'mapping'>, code: string): (StatementRow & { readonly note: string }) | undefined {
  const columnOf = (header: string): number => mapping.columns.find((each) => each.header.trim() === header)?.column ?? -1;
  const found = rows.find(({ row, cells }) => row > mapping.headerRow && cells[columnOf(CODE)]?.trim() === code);
  return found && { ...found, note: found.cells[columnOf(NOTE)]?.trim() ?? '' };
}

function formColumn(header: string, column: number): StatementColumn {
  const reason = { zh: '本系统下发的填报表', en: 'a form handed out by this system' };
  const indicator = STATEMENT_INDICATORS.find((each) => headerOf(each) === header.trim());
  if (indicator) return { column, header, role: postedRole(indicator.id), indicator: indicator.id, confidence: 1, reason };
  return { column, header, role: header === REGION ? 'region' : 'ignored', confidence: 1, reason };
}
