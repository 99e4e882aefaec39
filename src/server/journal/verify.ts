import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { blockHash, journalHead, merkleRoot } from './blocks.ts';
import { NO_HASH, saltedDigest, sha256 } from './chain.ts';

/** What a verification found (流水核验). */
export interface Verification {
  readonly head: string;
  readonly blocks: number;
  readonly events: number;
  readonly erased: number;
  readonly findings: readonly string[];
}

const PAGE = 5_000;

interface EventRow {
  readonly id: bigint;
  readonly case_id: string;
  readonly seq: number;
  readonly payload: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** Recomputes every chain and every block from the texts themselves. Reads in pages, so memory stays flat. */
export async function verifyJournal(database: Kysely<Schema>): Promise<Verification> {
  const findings: string[] = [];
  const events = await verifyChains(database, findings);
  const blocks = await verifyBlocks(database, findings);
  await verifyFiles(database, findings);
  const erased = await verifyErasable(database, findings);
  return { head: await journalHead(database), blocks, events, erased, findings };
}

async function verifyChains(database: Kysely<Schema>, findings: string[]): Promise<number> {
  let count = 0;
  let previous: EventRow | undefined;
  let after = { case_id: '', seq: 0 };
  for (;;) {
    const { rows } = await sql<EventRow>`select id, case_id, seq, payload, previous_hash, hash from case_event
      where (case_id, seq) > (${after.case_id}, ${after.seq}) order by case_id, seq limit ${PAGE}`.execute(database);
    for (const row of rows) {
      checkEvent(row, previous?.case_id === row.case_id ? previous : undefined, findings);
      previous = row;
    }
    count += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return count;
    after = last;
  }
}

function checkEvent(row: EventRow, before: EventRow | undefined, findings: string[]): void {
  const where = `event ${row.id} (case ${row.case_id}, ${row.seq})`;
  if (row.seq !== (before?.seq ?? 0) + 1) findings.push(`${where}: an event before it is missing`);
  if (row.previous_hash !== (before?.hash ?? NO_HASH)) findings.push(`${where}: does not follow the event before it`);
  if (sha256(row.payload) !== row.hash) findings.push(`${where}: its text was changed`);
  if (JSON.parse(row.payload).previous !== row.previous_hash) findings.push(`${where}: names another event before it`);
}

async function verifyBlocks(database: Kysely<Schema>, findings: string[]): Promise<number> {
  const blocks = await database.selectFrom('block').selectAll().orderBy('number').execute();
  let previous = NO_HASH;
  for (const block of blocks) {
    const { rows } = await sql<{ hash: string }>`select e.hash from block_event b join case_event e on e.id = b.event_id where b.block = ${block.number} order by b.leaf`.execute(database);
    if (merkleRoot(rows.map(({ hash }) => hash)) !== block.merkle_root || rows.length !== block.events) findings.push(`block ${block.number}: its events are not those it sealed`);
    if (block.previous_hash !== previous) findings.push(`block ${block.number}: does not follow the block before it`);
    if (blockHash(block) !== block.hash) findings.push(`block ${block.number}: its own text was changed`);
    previous = block.hash;
  }
  return blocks.length;
}

/** The cases as they stand must end where their chains end. */
async function verifyFiles(database: Kysely<Schema>, findings: string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`select f.id from case_file f left join case_event e on e.case_id = f.id and e.seq = f.version where e.hash is distinct from f.head limit 100`.execute(database);
  for (const { id } of rows) findings.push(`case ${id}: stands at another event than its last`);
}

/** Values still there must match their digests; a digest without its value must have been erased by an event. */
async function verifyErasable(database: Kysely<Schema>, findings: string[]): Promise<number> {
  const { rows } = await sql<Erasable>`select e.id, e.payload,
      (select jsonb_agg(jsonb_build_object('path', v.path, 'salt', v.salt, 'value', v.value)) from erasable_value v where v.event_id = e.id) as kept,
      (select count(*) from erasure x where x.event_id = e.id)::bigint as erased
    from case_event e where e.payload like '%{"digest":"%'`.execute(database);
  for (const row of rows) checkErasable(row, findings);
  return rows.reduce((sum, { erased }) => sum + Number(erased), 0);
}

interface Erasable {
  readonly id: bigint;
  readonly payload: string;
  readonly kept: readonly { readonly path: string; readonly salt: string; readonly value: unknown }[] | null;
  readonly erased: bigint;
}

function checkErasable({ id, payload, kept, erased }: Erasable, findings: string[]): void {
  const wrong = (kept ?? []).filter(({ salt, value }) => !payload.includes(saltedDigest(salt, value)));
  for (const { path } of wrong) findings.push(`event ${id}: the erasable value ${path} is not the one recorded`);
  const digests = payload.match(/\{"digest":"[0-9a-f]{64}"\}/g)?.length ?? 0;
  const missing = digests - (kept?.length ?? 0) - Number(erased);
  if (missing > 0) findings.push(`event ${id}: ${missing} erasable values are gone though no event erased them`);
}
