import { type Kysely, sql } from 'kysely';
import type { PatentRecord } from '#domain/patent/record.ts';
import type { Schema } from '../database/schema.ts';
import { STANDING } from '../patents/visible.ts';

/**
 * A published change of the register (入册): the run of an import or of an entry by hand, and the event of the journal that
 * published it. Events are numbered in the order of publication, as one run at a time is published.
 */
export interface RegisterChange {
  readonly run: number;
  readonly event: number;
  /** Of that event in the journal: says that this is the register it was. */
  readonly hash: string;
}

/** An entry that a change wrote. `revision` grows from change to change, and within one from entry to entry. */
export interface ChangedEntry {
  readonly id: number;
  readonly revision: number;
  /** Undefined where another change has replaced it since. */
  readonly record: PatentRecord | undefined;
}

/** Entries that one change may write: revisions of a change lie below those of the next. */
export const ENTRIES_OF_CHANGE = 2 ** 24;

/** How many changes were published: asked often, since it grows with each. */
export async function countChanges(database: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from import_run where kind = 'patents' and state = 'published'`.execute(database);
  return rows[0]?.count ?? 0;
}

/** The changes from an event on, in the order in which they were published. */
export async function changesFrom(database: Kysely<Schema>, event: number): Promise<RegisterChange[]> {
  const { rows } = await sql<{ run: number; event: bigint; hash: string }>`select r.id as run, e.id as event, e.hash
    from import_run r, lateral (select c.id, c.hash from case_event c where c.case_id = r.case_id order by c.seq limit 1) e
    where r.kind = 'patents' and r.state = 'published' and e.id >= ${event}::bigint order by e.id`.execute(database);
  return rows.map(({ run, event: id, hash }) => ({ run, event: Number(id), hash }));
}

/** The entries that a change wrote, in the order of their revisions, behind a revision. */
export async function* entriesOf(database: Kysely<Schema>, { run, event }: RegisterChange, behind: number, batch: number): AsyncIterable<readonly ChangedEntry[]> {
  let rank = Math.floor(behind / ENTRIES_OF_CHANGE) === event ? behind % ENTRIES_OF_CHANGE : 0;
  let after = 0n;
  for (let skip = rank; ; skip = 0) {
    const { rows } = await sql<{ id: bigint; record: string; stands: boolean }>`select p.id, p.record, (${STANDING}) as stands from patent p
      where p.run = ${run}::integer and p.id > ${after}::bigint order by p.id offset ${skip}::integer limit ${batch}::integer`.execute(database);
    if (rows.length === 0) return;
    after = rows.at(-1)?.id ?? after;
    const from = rank;
    rank += rows.length;
    yield rows.map(({ id, record, stands }, index) => ({ id: Number(id), revision: event * ENTRIES_OF_CHANGE + from + index + 1, record: stands ? (JSON.parse(record) as PatentRecord) : undefined }));
  }
}

/** The entries that a change merged into others. */
export async function mergedIn(database: Kysely<Schema>, { run }: RegisterChange): Promise<number[]> {
  const { rows } = await sql<{ id: bigint }>`select distinct p.id from patent p where p.replaced_by = ${run}::integer and p.merged_into is not null`.execute(database);
  return rows.map(({ id }) => Number(id));
}
