import type { ReadRow } from '../patents/judge-rows.ts';
import type { TableSource } from '../tables/source.ts';
import type { SheetMapping } from './tables.ts';

/** Some rows of a file, and how many of its rows are read with them, the headers counted. */
export interface ReadBatch {
  readonly rows: readonly ReadRow[];
  readonly done: number;
}

/** A file of patents as it is stored, to be read from where it was left. */
export interface PatentFile {
  readonly source: TableSource;
  readonly mapping: readonly SheetMapping[];
  /** Rows that were read before, the headers counted: they are passed over. */
  readonly from: number;
}
