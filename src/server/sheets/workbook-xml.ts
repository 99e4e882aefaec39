import { escapeMarkup, printableText } from '#domain/report/printable-text.ts';
import { columnLetters } from './cell-xml.ts';
import type { ChoiceFormula } from './sheet-xml.ts';
import type { Sheet, SheetRow, Workbook } from './sheet.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook ready to write: names that Excel accepts, and the hidden sheet that holds long drop-down lists. */
export interface WorkbookPlan {
  readonly sheets: readonly (Sheet & { readonly formulas: readonly (ChoiceFormula | undefined)[] })[];
}

export function planWorkbook(workbook: Workbook): WorkbookPlan {
  const names = sheetNames([...workbook.sheets.map((sheet) => sheet.name), '选项']);
  const listName = names.at(-1) ?? '选项';
  const lists: (readonly string[])[] = [];
  const sheets = workbook.sheets.map((sheet, index) => ({
    ...sheet, name: names[index] ?? sheet.name, formulas: sheet.columns.map((column) => choiceFormula(column.choices, listName, lists)),
  }));
  return { sheets: lists.length === 0 ? sheets : [...sheets, { ...listSheet(listName, lists), formulas: [] }] };
}

/** Short lists stand in the rule itself; long ones, or with commas or quotes, in a column of the hidden sheet. */
function choiceFormula(choices: readonly string[] | undefined, listName: string, lists: (readonly string[])[]): ChoiceFormula | undefined {
  if (choices === undefined || choices.length === 0) return undefined;
  const inline = choices.join(',');
  if (inline.length <= 250 && choices.every((choice) => /^[^,"=+\-@\s][^,"\n]*$/.test(choice))) return `"${inline}"`;
  lists.push(choices);
  const letters = columnLetters(lists.length - 1);
  return `'${listName}'!$${letters}$2:$${letters}$${choices.length + 1}`;
}

function listSheet(name: string, lists: readonly (readonly string[])[]): Sheet {
  const length = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length }, (_, row): SheetRow => lists.map((list) => list[row]));
  return { name, hidden: true, columns: lists.map((_, index) => ({ header: `选项${index + 1}`, kind: 'text' })), rows };
}

/** Names as Excel accepts them: at most 31 characters, none of []:*?/\, no apostrophe at the ends, each only once. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return names.map((name) => {
    const clean = printableText(name).replace(/[[\]:*?/\\\n\t]/g, ' ').replace(/^[\s']+|[\s']+$/g, '') || 'Sheet';
    let candidate = clean.slice(0, 31).toWellFormed();
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${clean.slice(0, 26)} ${count}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

export function contentTypesXml(plan: WorkbookPlan): string {
  const sheets = plan.sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${SHEET_TYPES}.worksheet+xml"/>`).join('');
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
    + '<Default Extension="xml" ContentType="application/xml"/>'
    + `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPES}.sheet.main+xml"/>`
    + `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPES}.styles+xml"/>${sheets}</Types>`;
}

export const packageRelationsXml = (): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function workbookRelationsXml(plan: WorkbookPlan): string {
  const sheets = plan.sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('');
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets}<Relationship Id="rId${plan.sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
}

/** The workbook part; each sheet prints its header on every page. */
export function workbookXml(plan: WorkbookPlan): string {
  const sheets = plan.sheets.map((sheet, index) =>
    `<sheet name="${escapeMarkup(sheet.name)}" sheetId="${index + 1}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('');
  const titles = plan.sheets.map((sheet, index) =>
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeMarkup(`'${sheet.name.replaceAll("'", "''")}'!$1:$1`)}</definedName>`).join('');
  const active = Math.max(plan.sheets.findIndex((sheet) => sheet.hidden !== true), 0);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="${active}"/></bookViews>`
    + `<sheets>${sheets}</sheets><definedNames>${titles}</definedNames></workbook>`;
}
