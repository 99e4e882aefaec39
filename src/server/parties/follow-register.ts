import { sql, type Transaction } from 'kysely';
import type { PatentRecord } from '#domain/patent/record.ts';
import { blocksOf } from '#domain/party/blocks.ts';
import { companyName } from '#domain/party/company-name.ts';
import { bearer } from '#domain/party/compare.ts';
import { insertMany, recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { type ChangedEntry, changesFrom, entriesOf, mergedIn } from '../search/register-changes.ts';
import { ownerNames } from './owner-names.ts';
import { type Entry, forgetPlaces, type Placing, placeEntries } from './place-entries.ts';

interface Mark {
  readonly version: string;
  readonly event: bigint;
  readonly revision: bigint;
}

/** Raised with each change of what is kept of names: all is then taken in anew. */
const VERSION = 1;

/** The rules and districts that names and places are kept by. */
export function markOf({ fingerprint }: Pick<Placing, 'fingerprint'>): string {
  return `${VERSION} ${fingerprint}`;
}

/** Takes in the next entries of the register, at most so many. @returns whether there may be more */
export async function takeInEntries(trx: Transaction<Schema>, placing: Placing, size: number): Promise<boolean> {
  const mark = await readMark(trx, markOf(placing));
  const [change] = await changesFrom(trx, Number(mark.event));
  if (!change) return false;
  const entries = await firstOf(entriesOf(trx, change, Number(mark.revision), size));
  if (entries.length > 0) await takeIn(trx, placing, entries);
  if (entries.length < size) await forgetMerged(trx, await mergedIn(trx, change));
  await moveMark(trx, entries.length < size ? { event: change.event + 1, revision: 0 } : { event: change.event, revision: entries.at(-1)?.revision ?? 0 });
  return true;
}

async function firstOf(batches: AsyncIterable<readonly ChangedEntry[]>): Promise<readonly ChangedEntry[]> {
  for await (const batch of batches) return batch;
  return [];
}

/** Waits for others who take in; by other rules all begins again. */
async function readMark(trx: Transaction<Schema>, version: string): Promise<Mark> {
  await sql`insert into party_mark (version, event, revision) values (${version}::text, 0, 0) on conflict do nothing`.execute(trx);
  const { rows } = await sql<Mark>`select version, event, revision from party_mark for update`.execute(trx);
  const [mark] = rows;
  if (mark?.version === version) return mark;
  await sql`update party_mark set version = ${version}::text, event = 0, revision = 0`.execute(trx);
  return { version, event: 0n, revision: 0n };
}

async function moveMark(trx: Transaction<Schema>, { event, revision }: { readonly event: number; readonly revision: number }): Promise<void> {
  await sql`update party_mark set event = ${event}::bigint, revision = ${revision}::bigint`.execute(trx);
}

async function takeIn(trx: Transaction<Schema>, placing: Placing, changed: readonly ChangedEntry[]): Promise<void> {
  const entries = changed.flatMap(({ id, record }): Entry[] => (record ? [{ id, record }] : []));
  await keepNames(trx, entries);
  await placeEntries(trx, placing, entries);
}

async function forgetMerged(trx: Transaction<Schema>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await countNames(trx, await dropNames(trx, ids), []);
  await forgetPlaces(trx, ids);
}

interface Named {
  readonly patent: number;
  readonly position: number;
  readonly plain: string;
  readonly name: string;
  readonly address?: string;
}

async function keepNames(trx: Transaction<Schema>, entries: readonly Entry[]): Promise<void> {
  const named = entries.flatMap(({ id, record }) => namesIn(id, record));
  const before = await dropNames(trx, entries.map(({ id }) => id));
  await insertMany(trx, 'patent_name', { patent: 'bigint', position: 'smallint', plain: 'text' }, named);
  await countNames(trx, before, named);
}

function namesIn(patent: number, record: PatentRecord): readonly Named[] {
  const { address } = record;
  const names = new Map(ownerNames(record).map((each) => [each.plain, each] as const).toReversed());
  return [...names.values()].map(({ position, name, plain }) => ({ patent, position, plain, name, ...(position === 0 && address && { address }) }));
}

async function dropNames(trx: Transaction<Schema>, ids: readonly number[]): Promise<readonly string[]> {
  const { rows } = await sql<{ plain: string }>`delete from patent_name n using ${recordset({ patent: 'bigint' }, ids.map((patent) => ({ patent })))} where n.patent = x.patent returning n.plain`.execute(trx);
  return rows.map(({ plain }) => plain);
}

/** Counts on how many patents each name stands, and keeps those that are new. */
async function countNames(trx: Transaction<Schema>, gone: readonly string[], come: readonly Named[]): Promise<void> {
  const change = new Map<string, number>();
  for (const plain of gone) change.set(plain, (change.get(plain) ?? 0) - 1);
  for (const { plain } of come) change.set(plain, (change.get(plain) ?? 0) + 1);
  const told = new Map(come.toReversed().map((each) => [each.plain, each] as const));
  const addresses = new Map(come.flatMap(({ plain, address }) => (address ? [[plain, address] as const] : [])));
  const rows = [...change].filter(([plain, by]) => by !== 0 || told.has(plain)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([plain, by]) => nameRow(plain, by, told.get(plain)?.name, addresses.get(plain)));
  await sql`insert into known_name (plain, name, address, patents, blocks) select plain, name, address, patents, blocks from ${recordset(NAME_COLUMNS, rows)}
    on conflict (plain) do update set patents = known_name.patents + excluded.patents,
      address = coalesce(excluded.address, known_name.address),
      blocks = case when excluded.address is null or excluded.address = known_name.address then known_name.blocks else excluded.blocks end,
      matched = known_name.matched and (excluded.address is null or excluded.address = known_name.address)`.execute(trx);
}

const NAME_COLUMNS = { plain: 'text', name: 'text', address: 'text', patents: 'integer', blocks: 'text[]' } as const;

function nameRow(plain: string, patents: number, name = plain, address?: string): Readonly<Record<string, unknown>> {
  const company = companyName(name);
  return { plain, name: company.text, address: address ?? null, patents, blocks: blocksOf(bearer({ name, ...(address && { address }) })) };
}
