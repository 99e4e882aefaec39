import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RowPart } from '#domain/report/figure-query.ts';
import type { Schema } from '../database/schema.ts';
import { countedPostings, liveMovements } from '../ledger/rows.ts';
import type { Reading } from './reading.ts';

/** Parts asked for in one statement. */
const PARTS = 40;

export const partKey = ({ indicator, period, scope }: RowPart): string => JSON.stringify([indicator, period, scope]);

/** The postings that a plain value depends on; of a distinct count, every line that names an entity. */
function postingsOf({ on, organisation }: Reading, { indicator: id, period, scope }: RowPart): RawBuilder<unknown> {
  const { computation } = on.definitions.getIndicator(id);
  if (computation.kind === 'distinct') return liveMovements(computation.of, period, scope, organisation);
  return countedPostings(on.definitions, organisation, id, period, scope).postings;
}

/** The ids of the live postings behind each part, by its key. */
export async function livePostings(reading: Reading, parts: readonly RowPart[], database: Kysely<Schema> = reading.database): Promise<ReadonlyMap<string, readonly string[]>> {
  const unique = [...new Map(parts.map((part) => [partKey(part), part]))];
  const found = new Map<string, readonly string[]>();
  for (let start = 0; start < unique.length; start += PARTS) {
    const chunk = unique.slice(start, start + PARTS);
    const relations = chunk.map(([, part], index) => sql`select ${index}::integer as k, id from (${postingsOf(reading, part)}) as ${sql.raw(`p${index}`)}`);
    const { rows } = await sql<{ k: number; ids: readonly string[] }>`select k, jsonb_agg(id::text order by id) as ids from (${sql.join(relations, sql` union all `)}) as found group by k`.execute(database);
    for (const { k, ids } of rows) found.set(chunk[k]?.[0] ?? '', ids);
  }
  return found;
}
