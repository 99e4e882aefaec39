import type { ColumnType } from 'kysely';

/** A jsonb column: read parsed, written as JSON text (an array given as is would become a PostgreSQL array). */
export type JsonColumn<T> = ColumnType<T, string, string>;

/** An instant column (timestamptz): an ISO string in UTC. */
export type InstantColumn = ColumnType<string, string, string>;

/** An instant column that the database fills in. */
export type DefaultInstant = ColumnType<string, string | undefined, string>;
