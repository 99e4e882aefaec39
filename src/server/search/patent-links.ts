import { type Kysely, sql, type Transaction } from 'kysely';
import { publicationKey } from '#domain/patent/publication-key.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { insertMany } from '../database/bulk.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { type ChangedEntry, changesFrom, countChanges, entriesOf, mergedIn, type RegisterChange } from './register-changes.ts';

/** Raised with each change of what `linksOf` makes of an entry: all is then made anew. */
const VERSION = 1;

/** Entries taken in one transaction: few enough that the embedded database is free again within a tenth of a second. */
const BATCH = { pglite: 250, postgres: 2000 } as const;

interface Mark {
  readonly version: number;
  /** The last publication that was taken whole. */
  readonly event: bigint;
  /** Of the last entry that was taken. */
  readonly revision: bigint;
}

interface Link {
  readonly kind: 'cites' | 'family';
  readonly number: string;
  readonly patent: number;
}

/** Publications that this process saw followed: asked often, since nothing else tells cheaply that nothing was published. */
const FOLLOWED = new WeakMap<Kysely<Schema>, number>();

/**
 * Takes what was published since (随册更新), at most so many batches, so that other work gets its turn: which publications
 * the entries cite, and their families. Several processes may do it at once: whoever finds that another went on leaves it.
 */
export async function followLinks({ kind, kysely, transaction }: Pick<Database, 'kind' | 'kysely' | 'transaction'>, batches: number = Number.POSITIVE_INFINITY): Promise<void> {
  const published = await countChanges(kysely);
  if (FOLLOWED.get(kysely) === published) return;
  let left = batches;
  let mark = await markOf(kysely);
  for (const change of await changesFrom(kysely, Number(mark.event) + 1)) {
    for await (const entries of entriesOf(kysely, change, Number(mark.revision), BATCH[kind])) {
      if (left-- <= 0) return;
      const next = { ...mark, revision: BigInt(entries.at(-1)?.revision ?? 0) };
      if (!(await transaction((trx) => takeBatch(trx, mark, next, entries)))) return;
      mark = next;
    }
    const next = { ...mark, event: BigInt(change.event) };
    if (!(await transaction((trx) => endChange(trx, mark, next, change)))) return;
    mark = next;
  }
  FOLLOWED.set(kysely, published);
}

async function markOf(database: Kysely<Schema>): Promise<Mark> {
  const found = await readMark(database);
  if (found?.version === VERSION) return found;
  await sql`delete from patent_link`.execute(database);
  await sql`insert into patent_link_mark (version, event, revision) values (${VERSION}::integer, 0, 0)
    on conflict (only_row) do update set version = excluded.version, event = 0, revision = 0`.execute(database);
  return { version: VERSION, event: 0n, revision: 0n };
}

async function readMark(database: Kysely<Schema>): Promise<Mark | undefined> {
  const { rows } = await sql<Mark>`select version, event, revision from patent_link_mark for update`.execute(database);
  return rows[0];
}

/** @returns false where another process has gone on meanwhile */
async function takeBatch(trx: Transaction<Schema>, mark: Mark, next: Mark, entries: readonly ChangedEntry[]): Promise<boolean> {
  if (!(await isStill(trx, mark))) return false;
  await forget(trx, entries.map(({ id }) => id));
  const links = entries.flatMap(({ id, record }) => (record ? linksOf(id, record) : []));
  await insertMany(trx, 'patent_link', { kind: 'text', number: 'text', patent: 'bigint' }, links, { suffix: sql`on conflict do nothing` });
  await moveMark(trx, next);
  return true;
}

async function endChange(trx: Transaction<Schema>, mark: Mark, next: Mark, change: RegisterChange): Promise<boolean> {
  if (!(await isStill(trx, mark))) return false;
  await forget(trx, await mergedIn(trx, change));
  await moveMark(trx, next);
  return true;
}

async function isStill(trx: Transaction<Schema>, { event, revision }: Mark): Promise<boolean> {
  const found = await readMark(trx);
  return found?.version === VERSION && found.event === event && found.revision === revision;
}

async function moveMark(trx: Transaction<Schema>, { event, revision }: Mark): Promise<void> {
  await sql`update patent_link_mark set event = ${event}::bigint, revision = ${revision}::bigint`.execute(trx);
}

async function forget(trx: Transaction<Schema>, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await sql`delete from patent_link where patent = any(${`{${ids.join(',')}}`}::bigint[])`.execute(trx);
}

/** What an entry cites and which family it belongs to; each once. */
function linksOf(patent: number, { citations = [], family }: PatentRecord): Link[] {
  const cited = new Set(citations.flatMap(({ number }) => (number === undefined ? [] : (publicationKey(number) ?? []))));
  return [...[...cited].map((number): Link => ({ kind: 'cites', number, patent })), ...(family ? [{ kind: 'family', number: family, patent } as const] : [])];
}

/** The entries that cite one of a patent's publications (施引专利), newest entered first. */
export async function citersOf(database: Kysely<Schema>, id: number, { publications }: Pick<PatentRecord, 'publications'>, offset: number, limit: number): Promise<{ readonly total: number; readonly ids: readonly number[] }> {
  const keys = [...new Set(publications.flatMap(({ number }) => publicationKey(number) ?? []))];
  if (keys.length === 0) return { total: 0, ids: [] };
  const citing = sql`from patent_link where kind = 'cites' and number = any(${keys}) and patent <> ${id}::bigint`;
  const counted = await sql<{ total: number }>`select count(distinct patent)::integer as total ${citing}`.execute(database);
  const { rows } = await sql<{ patent: bigint }>`select distinct patent ${citing} order by patent desc offset ${offset}::integer limit ${limit}::integer`.execute(database);
  return { total: counted.rows[0]?.total ?? 0, ids: rows.map(({ patent }) => Number(patent)) };
}

/** Members of a family that are looked up; the largest have some hundreds. */
const MOST_MEMBERS = 500;

/** The entries of one family (同族). */
export async function entriesOfFamily(database: Kysely<Schema>, family: string): Promise<readonly number[]> {
  const { rows } = await sql<{ patent: bigint }>`select patent from patent_link where kind = 'family' and number = ${family} order by patent limit ${MOST_MEMBERS}`.execute(database);
  return rows.map(({ patent }) => Number(patent));
}
