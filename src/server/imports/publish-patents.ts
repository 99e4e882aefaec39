import { sql, type Transaction } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { type Server, slotsOf } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { openCaseIn } from '../store/cases.ts';
import type { Setting } from '../store/setting.ts';
import { type FiledRun, getRun } from './runs.ts';

/** The type of case that records an import into the patent register; see `catalog/registers/patent-import.ts`. */
const CASE_TYPE = 'patent-import';

/** Merged pairs that the event lists; beyond, its digest covers them. */
const LISTED_MERGERS = 500;

/** Rows that changed something: after so many, the database's statistics are out of date. */
const LARGE = 5_000;

interface Merger {
  readonly kept: string;
  readonly absorbed: string;
}

/**
 * Makes a staged run visible (入册) in one short transaction: its state, and the event that holds its files, counts,
 * mergers and the digest of its rows. A run without a single row to take in is given up instead.
 * @throws ProblemError `not-in-state` when it is not staged any more
 */
export async function publishPatents(server: Server, run: number, actor: Actor): Promise<void> {
  const filed = await getRun(server.database.kysely, run);
  if (isEmpty(filed)) return giveUp(server, run, filed);
  const setting = await server.setting();
  const content = { publishedOn: setting.today(), ...summaryOf(filed), kinds: await kindsOf(server, run), mergers: await mergersOf(server, run) };
  await server.database.transaction((trx) => publishIn(trx, setting, slotsOf(server.database), filed, content, actor));
  if (sum(filed, 'added') + sum(filed, 'updated') > LARGE) await server.database.maintain();
}

async function publishIn(trx: Transaction<Schema>, setting: Setting, slots: number, { run }: FiledRun, content: object, actor: Actor): Promise<void> {
  const standing = await trx.selectFrom('import_run').select('digest').where('id', '=', run.id).where('staged', '=', true).where('state', '=', 'publishing').where('digest', 'is not', null).forUpdate().executeTakeFirst();
  if (!standing) throw new ProblemError(problem('not-in-state', { state: { zh: '未读完', en: 'not read' }, action: { zh: '入册', en: 'publish' } }));
  const input = { ...content, digest: standing.digest };
  const recorded = await openCaseIn(trx, setting, slots, CASE_TYPE, { action: 'open', input }, actor, run.unit);
  await trx.updateTable('import_run').set({ state: 'published', staged: false, case_id: recorded.view.id, holder: null }).where('id', '=', run.id).execute();
}

type Count = 'added' | 'updated' | 'duplicates' | 'refused';

function sum({ files }: FiledRun, count: Count): number {
  return files.reduce((total, file) => total + file[count], 0);
}

function isEmpty(filed: FiledRun): boolean {
  return sum(filed, 'added') + sum(filed, 'updated') + sum(filed, 'duplicates') === 0;
}

/** Nothing can be taken in; the refused rows stay, to be fetched. */
async function giveUp(server: Server, run: number, { files }: FiledRun): Promise<void> {
  const unreadable = files.find((file) => file.problem)?.problem;
  const detail = { zh: '没有一行可以入册，请下载被拒的行核对', en: 'no row can be taken in; fetch the refused rows and check them' };
  const found = unreadable ?? problem('damaged-file', { file: files.map(({ name }) => name).join('、'), detail });
  await server.database.kysely.updateTable('import_run').set({ state: 'failed', staged: false, holder: null, problem: JSON.stringify(found) }).where('id', '=', run).where('state', '=', 'publishing').execute();
}

function summaryOf(filed: FiledRun): object {
  const read = filed.files.filter((file) => !file.problem);
  return {
    files: read.map(({ name, hash, size, media_type, added, updated, duplicates, refused }) => ({
      file: { hash, name, size: Number(size), mediaType: media_type }, read: added + updated + duplicates + refused, added, updated, duplicates, refused,
    })),
    added: sum(filed, 'added'), updated: sum(filed, 'updated'), duplicates: sum(filed, 'duplicates'), refused: sum(filed, 'refused'),
  };
}

/** New entries by kind of patent; one whose kind nothing tells counts as unknown. */
async function kindsOf({ database }: Server, run: number): Promise<{ kind: string; added: number }[]> {
  const { rows } = await sql<{ kind: string; added: bigint }>`select coalesce(p.kind, 'unknown') as kind, count(*)::bigint as added
    from import_row r join patent p on p.id = r.patent and p.run = r.run
    where r.run = ${run}::integer and r.verdict = 'add' and p.merged_into is null group by 1 order by 1`.execute(database.kysely);
  return rows.map(({ kind, added }) => ({ kind, added: Number(added) }));
}

async function mergersOf({ database }: Server, run: number): Promise<Merger[]> {
  const { rows } = await sql<{ kept: bigint; absorbed: bigint }>`select p.merged_into as kept, p.id as absorbed from patent p
    where p.replaced_by = ${run}::integer and p.merged_into is not null order by p.id limit ${LISTED_MERGERS}`.execute(database.kysely);
  return rows.map(({ kept, absorbed }) => ({ kept: String(kept), absorbed: String(absorbed) }));
}
