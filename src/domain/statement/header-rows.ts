import { readFigure } from './figure-text.ts';
import { plainLabel } from './row-label.ts';

/** A row of a sheet with its number in the file. */
export interface StatementRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface TableHeader {
  /** Number in the file of the last header row. */
  readonly headerRow: number;
  readonly regionColumn: number;
  /** One text per column, the header rows joined by `/`. */
  readonly headers: readonly string[];
  /** What stands above the header. */
  readonly title: string;
  readonly cellsOf: (column: number) => string[];
}

const MOST_HEADER_ROWS = 4;

/** Splits a sheet into caption, header and data. Undefined when no row holds a name beside numbers. */
export function readHeader(rows: readonly StatementRow[]): TableHeader | undefined {
  const first = rows.findIndex(({ cells }, index) => index > 0 && isDataRow(cells));
  if (first < 1) return undefined;
  const above = rows.slice(0, first);
  const count = headerCount(above);
  const data = rows.slice(first).filter(({ cells }) => isDataRow(cells));
  const width = Math.max(...data.map(({ cells }) => cells.length), ...above.map(({ cells }) => cells.length));
  const headers = joinHeaders(above.slice(-count), width);
  const caption = above.slice(0, -count).map(({ cells }) => cells.find((cell) => cell.trim() !== '') ?? '');
  return {
    headerRow: above.at(-1)?.row ?? 0,
    regionColumn: regionColumnOf(headers, data, width),
    headers,
    title: caption.join(' ').trim(),
    cellsOf: (column) => data.map(({ cells }) => cells[column] ?? ''),
  };
}

/** A name and at least one number, and no header row of years: those have no name or only the word for regions. */
function isDataRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const read = filled.map(readFigure);
  const names = filled.filter((_, index) => read[index] === undefined);
  const numbers = filled.filter((_, index) => read[index] !== undefined);
  return names.length > 0 && numbers.length >= names.length && !isYearHeader(names, numbers);
}

function isYearHeader(names: readonly string[], numbers: readonly string[]): boolean {
  return names.some((name) => REGION_HEADER.test(plainLabel(name))) && numbers.every((each) => /^(?:19|20)\d{2}年?$/.test(each.trim()));
}

const REGION_HEADER = /^(?:地区|省市|省份|区域|区县|县区|城市|单位|名称|机构|银行|区划|区\(县\)|省\(区、市\)|省\(自治区、直辖市\)|地区名称|国家\(地区\)|地市|市县|部门)/;

/** Header rows stand directly above the data and have more than one text; a caption has one, perhaps repeated by merging. */
function headerCount(above: readonly StatementRow[]): number {
  const texts = above.map(({ cells }) => new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')).size);
  const lastCaption = texts.findLastIndex((count) => count <= 1);
  return Math.max(1, Math.min(MOST_HEADER_ROWS, above.length - 1 - lastCaption));
}

/** The distinct texts of each column from above; blanks of the upper rows continue the text on their left. */
function joinHeaders(rows: readonly StatementRow[], width: number): string[] {
  const lines = rows.map(({ cells }, index) => (index < rows.length - 1 ? carried(cells, width) : Array.from({ length: width }, (_, column) => cells[column] ?? '')));
  return Array.from({ length: width }, (_, column) => {
    const texts = lines.map((line) => (line[column] ?? '').replace(/\s+/g, '')).filter((text) => text !== '');
    return [...new Set(texts)].join('/');
  });
}

function carried(cells: readonly string[], width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, column) => {
    const text = (cells[column] ?? '').trim();
    if (text !== '') last = text;
    return last;
  });
}

/** The column headed as regions that holds names; else the first that holds names. */
function regionColumnOf(headers: readonly string[], data: readonly StatementRow[], width: number): number {
  const named = Array.from({ length: width }, (_, column) => column).filter((column) => {
    const names = data.filter(({ cells }) => (cells[column] ?? '').trim() !== '' && readFigure(cells[column] ?? '') === undefined);
    return names.length >= data.length * 0.7;
  });
  return named.find((column) => REGION_HEADER.test(plainLabel(headers[column] ?? ''))) ?? named[0] ?? 0;
}
