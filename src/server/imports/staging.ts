import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Database } from '../database/database.ts';
import { HOLDER } from './runs.ts';

const BATCH = 500;
const WAIT_MILLIS = 300;

/** Takes away what a run staged, in short transactions: no trace of it is left in the register. */
export async function clearStaging({ kysely }: Pick<Database, 'kysely'>, run: number): Promise<void> {
  for (let gone = 1n; gone > 0n; ) {
    const { rows } = await sql<{ count: bigint }>`with few as (select id from patent where run = ${run}::integer limit ${BATCH}::integer),
        numbers as (delete from patent_number n using few where n.patent = few.id and n.run = ${run}::integer),
        versions as (delete from patent p using few where p.id = few.id and p.run = ${run}::integer returning 1)
      select count(*)::bigint as count from versions`.execute(kysely);
    gone = rows[0]?.count ?? 0n;
  }
  for (let gone = 1n; gone > 0n; ) {
    const deleted = await sql`delete from patent_passage where (digest, position) in
      (select digest, position from patent_passage where run = ${run}::integer limit ${BATCH}::integer)`.execute(kysely);
    gone = deleted.numAffectedRows ?? 0n;
  }
  await sql`update patent set replaced_by = null, merged_into = null where replaced_by = ${run}::integer`.execute(kysely);
  for (let gone = 1n; gone > 0n; ) {
    const deleted = await sql`delete from import_row where (run, file, place) in
      (select run, file, place from import_row where run = ${run}::integer limit ${BATCH * 2}::integer)`.execute(kysely);
    gone = deleted.numAffectedRows ?? 0n;
  }
}

/** Sets a run back to its beginning: nothing is staged, nothing is counted. */
export async function restart(database: Pick<Database, 'kysely' | 'transaction'>, run: number): Promise<void> {
  await clearStaging(database, run);
  await database.transaction(async (trx) => {
    await trx.updateTable('import_file').set({ done: 0, done_bytes: 0n, added: 0, updated: 0, duplicates: 0, refused: 0 }).where('run', '=', run).execute();
    await trx.updateTable('import_run').set({ staged: false, digest: null }).where('id', '=', run).execute();
  });
}

/** Whether what is staged is what was counted: a run restored from a backup may be between two batches. */
async function isWhole({ kysely }: Database, run: number): Promise<boolean> {
  const { rows } = await sql<{ whole: boolean }>`select
      (select count(*) from import_row where run = ${run}::integer)
        = (select coalesce(sum(added + updated + duplicates + refused), 0) from import_file where run = ${run}::integer)
      and not exists (select from patent p where p.run = ${run}::integer
        and not exists (select from import_row r where r.run = ${run}::integer and r.patent = p.id)) as whole`.execute(kysely);
  return rows[0]?.whole ?? false;
}

/**
 * Gives a run the staging place (暂存席位), which one run has at a time: what it stages is judged against a register that
 * nobody else changes. A run that another process works on is waited for; one that waits for a person, or that nobody
 * works on, gives the place up and will be staged anew.
 * @throws the signal's reason
 */
export async function takeStagingPlace(database: Database, run: number, signal: AbortSignal | undefined, onWait: () => void): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const taken = await findStaged(database);
    if (taken?.id === run) {
      if (!(await isWhole(database, run))) await restart(database, run);
      else return;
    } else if (!taken) {
      await restart(database, run);
      if (await claimPlace(database, run)) return;
    } else if (taken.idle) await vacate(database, taken.id);
    else {
      onWait();
      await delay(WAIT_MILLIS, undefined, { ...(signal && { signal }) });
    }
  }
}

/**
 * Frees the staging place for a write of a person: a run that waits or that nobody works on gives it up and is staged anew.
 * @returns false while one is being worked on
 */
export async function freeStagingPlace(database: Database): Promise<boolean> {
  const taken = await findStaged(database);
  if (taken?.idle) await vacate(database, taken.id);
  return !taken || taken.idle;
}

async function findStaged({ kysely, kind }: Database): Promise<{ id: number; idle: boolean } | undefined> {
  const silent = kind === 'pglite' ? sql`holder <> ${HOLDER}` : sql`heartbeat < now() - interval '15 seconds'`;
  const { rows } = await sql<{ id: number; idle: boolean }>`select id, (state not in ('reading', 'publishing') or holder is null or ${silent}) as idle from import_run where staged`.execute(kysely);
  return rows[0];
}

/** @returns false when another run was faster */
async function claimPlace({ kysely }: Database, run: number): Promise<boolean> {
  try {
    const claimed = await kysely.updateTable('import_run').set({ staged: true }).where('id', '=', run).where('state', 'in', ['reading', 'publishing']).executeTakeFirst();
    if (claimed.numUpdatedRows === 0n) throw new ProblemError(problem('cancelled'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') return false;
    throw error;
  }
}

/** Takes the place from a run that nobody works on. Its rows go first, so that a publication in between finds it unstaged or whole. */
async function vacate(database: Database, run: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`update import_run set holder = ${HOLDER}, heartbeat = now(), digest = null where id = ${run}::integer and staged and state <> 'published' returning id`.execute(database.kysely);
  if (rows.length === 0) return;
  await clearStaging(database, run);
  await database.transaction(async (trx) => {
    await trx.updateTable('import_run').set({ staged: false, holder: null }).where('id', '=', run).execute();
  });
}
