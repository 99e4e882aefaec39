import type { Generated } from 'kysely';
import type { Problem } from '#domain/errors.ts';
import type { RecognisedColumn } from '#domain/patent/column-mapping.ts';
import type { StatementMapping } from '#domain/statement/statement-mapping.ts';
import type { DefaultInstant, InstantColumn, JsonColumn } from '../database/columns.ts';
import type { StatementPlan } from './statement-plan.ts';

export type ImportKind = 'patents' | 'statement';

/**
 * Where an import stands (导入状态): its columns are to be confirmed, its rows are being staged, all are staged,
 * it is being published, it is visible; or it was given up.
 */
export type ImportState = 'mapping' | 'reading' | 'ready' | 'publishing' | 'published' | 'cancelled' | 'failed';

/** What one sheet's columns were taken for; a text file is one sheet without a name. */
export interface SheetMapping {
  readonly sheet?: string;
  /** Place of the header among the sheet's rows that are not blank, from 0; -1 when it has none. */
  readonly headerRow: number;
  readonly columns: readonly RecognisedColumn[];
  /** For each column the first contents seen. */
  readonly samples: readonly (readonly string[])[];
  /** False when no column of numbers was found: such a sheet is not read unless a person maps it. */
  readonly recognised: boolean;
}

/** What became of a row (入库判定). */
export type Verdict = 'add' | 'update' | 'duplicate' | 'merge' | 'refuse';

export interface ImportRunTable {
  id: Generated<number>;
  kind: ImportKind;
  state: ImportState;
  automatic: Generated<boolean>;
  staged: Generated<boolean>;
  statement: JsonColumn<StatementPlan> | null;
  problem: JsonColumn<Problem> | null;
  digest: string | null;
  case_id: string | null;
  started_by: string;
  unit: string;
  started_at: DefaultInstant;
  holder: string | null;
  heartbeat: InstantColumn | null;
}

export interface ImportFileTable {
  run: number;
  position: number;
  name: string;
  hash: string;
  size: bigint;
  media_type: string;
  mapping: JsonColumn<readonly SheetMapping[]>;
  problem: JsonColumn<Problem> | null;
  done: Generated<number>;
  done_bytes: Generated<bigint>;
  added: Generated<number>;
  updated: Generated<number>;
  duplicates: Generated<number>;
  refused: Generated<number>;
}

export interface ImportRowTable {
  run: number;
  file: number;
  place: number;
  sheet: string | null;
  row: number;
  verdict: Verdict;
  patent: bigint | null;
  reasons: JsonColumn<readonly Problem[]> | null;
  cells: JsonColumn<readonly string[]> | null;
}

export interface PatentTable {
  id: bigint;
  run: number;
  replaced_by: number | null;
  merged_into: bigint | null;
  day: string;
  kind: string | null;
  damaged: boolean;
  record: string;
  haystack: string;
  grams: readonly number[];
}

export interface PatentNumberTable {
  number: string;
  patent: bigint;
  run: number;
}

export interface PatentPassageTable {
  digest: string;
  position: number;
  run: number;
  paragraphs: string;
}

export interface StatementMappingTable {
  source: string;
  mapping: JsonColumn<StatementMapping>;
  saved_by: string;
  saved_at: DefaultInstant;
}

/** Tables of imports and of the patent register. */
export interface ImportTables {
  import_run: ImportRunTable;
  import_file: ImportFileTable;
  import_row: ImportRowTable;
  patent: PatentTable;
  patent_number: PatentNumberTable;
  patent_passage: PatentPassageTable;
  statement_mapping: StatementMappingTable;
}
