import { sql, type Transaction } from 'kysely';
import { insertMany } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { NO_HASH, sha256 } from './chain.ts';

/** Events looked at in one transaction, and so sealed by one block at most: it must not hold the embedded database for long. */
const PAGE = 1_000;

/** Any number, the same in every version: two sequencers take turns. */
const SEQUENCER_LOCK = 7_241_968_002;

/** The Merkle root of event hashes in their order; an odd last node goes up as it is. */
export function merkleRoot(hashes: readonly string[]): string {
  if (hashes.length === 0) return NO_HASH;
  let level = [...hashes];
  while (level.length > 1) {
    const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, index) => level.slice(index * 2, index * 2 + 2));
    level = pairs.map(([left = '', right]) => (right === undefined ? left : sha256(left + right)));
  }
  return level[0] ?? NO_HASH;
}

/** What a block's hash covers. */
export function blockHash(block: { number: bigint; events: number; merkle_root: string; previous_hash: string; sealed_at: string }): string {
  return sha256(canonicalJson({ number: String(block.number), events: block.events, root: block.merkle_root, previous: block.previous_hash, at: block.sealed_at }));
}

/**
 * Seals committed events that no block holds yet, in the order of their transactions (封存).
 * An event is taken only when every transaction that could come before it has ended, so the order is final. Only events
 * behind the sealing mark are looked at, so that the work does not grow with the journal.
 * @returns how many events were looked at; call again until there is none
 */
export async function sealBlock(trx: Transaction<Schema>, now: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(${SEQUENCER_LOCK}::bigint)`.execute(trx);
  const events = await eventsBehindMark(trx);
  const last = events.at(-1);
  if (!last) return 0;
  const unsealed = events.filter(({ sealed }) => !sealed);
  if (unsealed.length > 0) await writeBlock(trx, unsealed, now);
  await sql`insert into sealing_mark (transaction, event_id) values (${last.transaction}::xid8, ${last.id}::bigint)
    on conflict (only_row) do update set transaction = excluded.transaction, event_id = excluded.event_id`.execute(trx);
  return events.length;
}

interface Sealable {
  readonly id: bigint;
  readonly hash: string;
  readonly transaction: string;
  readonly sealed: boolean;
}

/** A mark that no transaction here can have reached comes from another server, whose data were moved: it is not believed. */
async function eventsBehindMark(trx: Transaction<Schema>): Promise<readonly Sealable[]> {
  const { rows } = await sql<Sealable>`
    with mark as (select m.transaction, m.event_id from sealing_mark m where m.transaction < pg_snapshot_xmin(pg_current_snapshot()))
    select e.id, e.hash, e.transaction::text as transaction, b.event_id is not null as sealed
    from case_event e left join block_event b on b.event_id = e.id
    where (e.transaction, e.id) > (coalesce((select transaction from mark), '0'::xid8), coalesce((select event_id from mark), 0))
      and e.transaction < pg_snapshot_xmin(pg_current_snapshot())
    order by e.transaction, e.id limit ${PAGE}`.execute(trx);
  return rows;
}

async function writeBlock(trx: Transaction<Schema>, events: readonly Sealable[], now: string): Promise<void> {
  const last = await trx.selectFrom('block').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
  const block = { number: (last?.number ?? 0n) + 1n, events: events.length, merkle_root: merkleRoot(events.map(({ hash }) => hash)), previous_hash: last?.hash ?? NO_HASH, sealed_at: now };
  await trx.insertInto('block').values({ ...block, hash: blockHash(block) }).execute();
  await insertMany(trx, 'block_event', { event_id: 'bigint', block: 'bigint', leaf: 'integer' }, events.map(({ id }, leaf) => ({ event_id: id, block: block.number, leaf })));
}

/** The journal head (流水头): `number:hash` of the last block, or `0:` with zeros before the first. */
export async function journalHead(trx: Pick<Transaction<Schema>, 'selectFrom'>): Promise<string> {
  const last = await trx.selectFrom('block').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return `${last?.number ?? 0n}:${last?.hash ?? NO_HASH}`;
}
