import { type Kysely, sql } from 'kysely';
import type { Static } from 'typebox';
import { ENTRY_ACTS } from '#catalog/registers/patent-entry.ts';
import type { EntryField } from '#domain/patent/entry.ts';
import type { PatentAct } from '#contract/patent-schemas.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';

interface Values {
  readonly on: string;
  readonly act: keyof typeof ENTRY_ACTS;
  readonly reason: string;
  readonly changes?: readonly { readonly field: EntryField; readonly before?: string; readonly after?: string }[];
  readonly absorbed?: readonly { readonly entry: string }[];
}

interface Raw {
  readonly id: string;
  readonly number: string;
  readonly values: Values;
  readonly actor: string;
  readonly at: string;
}

const MOST = 200;

/** What people did to an entry or to one merged into it, newest first. */
export async function historyOfEntry(database: Kysely<Schema>, { personName }: Pick<Organisation, 'personName'>, id: bigint): Promise<Static<typeof PatentAct>[]> {
  const { rows } = await sql<Raw>`
    with recursive entry(id) as (select ${id}::bigint union select p.id from patent p join entry e on p.merged_into = e.id)
    select f.id, f.number, f.content->'values' as values, c.actor, c.at from entry e
      join search_value s on s.type = 'patent-entry' and s.field = 'patent' and s.text = e.id::text
      join case_file f on f.id = s.case_id join case_event c on c.case_id = f.id and c.seq = 1
    order by c.id desc limit ${MOST}`.execute(database);
  return rows.map(({ id: caseId, number, values, actor, at }) => ({
    caseId, number, on: values.on, at, act: { ...ENTRY_ACTS[values.act] }, byName: personName(actor), reason: values.reason,
    changes: (values.changes ?? []).map(({ field, before, after }) => ({ field, ...(before && { before }), ...(after && { after }) })),
    absorbed: (values.absorbed ?? []).map(({ entry }) => entry),
  }));
}
