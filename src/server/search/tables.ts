import type { Generated } from 'kysely';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Problem } from '#domain/errors.ts';
import type { DefaultInstant, JsonColumn } from '../database/columns.ts';

/** 已存检索. */
export interface SavedSearchTable {
  id: Generated<bigint>;
  name: string;
  query: string;
  sort: string;
  synonyms: boolean;
  owner: string;
  shared: boolean;
  checked: bigint;
  tried: bigint;
  problem: JsonColumn<Problem> | null;
  created_at: DefaultInstant;
}

/** 提醒. */
export interface SavedSearchFollowerTable {
  search: bigint;
  person: string;
  seen: bigint;
}

/** 新命中. */
export interface SavedSearchMatchTable {
  search: bigint;
  patent: bigint;
  event: bigint;
}

/** 检索服务计数. */
export interface SearchUseTable {
  day: CivilDate;
  unit: string;
  searches: Generated<number>;
  documents: Generated<number>;
  downloads: Generated<number>;
}

/** Tables of the search service. */
export interface SearchTables {
  saved_search: SavedSearchTable;
  saved_search_follower: SavedSearchFollowerTable;
  saved_search_match: SavedSearchMatchTable;
  search_use: SearchUseTable;
}
