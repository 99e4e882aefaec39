import type { Problem } from '#domain/errors.ts';

/** One row that is not blank. Cells are text, made harmless; a row longer than its neighbours keeps its extra cells. */
export interface TableRow {
  /** The sheet's name in a workbook; absent for a text file. */
  readonly sheet?: string;
  /** From 1, the header included: the line on which the record begins, or the number Excel shows beside the row. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Why this row must be refused (a cell or the row too large); its cells are then empty. */
  readonly problem?: Problem;
}

/** How far reading has come. */
export interface TableProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
}
