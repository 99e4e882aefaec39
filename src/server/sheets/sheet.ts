/** What a column holds; the kind decides format, alignment and check of its cells. */
export type ColumnKind = 'text' | 'number' | 'integer' | 'decimal' | 'money' | 'date' | 'percent';

/**
 * A cell: text as string; integer, decimal and number (with as many decimals as it has) as number; money as integer fen, written in yuan; date as YYYY-MM-DD;
 * percent as it is printed (17.9 is 17.9 %). Null or undefined is an empty cell. A string in a numeric or date column
 * that is not of its kind (`—`) is written as text.
 */
export type CellValue = string | number | bigint | null | undefined;

export type SheetRow = readonly CellValue[];

export interface SheetColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  /** Width in characters of the standard font; 14 by default. */
  readonly width?: number;
  /** A drop-down with these values. */
  readonly choices?: readonly string[];
  /** Shown beside a cell of a hand-out form when it is chosen. */
  readonly help?: string;
}

/** A hand-out form: the sheet is protected; the header and the columns named here stay as they are, the others are filled in. */
export interface FormRules {
  readonly lockedColumns: readonly string[];
  /** Empty rows below the given ones, to be filled in whole; 0 by default. */
  readonly blankRows?: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** May come piece by piece, so that a long list never stands in memory whole. */
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
  /** Columns that stay in view while scrolling sideways; the header row always does. */
  readonly frozenColumns?: number;
  readonly form?: FormRules;
  /** A sheet the user does not see, e.g. what a returned form belongs to. */
  readonly hidden?: boolean;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

/** The most rows a sheet of Excel holds, header included. */
export const SHEET_ROWS = 1_048_576;
