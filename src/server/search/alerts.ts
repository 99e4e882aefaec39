import { type Kysely, sql } from 'kysely';
import type { PatentRecord } from '#domain/patent/record.ts';
import { type Problem, ProblemError } from '#domain/errors.ts';
import type { Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import type { PatentSearch } from './patent-search.ts';
import { changesFrom, type RegisterChange } from './register-changes.ts';
import { forgetSeen } from './saved-searches.ts';

/** A saved search that is behind the register. */
interface Behind {
  readonly id: bigint;
  readonly query: string;
  readonly synonyms: boolean;
  readonly checked: bigint;
  readonly followed: boolean;
}

/** What the register changed between two events. */
interface Stretch {
  /** The runs whose versions stood before it. */
  readonly before: readonly number[];
  /** Entries that were written or merged away within it. */
  readonly touched: ReadonlySet<number>;
}

const BATCH = 1000;

/**
 * Compares the saved searches with what was published since they were last compared (检索提醒): new is an entry that
 * matches and whose version of then did not match, or was not there. All are found, however many. Done twice it finds the same.
 */
export async function alertSearches(server: Server): Promise<void> {
  const { kysely } = server.database;
  const [any] = await kysely.selectFrom('saved_search').select('id').limit(1).execute();
  if (!any) return;
  const search = await server.search();
  const held = search.heldEvent;
  if (held === undefined) return;
  for (const [checked, searches] of Map.groupBy(await searchesBehind(kysely, held), (each) => Number(each.checked))) {
    const stretch = await stretchOf(kysely, checked, held);
    for (const each of searches) await alertSearch(kysely, search, each, stretch, held);
  }
}

async function searchesBehind(database: Kysely<Schema>, held: number): Promise<readonly Behind[]> {
  const { rows } = await sql<Behind>`select s.id, s.query, s.synonyms, s.checked, exists (select from saved_search_follower f where f.search = s.id) as followed
    from saved_search s where s.tried < ${held}::bigint order by s.id`.execute(database);
  return rows;
}

/** The event of the publication that came last; 0 before the first. */
export async function latestEvent(database: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ event: bigint | null }>`select max(e.id) as event from import_run r join case_event e on e.case_id = r.case_id and e.seq = 1
    where r.kind = 'patents' and r.state = 'published'`.execute(database);
  return Number(rows[0]?.event ?? 0);
}

async function stretchOf(database: Kysely<Schema>, checked: number, held: number): Promise<Stretch> {
  const changes = await changesFrom(database, 0);
  const touched = new Set<number>();
  for (const change of changes.filter(({ event }) => event > checked && event <= held)) {
    for await (const ids of touchedBy(database, change)) for (const id of ids) touched.add(id);
  }
  return { before: changes.filter(({ event }) => event <= checked).map(({ run }) => run), touched };
}

/** The entries that a run wrote, then those that it merged into others. */
async function* touchedBy(database: Kysely<Schema>, { run }: RegisterChange): AsyncIterable<readonly number[]> {
  const conditions = [sql`p.run = ${run}::integer`, sql`p.replaced_by = ${run}::integer and p.merged_into is not null`];
  for (const condition of conditions) {
    for (let after = 0n, more = true; more; ) {
      const { rows } = await sql<{ id: bigint }>`select distinct p.id from patent p where ${condition} and p.id > ${after}::bigint order by p.id limit ${BATCH}`.execute(database);
      yield rows.map(({ id }) => Number(id));
      more = rows.length === BATCH;
      after = rows.at(-1)?.id ?? after;
    }
  }
}

/** Brings one search up to an event; one whose query cannot be asked any more says why and waits for the next publication. */
async function alertSearch(database: Kysely<Schema>, search: PatentSearch, behind: Behind, stretch: Stretch, held: number): Promise<void> {
  try {
    if (behind.followed) await keepNew(database, search, behind, stretch, held);
    await mark(database, behind, { checked: BigInt(held), tried: BigInt(held), problem: null });
  } catch (error) {
    const [fault] = error instanceof ProblemError ? error.problems : [];
    if (!fault || fault.code === 'unavailable') throw error;
    await mark(database, behind, { tried: BigInt(held), problem: fault });
  }
}

async function mark(database: Kysely<Schema>, { id }: Behind, { problem, ...places }: { readonly checked?: bigint; readonly tried: bigint; readonly problem: Problem | null }): Promise<void> {
  await database.updateTable('saved_search').set({ ...places, problem: problem && JSON.stringify(problem) }).where('id', '=', id).execute();
}

async function keepNew(database: Kysely<Schema>, search: PatentSearch, behind: Behind, { before, touched }: Stretch, held: number): Promise<void> {
  const matching = new Set<number>();
  for await (const ids of search.scan({ q: behind.query, sort: 'filed-newest', synonyms: behind.synonyms })) {
    for (const id of ids) if (touched.has(id)) matching.add(id);
  }
  await forget(database, behind.id, (id) => touched.has(id) && !matching.has(id));
  for (const ids of batches([...matching])) await add(database, behind.id, await without(database, search, behind, before, ids), held);
  await forgetSeen(database, behind.id);
}

/** The entries whose version of then did not match, or that were not there. */
async function without(database: Kysely<Schema>, search: PatentSearch, { query, synonyms }: Behind, before: readonly number[], ids: readonly number[]): Promise<readonly number[]> {
  const runs = sql`${`{${before.join(',')}}`}::integer[]`;
  const { rows } = await sql<{ id: bigint; record: string }>`select p.id, p.record from patent p where p.id = any(${`{${ids.join(',')}}`}::bigint[])
    and p.run = any(${runs}) and (p.replaced_by is null or p.replaced_by <> all(${runs}))`.execute(database);
  const matched = await search.matching(query, synonyms, rows.map(({ id, record }) => ({ id: Number(id), record: JSON.parse(record) as PatentRecord })));
  return ids.filter((id) => !matched.has(id));
}

async function forget(database: Kysely<Schema>, search: bigint, isGone: (patent: number) => boolean): Promise<void> {
  const kept = await database.selectFrom('saved_search_match').select('patent').where('search', '=', search).execute();
  const gone = kept.map(({ patent }) => patent).filter((patent) => isGone(Number(patent)));
  for (const ids of batches(gone)) await database.deleteFrom('saved_search_match').where('search', '=', search).where('patent', 'in', ids).execute();
}

async function add(database: Kysely<Schema>, search: bigint, patents: readonly number[], event: number): Promise<void> {
  await sql`insert into saved_search_match (search, patent, event) select ${search}::bigint, patent, ${event}::bigint from unnest(${`{${patents.join(',')}}`}::bigint[]) as n (patent)
    on conflict (search, patent) do update set event = excluded.event`.execute(database);
}

function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) => all.slice(index * BATCH, (index + 1) * BATCH));
}
