import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Readings that are begun again because something was recorded meanwhile, before others are kept waiting instead. */
const ATTEMPTS = 4;

/**
 * Reads by several statements what must agree (同一时点). On PostgreSQL it is one snapshot. On the embedded database, which
 * a transaction would block for everybody, others work between the statements, and all is read again when an event was
 * recorded meanwhile.
 */
export async function atOneMoment<T>(database: Database, read: (on: Kysely<Schema>) => Promise<T>): Promise<T> {
  for (let attempt = 0; database.kind === 'pglite' && attempt < ATTEMPTS; attempt += 1) {
    const before = await lastEvent(database.kysely);
    const found = await read(database.kysely);
    if ((await lastEvent(database.kysely)) === before) return found;
  }
  return database.transaction(async (trx) => {
    await sql`set transaction isolation level repeatable read`.execute(trx);
    return read(trx);
  });
}

/** The highest number of an event: everything that is counted changes by events alone. */
async function lastEvent(database: Kysely<Schema>): Promise<bigint> {
  const last = await database.selectFrom('case_event').select(({ fn }) => fn.max('id').as('id')).executeTakeFirst();
  return last?.id ?? 0n;
}
