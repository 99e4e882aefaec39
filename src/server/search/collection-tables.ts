import type { Generated } from 'kysely';
import type { Problem } from '#domain/errors.ts';
import type { DefaultInstant, InstantColumn, JsonColumn } from '../database/columns.ts';

/** How far others of the bureau may go with a collection. */
export type Sharing = 'none' | 'read' | 'edit';

/** 专题. */
export interface PatentCollectionTable {
  id: Generated<bigint>;
  name: string;
  note: string;
  owner: string;
  shared: Sharing;
  created_at: InstantColumn;
}

/** 收录. */
export interface PatentCollectionItemTable {
  collection: bigint;
  patent: bigint;
  note: Generated<string>;
  noted_by: string | null;
  noted_at: InstantColumn | null;
  added_by: string;
  added_at: InstantColumn;
}

export type CollectionAct = 'created' | 'changed' | 'added' | 'removed' | 'noted';

/** 专题记事. */
export interface PatentCollectionActTable {
  id: Generated<bigint>;
  collection: bigint;
  person: string;
  at: InstantColumn;
  act: CollectionAct;
  patents: number;
  detail: string | null;
}

export type ExportState = 'waiting' | 'running' | 'ready' | 'failed';

/** What a file is to hold, and how it is written. */
export interface ExportRequest {
  readonly q: string;
  readonly sort: string;
  readonly synonyms: boolean;
  /** A collection: with a query its hits within it, without one all of it with its notes. */
  readonly within?: string;
  readonly format: string;
  readonly language: 'zh' | 'en';
}

/** 导出任务. */
export interface SearchExportTable {
  id: Generated<bigint>;
  owner: string;
  unit: string;
  request: JsonColumn<ExportRequest>;
  state: ExportState;
  done: Generated<number>;
  total: number | null;
  hash: string | null;
  size: bigint | null;
  problem: JsonColumn<Problem> | null;
  fetched: Generated<boolean>;
  created_at: DefaultInstant;
  ended_at: InstantColumn | null;
  holder: string | null;
  heartbeat: InstantColumn | null;
}

/** Tables of collections, of files that are being made, and of what patents say of one another. */
export interface CollectionTables {
  patent_collection: PatentCollectionTable;
  patent_collection_item: PatentCollectionItemTable;
  patent_collection_act: PatentCollectionActTable;
  search_export: SearchExportTable;
}
