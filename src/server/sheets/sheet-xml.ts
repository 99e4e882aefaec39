import { ProblemError, problem } from '#domain/errors.ts';
import { escapeMarkup } from '#domain/report/printable-text.ts';
import { cellXml, columnLetters, textCell } from './cell-xml.ts';
import type { ColumnKind, Sheet, SheetColumn, SheetRow } from './sheet.ts';
import { SHEET_ROWS } from './sheet.ts';
import type { CellStyle } from './styles-xml.ts';

/** A drop-down's source: the formula that names its values. */
export type ChoiceFormula = string;

interface ColumnPlan {
  readonly column: SheetColumn;
  readonly letters: string;
  readonly style: CellStyle;
}

/** Rows by their numbers in the sheet: the last with given values, and the last of all. */
interface WrittenRows {
  readonly lastGiven: number;
  readonly last: number;
}

/**
 * The XML of one worksheet in pieces of some rows each. `formulas` gives the drop-down of each column that has one.
 * Throws `too-large` when there are more rows than Excel can hold.
 */
export async function* sheetXml(sheet: Sheet, formulas: readonly (ChoiceFormula | undefined)[], selected: boolean): AsyncGenerator<string> {
  const plans = sheet.columns.map((column, index) => ({ column, letters: columnLetters(index), style: styleOf(sheet, column) }));
  let row = 1;
  let piece = headXml(sheet, plans, selected);
  for await (const values of sheet.rows) {
    row += 1;
    assertRoom(row);
    piece += rowXml(plans, row, values);
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  const lastGiven = row;
  const openPlans = plans.map((plan): ColumnPlan => ({ ...plan, style: 'open' }));
  for (let blank = sheet.form?.blankRows ?? 0; blank > 0; blank -= 1) {
    row += 1;
    assertRoom(row);
    piece += rowXml(openPlans, row, []);
  }
  yield piece + tailXml(sheet, plans, formulas, { lastGiven, last: row });
}

function assertRoom(row: number): void {
  if (row > SHEET_ROWS) throw new ProblemError(problem('too-large', { max: { zh: '一张表 1,048,575 行', en: '1,048,575 rows in a sheet' } }));
}

function styleOf(sheet: Sheet, column: SheetColumn): CellStyle {
  if (sheet.form === undefined) return 'plain';
  return sheet.form.lockedColumns.includes(column.header) ? 'locked' : 'open';
}

function headXml(sheet: Sheet, plans: readonly ColumnPlan[], selected: boolean): string {
  const widths = plans.map(({ column }, index) => `<col min="${index + 1}" max="${index + 1}" width="${column.width ?? 14}" customWidth="1"/>`).join('');
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    + `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(sheet.frozenColumns ?? 0)}</sheetView></sheetViews>`
    + `<sheetFormatPr defaultRowHeight="18" customHeight="1"/>${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData>`
    + `<row r="1" ht="24" customHeight="1">${plans.map(({ column, letters }) => textCell(letters, 1, column.header, 'header')).join('')}</row>`;
}

/** The header row and the given columns stay in view. */
function paneXml(columns: number): string {
  const side = columns > 0 ? ` xSplit="${columns}"` : '';
  const active = columns > 0 ? 'bottomRight' : 'bottomLeft';
  return `<pane${side} ySplit="1" topLeftCell="${columnLetters(columns)}2" activePane="${active}" state="frozen"/><selection pane="${active}"/>`;
}

function rowXml(plans: readonly ColumnPlan[], row: number, values: SheetRow): string {
  let cells = '';
  for (const [index, plan] of plans.entries()) cells += cellXml(plan.letters, row, plan.column.kind, values[index], plan.style);
  return `<row r="${row}">${cells}</row>`;
}

function tailXml(sheet: Sheet, plans: readonly ColumnPlan[], formulas: readonly (ChoiceFormula | undefined)[], rows: WrittenRows): string {
  const filter = sheet.form === undefined && plans.length > 0 && rows.last > 1 ? `<autoFilter ref="A1:${plans.at(-1)?.letters ?? 'A'}${rows.last}"/>` : '';
  const protection = sheet.form === undefined
    ? ''
    : '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>';
  return `</sheetData>${protection}${filter}${validationsXml(sheet, plans, formulas, rows)}`
    + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    + '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    + '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>';
}

/** A column's check reaches over a whole list, but in a form only over the rows that are filled in. */
function validationsXml(sheet: Sheet, plans: readonly ColumnPlan[], formulas: readonly (ChoiceFormula | undefined)[], rows: WrittenRows): string {
  const last = sheet.form === undefined ? SHEET_ROWS : rows.last;
  const rules = plans.flatMap((plan, index) => {
    const first = plan.style === 'locked' ? rows.lastGiven + 1 : 2;
    const rule = first > last ? undefined : validationRule(plan.column, formulas[index], sheet.form !== undefined);
    return rule === undefined ? [] : [rule.replace('{range}', `${plan.letters}${first}:${plan.letters}${last}`)];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

/** What a form checks in a column without a drop-down; days from 1950 to 2099. */
const FORM_CHECKS = {
  text: undefined,
  number: { type: 'decimal', low: '-999999999999999', high: '999999999999999', error: '请填数字。' },
  integer: { type: 'whole', low: '-999999999999999', high: '999999999999999', error: '请填整数。' },
  decimal: { type: 'decimal', low: '-999999999999999', high: '999999999999999', error: '请填数字。' },
  money: { type: 'decimal', low: '-999999999999999', high: '999999999999999', error: '请填金额（元）。' },
  percent: { type: 'decimal', low: '-1000000', high: '1000000', error: '请填百分数，如 17.9%。' },
  date: { type: 'date', low: '18264', high: '73050', error: '请填日期，如 2026-03-01。' },
} as const satisfies Record<ColumnKind, { type: string; low: string; high: string; error: string } | undefined>;

function validationRule(column: SheetColumn, formula: ChoiceFormula | undefined, isForm: boolean): string | undefined {
  const prompt = column.help === undefined ? '' : ` showInputMessage="1" prompt="${escapeMarkup(column.help.slice(0, 250))}"`;
  const shared = `allowBlank="1" showErrorMessage="1"${prompt} sqref="{range}"`;
  if (formula !== undefined) return `<dataValidation type="list" error="请从下拉列表中选择。" ${shared}><formula1>${escapeMarkup(formula)}</formula1></dataValidation>`;
  const check = isForm ? FORM_CHECKS[column.kind] : undefined;
  if (check === undefined) return isForm && prompt !== '' ? `<dataValidation ${shared}/>` : undefined;
  return `<dataValidation type="${check.type}" operator="between" error="${check.error}" ${shared}><formula1>${check.low}</formula1><formula2>${check.high}</formula2></dataValidation>`;
}
