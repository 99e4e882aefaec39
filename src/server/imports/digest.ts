import { createHash, type Hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';

const PAGE = 2_000;

/**
 * The digest of everything a run brings into the register (导入摘要): SHA-256 over what became of each row, in their
 * order, and over each version of a patent that it made, by id. Read from the tables, so that anyone can compute it again.
 */
export async function digestOf(database: Kysely<Schema>, run: number): Promise<string> {
  const hash = createHash('sha256');
  await digestRows(database, run, hash);
  await digestVersions(database, run, hash);
  return hash.digest('hex');
}

async function digestRows(database: Kysely<Schema>, run: number, hash: Hash): Promise<void> {
  let after = { file: -1, place: -1 };
  for (;;) {
    const { rows } = await sql<{ file: number; place: number; row: number; verdict: string; patent: bigint | null }>`select file, place, row, verdict, patent from import_row
      where run = ${run}::integer and (file, place) > (${after.file}::integer, ${after.place}::integer) order by file, place limit ${PAGE}`.execute(database);
    for (const { file, place, row, verdict, patent } of rows) hash.update(`${file} ${place} ${row} ${verdict} ${patent ?? ''}\n`);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last;
    await setImmediate();
  }
}

async function digestVersions(database: Kysely<Schema>, run: number, hash: Hash): Promise<void> {
  let after = 0n;
  for (;;) {
    const { rows } = await sql<{ id: bigint; record: string }>`select p.id, p.record from patent p
      where p.run = ${run}::integer and p.id > ${after}::bigint order by p.id limit ${PAGE}`.execute(database);
    for (const { id, record } of rows) hash.update(`${id} ${record}\n`);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
    await setImmediate();
  }
}
