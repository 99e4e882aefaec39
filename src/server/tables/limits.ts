/** How much of a file is read before it is refused. Lengths of cells are in UTF-16 units, sizes in bytes. */
export interface TableLimits {
  /** Largest text file (CSV); it is streamed, so this bounds time, not memory. */
  readonly maxTextBytes: number;
  /** Largest workbook (xlsx, xls), which must be held in memory. */
  readonly maxWorkbookBytes: number;
  /** Largest sum of the unpacked parts of an xlsx, as its zip directory declares them (against zip bombs). */
  readonly maxUnpackedBytes: number;
  /** Most non-blank rows of a file. */
  readonly maxRows: number;
  readonly maxColumns: number;
  /** A row with a longer cell is refused; the others are read. */
  readonly maxCellLength: number;
  /** A workbook that takes longer to open is given up, in milliseconds. */
  readonly maxWorkbookMs: number;
}

const MIB = 1024 * 1024;

export const TABLE_LIMITS: TableLimits = {
  maxTextBytes: 4096 * MIB,
  maxWorkbookBytes: 100 * MIB,
  maxUnpackedBytes: 400 * MIB,
  maxRows: 5_000_000,
  maxColumns: 2_000,
  maxCellLength: 1_000_000,
  maxWorkbookMs: 180_000,
};
