import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { monthOf } from '#domain/calendar/civil-date.ts';
import type { Server } from '../context.ts';
import { sweepOrphans } from '../files/sweep.ts';
import { continueImports } from '../imports/background.ts';
import { cancelForgotten } from '../imports/cancel.ts';
import { journalHead, sealBlock } from '../journal/blocks.ts';
import { foldSlots } from '../ledger/fold-slots.ts';
import { highValueRules } from '../patents/high-value-rules.ts';
import { relinkImported } from '../patents/relink-numbers.ts';
import { followStock } from '../patents/stock/follow-stock.ts';
import { followParties } from '../parties/follow.ts';
import { takeIn } from '../portal/take-in.ts';
import { continueExports } from '../search/export-work.ts';
import { exportedFiles, sweepExports } from '../search/exports.ts';
import { followLinks } from '../search/patent-links.ts';
import { alertSearches } from '../search/alerts.ts';
import { postSearchUses } from '../search/post-uses.ts';
import { namedFiles } from '../store/named-files.ts';

/** Work that returns by itself (后台作业). Each run may be missed or doubled without harm. */
interface Job {
  readonly name: string;
  readonly everyMillis: number;
  run(server: Server, dataDir: string): Promise<void>;
}

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
/** A job that failed is not due again before this, so that a lasting fault does not fill the log. */
const PAUSE_AFTER_FAULT = 60 * SECOND;

/** Seals what was committed, until nothing is left (封存). */
export async function sealAll(server: Server): Promise<void> {
  const { now } = await server.setting();
  while ((await server.database.transaction((trx) => sealBlock(trx, now()))) > 0);
}

/** Writes the journal head to a file that is kept elsewhere: a chain an administrator can recompute proves nothing. */
async function exportHead(server: Server, dataDir: string): Promise<void> {
  const { now } = await server.setting();
  await appendFile(join(dataDir, 'journal-heads.log'), `${now()} ${await journalHead(server.database.kysely)}\n`, { mode: 0o600 });
}

/** Folds the slots of months that are over: reports read them, nobody writes them at once. */
async function foldBalances({ database, setting }: Server): Promise<void> {
  const { today } = await setting();
  await database.transaction((trx) => foldSlots(trx, monthOf(today())));
}

/** Forgets answers to writes after seven days, sessions that have ended, attempts to sign in, and exports of yesterday. */
async function sweepRows({ database }: Server): Promise<void> {
  await sql`delete from idempotency where created_at < now() - interval '7 days'`.execute(database.kysely);
  await sql`delete from auth_session where expires_at < now()`.execute(database.kysely);
  await sql`delete from sign_in_attempt where last_at < now() - interval '1 day'`.execute(database.kysely);
  await sweepExports(database.kysely);
}

/** Forgets imports left at their columns, uploads that no case took within a day, then the files that no row names, and what interrupted uploads left. */
async function sweepUploads(server: Server): Promise<void> {
  await cancelForgotten(server);
  const { database, files } = server;
  await sql`delete from uploaded_file u where uploaded_at < now() - interval '1 day'
    and not exists (select from attachment a where a.hash = u.hash)`.execute(database.kysely);
  await sweepOrphans(files, async () => new Set([...(await namedFiles(database.kysely)), ...(await exportedFiles(database.kysely))]), new Date());
  await files.clearIncoming();
}

/** Batches counted in one turn: a large import is counted over several, so that other jobs get theirs. */
const STOCK_BATCHES = 10;

const LINK_BATCHES = 10;

/** Counts the patents in force of what was published since (有效量随册更新). */
async function countInForce({ database, setting }: Server): Promise<void> {
  await followStock(database, { batches: STOCK_BATCHES, highValue: highValueRules(await setting()) });
}

/** Takes what patents cite, and their families, of what was published since (引证随册更新). */
async function linkPatents({ database }: Server): Promise<void> {
  await followLinks(database, LINK_BATCHES);
}

/** Matches names with parties and places patents that were published or decided on since (主体匹配、区划随册更新). */
async function matchParties(server: Server): Promise<void> {
  await followParties(server, STOCK_BATCHES);
}

const JOBS = [
  { name: 'take in', everyMillis: 2 * SECOND, run: async (server: Server) => void (await takeIn(server)) },
  { name: 'continue imports', everyMillis: 5 * SECOND, run: continueImports },
  { name: 'relink patents', everyMillis: 15 * SECOND, run: relinkImported },
  { name: 'alert searches', everyMillis: 5 * SECOND, run: alertSearches },
  { name: 'count patents in force', everyMillis: 2 * SECOND, run: countInForce },
  { name: 'link patents', everyMillis: 2 * SECOND, run: linkPatents },
  { name: 'continue exports', everyMillis: 5 * SECOND, run: continueExports },
  { name: 'match parties', everyMillis: 5 * SECOND, run: matchParties },
  { name: 'post search uses', everyMillis: HOUR, run: postSearchUses },
  { name: 'seal', everyMillis: 3 * SECOND, run: sealAll },
  { name: 'export head', everyMillis: 24 * HOUR, run: exportHead },
  { name: 'fold balances', everyMillis: 24 * HOUR, run: foldBalances },
  { name: 'sweep rows', everyMillis: HOUR, run: sweepRows },
  { name: 'sweep uploads', everyMillis: 6 * HOUR, run: sweepUploads },
] as const satisfies readonly Job[];

export type JobName = (typeof JOBS)[number]['name'];

/** Runs one job now, whatever its turn. */
export async function runJob(name: JobName, server: Server, dataDir: string): Promise<void> {
  await JOBS.find((job) => job.name === name)?.run(server, dataDir);
}

export interface RunningJobs {
  /** Starts no more, and waits for those that run. */
  stop(): Promise<void>;
}

/**
 * Runs the jobs of this process, one after the other. Two servers may run the same job at once: each is written so that
 * the second finds nothing to do (taking in and sealing take turns).
 */
export function startJobs(server: Server, dataDir: string, onFault: (job: string, error: unknown) => void): RunningJobs {
  let turn: Promise<void> = Promise.resolve();
  const timers = JOBS.map((job) => {
    let waiting = false;
    let pausedUntil = 0;
    const run = async (): Promise<void> => {
      waiting = false;
      await job.run(server, dataDir).catch((error: unknown) => {
        pausedUntil = Date.now() + PAUSE_AFTER_FAULT;
        onFault(job.name, error);
      });
    };
    const due = (): void => {
      if (waiting || Date.now() < pausedUntil) return;
      waiting = true;
      turn = turn.then(run);
    };
    if (job.everyMillis >= HOUR) setTimeout(due, 30 * SECOND).unref();
    return setInterval(due, job.everyMillis).unref();
  });
  return {
    async stop() {
      timers.forEach((timer) => clearInterval(timer));
      await turn;
    },
  };
}
