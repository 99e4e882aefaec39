import { read } from '@e965/xlsx';
import type { CellObject, Range, WorkBook } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { cellText } from './cell-text.ts';
import type { TableLimits } from './limits.ts';

/** A row as the worker sends it: `tooLong` names the first column (from 0) whose cell exceeds the limit. */
export interface WorkbookRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly string[];
  readonly tooLong?: number;
}

type SheetCells = readonly (readonly (CellObject | undefined)[] | undefined)[];

/** Parts of an xlsx that hold no cells and stay packed: pictures, macros, embedded files. */
const NEEDLESS_PART = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|bin|ole|docx?|pptx?|pdf)$/i;

/** Cells that a merged heading may fill, over the whole workbook. */
const MOST_FILLED_CELLS = 200_000;

/**
 * The rows of a workbook's visible sheets that hold any cell. Text of merged cells is repeated in each of them, so that a
 * heading over several columns is seen in each; merged numbers are not repeated.
 */
export function* workbookRows(bytes: Uint8Array, kind: 'xlsx' | 'xls', limits: TableLimits): Generator<WorkbookRow> {
  const packed = kind === 'xlsx' ? repack(bytes) : bytes;
  const workbook = read(packed, { type: 'array', dense: true, cellNF: true, cellFormula: false, cellHTML: false });
  const filler = { left: MOST_FILLED_CELLS };
  for (const [index, sheet] of workbook.SheetNames.entries()) {
    if (!workbook.Workbook?.Sheets?.[index]?.Hidden) yield* sheetRows(workbook, sheet, limits, filler);
  }
}

/**
 * Unpacks the parts with cells into exactly the sizes that the directory declares (a part that lies about its size is cut
 * there) and hands them on unpacked, so that opening the workbook cannot unpack more than was checked.
 */
function repack(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes, { filter: ({ name }) => !NEEDLESS_PART.test(name) }), { level: 0 });
}

function* sheetRows(workbook: WorkBook, name: string, limits: TableLimits, filler: { left: number }): Generator<WorkbookRow> {
  const sheet = workbook.Sheets[name];
  const grid = (sheet?.['!data'] ?? []) as SheetCells;
  const date1904 = workbook.Workbook?.WBProps?.date1904 ?? false;
  const merges = fillsByRow(grid, sheet?.['!merges'] ?? [], filler);
  for (const [index, cells] of grid.entries()) {
    const fills = merges.get(index);
    if (cells?.length || fills) yield rowOf(name, index, cells ?? [], fills, limits, date1904);
  }
}

function rowOf(
  sheet: string,
  index: number,
  cells: readonly (CellObject | undefined)[],
  fills: ReadonlyMap<number, string> | undefined,
  limits: TableLimits,
  date1904: boolean,
): WorkbookRow {
  const texts = Array.from(cells, (cell) => (cell ? cellText(cell, date1904) : ''));
  for (const [column, text] of fills ?? []) texts[column] ||= text;
  const tooLong = texts.findIndex((text) => text.length > limits.maxCellLength);
  const row = { sheet, row: index + 1 };
  return tooLong < 0 ? { ...row, cells: Array.from(texts, (text) => text ?? '') } : { ...row, cells: [], tooLong };
}

/** For each row the texts that merged cells put into its columns. */
function fillsByRow(grid: SheetCells, merges: readonly Range[], filler: { left: number }): Map<number, Map<number, string>> {
  const fills = new Map<number, Map<number, string>>();
  for (const { s, e } of merges) {
    const anchor = grid[s.r]?.[s.c];
    const cells = (e.r - s.r + 1) * (e.c - s.c + 1);
    if (anchor?.t !== 's' || cells > filler.left) continue;
    filler.left -= cells;
    fillRange(fills, s, { r: Math.min(e.r, grid.length - 1), c: e.c }, String(anchor.v));
  }
  return fills;
}

function fillRange(fills: Map<number, Map<number, string>>, from: Range['s'], to: Range['e'], text: string): void {
  for (let row = from.r; row <= to.r; row += 1) {
    const inRow = fills.get(row) ?? new Map<number, string>();
    for (let column = from.c; column <= to.c; column += 1) inRow.set(column, text);
    fills.set(row, inRow);
  }
}
