import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

export type EngineKind = 'pglite' | 'postgres';

/** Plain SQL, outside the query builder. */
export interface PlainSql {
  /** Runs a script of any number of statements. */
  run(script: string): Promise<void>;
  rows<T>(statement: string, parameters?: readonly unknown[]): Promise<T[]>;
}

/** Plain SQL as the owner of the schema: for migrations, grants and maintenance, never for requests. */
export interface OwnerSession extends PlainSql {
  transaction<T>(work: (sql: PlainSql) => Promise<T>): Promise<T>;
}

/** Stops listening. */
export type Unlisten = () => Promise<void>;

/** What one kind of database must offer; {@link Database} is built on it. */
export interface Engine {
  readonly kind: EngineKind;
  readonly kysely: Kysely<Schema>;
  /** A session of its own with the rights of the login role; on PostgreSQL a connection of its own. */
  asOwner<T>(work: (session: OwnerSession) => Promise<T>): Promise<T>;
  /** Calls back with each notification; after a lost connection once with '' because some may have been missed. */
  listen(channel: string, heard: (payload: string) => void): Promise<Unlisten>;
  /** Refreshes statistics and, where nobody else does it, frees dead rows and log space. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}

/** The civil calendar of the bureau: sessions think in it, so that `instant::date` in SQL is the local day. */
export const SESSION_TIME_ZONE = 'Asia/Shanghai';
