import { type Kysely, sql, type Transaction } from 'kysely';
import type { Static } from 'typebox';
import type { CollectedPatent, CollectionAct as ShownAct } from '#contract/collection-schemas.ts';
import type { Query } from '#search/query/query.ts';
import { insertMany } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { STANDING } from '../patents/visible.ts';
import { hitsOf } from './hits.ts';

/** Patents that one collection holds at most: so many numbers an index looks up in a moment. */
export const MOST_COLLECTED = 20_000;

/** Acts that a page tells. */
const TOLD_ACTS = 50;

interface ItemRow {
  readonly patent: bigint;
  readonly note: string;
  readonly noted_by: string | null;
  readonly noted_at: string | null;
  readonly added_by: string;
  readonly added_at: string;
}

/** A page of what a collection holds, added last first, each as a list of hits shows it. One that the register lost is left out. */
export async function collectedPage(database: Kysely<Schema>, { personName }: Pick<Organisation, 'personName'>, collection: bigint, offset: number, limit: number): Promise<Static<typeof CollectedPatent>[]> {
  const { rows } = await sql<ItemRow>`select patent, note, noted_by, noted_at, added_by, added_at from patent_collection_item
    where collection = ${collection} order by added_at desc, patent desc offset ${offset}::integer limit ${limit}::integer`.execute(database);
  const heirs = await heirsOf(database, rows.map(({ patent }) => Number(patent)));
  const hits = new Map((await hitsOf(database, [...new Set(heirs.values())], () => [])).map((hit) => [hit.id, hit]));
  return rows.flatMap(({ patent, note, noted_by, noted_at, added_by, added_at }) => {
    const hit = hits.get(String(heirs.get(Number(patent))));
    if (!hit) return [];
    // The id stays that of the item, under which it is noted and taken out.
    return [{ hit: { ...hit, id: String(patent) }, note, ...(noted_by !== null && noted_at !== null && { notedByName: personName(noted_by), notedAt: noted_at }), addedByName: personName(added_by), addedAt: added_at }];
  });
}

/** The entries that stand for some ids: themselves, or those that took them in. One that does not stand at all is left out. */
export async function heirsOf(database: Kysely<Schema>, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ origin: bigint; id: bigint }>`with recursive heir(origin, id) as (
      select x.id, x.id from unnest(${`{${ids.join(',')}}`}::bigint[]) as x(id)
      union select h.origin, p.merged_into from heir h join patent p on p.id = h.id and p.merged_into is not null join import_run r on r.id = p.replaced_by and r.state = 'published')
    select h.origin, p.id from heir h join patent p on p.id = h.id where ${STANDING}`.execute(database);
  const found = new Map(rows.map(({ origin, id }) => [Number(origin), Number(id)]));
  return new Map(ids.flatMap((id) => (found.has(id) ? [[id, found.get(id) ?? id] as const] : [])));
}

/** All that a collection holds, added last first, each once, with its note. */
export async function collectedNotes(database: Kysely<Schema>, collection: bigint): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ patent: bigint; note: string }>`select patent, note from patent_collection_item where collection = ${collection} order by added_at desc, patent desc`.execute(database);
  const heirs = await heirsOf(database, rows.map(({ patent }) => Number(patent)));
  const notes = new Map<number, string>();
  for (const { patent, note } of rows) {
    const id = heirs.get(Number(patent));
    if (id !== undefined) notes.set(id, [notes.get(id), note].filter(Boolean).join('\n'));
  }
  return notes;
}

/**
 * The query that finds what a collection holds (在收藏夹中检索): a number of each, which an index looks up by its keys. What
 * has no undamaged number at all cannot be found by it.
 */
export async function withinCollection(database: Kysely<Schema>, collection: bigint): Promise<Query> {
  const ids = [...(await collectedNotes(database, collection)).keys()];
  const { rows } = await sql<{ number: string }>`select distinct on (n.patent) n.number from patent_number n join import_run r on r.id = n.run and r.state = 'published'
    where n.patent = any(${`{${ids.join(',')}}`}::bigint[]) order by n.patent, n.number ~ '^[0-9]' desc, n.number`.execute(database);
  const numbers = rows.map(({ number }) => (/^\d/.test(number) ? `CN${number}` : number));
  return { kind: 'or', of: [{ kind: 'number', field: 'application', anyOf: numbers.filter((number) => number.includes('.') || !number.startsWith('CN')) }, { kind: 'number', field: 'publication', anyOf: numbers.filter((number) => !number.includes('.')) }] };
}

interface AddedItems {
  readonly collection: bigint;
  readonly patents: readonly number[];
  readonly note: string;
  readonly person: string;
  readonly at: string;
}

/** Puts patents into a collection; what it holds already stays as it is. @returns how many are new */
export async function addItems(trx: Transaction<Schema>, { collection, patents, note, person, at }: AddedItems): Promise<number> {
  const noted = note === '' ? {} : { noted_by: person, noted_at: at };
  const rows = patents.map((patent) => ({ collection, patent, note, added_by: person, added_at: at, ...noted }));
  const columns = { collection: 'bigint', patent: 'bigint', note: 'text', noted_by: 'text', noted_at: 'timestamptz', added_by: 'text', added_at: 'timestamptz' };
  return insertMany(trx, 'patent_collection_item', columns, rows, { suffix: sql`on conflict do nothing` });
}

/** What was done to a collection last, newest first. */
export async function actsOf(database: Kysely<Schema>, { personName }: Pick<Organisation, 'personName'>, collection: bigint): Promise<Static<typeof ShownAct>[]> {
  const rows = await database.selectFrom('patent_collection_act').selectAll().where('collection', '=', collection).orderBy('id', 'desc').limit(TOLD_ACTS).execute();
  return rows.map(({ act, person, at, patents, detail }) => ({ act, byName: personName(person), at, patents, ...(detail !== null && { detail }) }));
}
