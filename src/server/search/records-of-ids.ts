import { type Kysely, sql } from 'kysely';
import type { PatentRecord } from '#domain/patent/record.ts';
import type { Schema } from '../database/schema.ts';
import { STANDING } from '../patents/visible.ts';

/** The entries of some ids, in the order of the ids; one that was merged away since is left out. */
export async function recordsOfIds(database: Kysely<Schema>, ids: readonly number[]): Promise<ReadonlyMap<number, PatentRecord>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: bigint; record: string }>`select p.id, p.record from patent p where p.id = any(${`{${ids.join(',')}}`}::bigint[]) and ${STANDING}`.execute(database);
  const byId = new Map(rows.map(({ id, record }) => [Number(id), record]));
  return new Map(ids.flatMap((id) => {
    const record = byId.get(id);
    return record === undefined ? [] : [[id, JSON.parse(record) as PatentRecord] as const];
  }));
}
