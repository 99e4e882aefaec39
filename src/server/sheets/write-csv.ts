import { printableText } from '#domain/report/printable-text.ts';
import { looksLikeFormula, yuanText } from './cell-xml.ts';
import type { CellValue, ColumnKind, Sheet } from './sheet.ts';

const BOM = '\uFEFF';

/**
 * A sheet as CSV (RFC 4180, UTF-8 with byte-order mark, so that Excel and WPS read Chinese), piece by piece. Text that
 * a spreadsheet would take for a formula gets an apostrophe before it.
 */
export async function* streamCsv(sheet: Pick<Sheet, 'columns' | 'rows'>): AsyncGenerator<string> {
  let piece = BOM + csvLine(sheet.columns.map((column) => safeText(column.header)));
  for await (const row of sheet.rows) {
    piece += csvLine(sheet.columns.map((column, index) => csvCell(column.kind, row[index])));
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

export async function writeCsv(sheet: Pick<Sheet, 'columns' | 'rows'>): Promise<Uint8Array> {
  const pieces: string[] = [];
  for await (const piece of streamCsv(sheet)) pieces.push(piece);
  return new TextEncoder().encode(pieces.join(''));
}

const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function csvCell(kind: ColumnKind, value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (kind === 'money' && typeof value !== 'string') return yuanText(value) ?? safeText(String(value));
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}${kind === 'percent' ? '%' : ''}` : '';
  return safeText(value);
}

const safeText = (value: string): string => (looksLikeFormula(value) ? `'${printableText(value)}` : printableText(value));
