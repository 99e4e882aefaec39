import type { ColumnType, Generated } from 'kysely';
import type { DefaultInstant, JsonColumn } from './columns.ts';
import type { WorkTables } from '../store/tables.ts';
import type { AccountTables } from '../accounts/tables.ts';
import type { CollectionTables } from '../search/collection-tables.ts';
import type { SearchTables } from '../search/tables.ts';
import type { ImportTables } from '../imports/tables.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';


/** The one row that says what this installation is (安装信息). */
export interface InstallationTable {
  id: Generated<string>;
  kind: 'demo' | 'real';
  created_at: DefaultInstant;
  settings: ColumnType<Readonly<Record<string, unknown>>, string | undefined, string>;
  only_row: Generated<boolean>;
}

/** The holidays and make-up working days of one year (年度工作日历). */
export interface CalendarYearTable {
  year: number;
  published: boolean;
  holidays: JsonColumn<readonly CivilDate[]>;
  workdays: JsonColumn<readonly CivilDate[]>;
  source: string;
  updated_at: DefaultInstant;
}

/** Which migrations this database has, and the checksum of each as it was applied. */
export interface SchemaMigrationTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: DefaultInstant;
}

/** Tables every installation has, whatever its business. */
export interface InstallationTables {
  installation: InstallationTable;
  calendar_year: CalendarYearTable;
  schema_migration: SchemaMigrationTable;
}

/** All tables, for typed queries; each area of the server adds its own interface here. */
export interface Schema extends InstallationTables, WorkTables, AccountTables, ImportTables, SearchTables, CollectionTables {}
