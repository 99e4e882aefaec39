import { sql, type Transaction } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { type Problem, problem, ProblemError } from '#domain/errors.ts';
import { type Server, slotsOf } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { openCaseIn } from '../store/cases.ts';
import type { Setting } from '../store/setting.ts';
import { type FiledRun, getRun, moveRun } from './runs.ts';

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
 * A run that waits for a person is published in the given transaction; one whose rows had to make place for another run
 * is only moved to `publishing`, to be read again first.
 * @throws ProblemError `not-in-state` from the transaction
 */
export async function preparePublication(server: Server, run: number, actor: Actor): Promise<(trx: Transaction<Schema>) => Promise<void>> {
  const filed = await getRun(server.database.kysely, run);
  const setting = await server.setting();
  const content = await contentOf(server, filed, setting);
  return async (trx) => {
    if (!(await moveRun(trx, run, ['ready'], 'publishing'))) throw notRead();
    const { staged, digest } = await trx.selectFrom('import_run').select(['staged', 'digest']).where('id', '=', run).executeTakeFirstOrThrow();
    if (isEmpty(filed)) throw new ProblemError(nothingToTake(filed));
    if (staged && digest !== null) await publishIn(trx, setting, slotsOf(server.database), filed, content, actor);
  };
}

async function contentOf(server: Server, filed: FiledRun, setting: Setting): Promise<object> {
  return { publishedOn: setting.today(), ...summaryOf(filed), kinds: await kindsOf(server, filed.run.id), mergers: await mergersOf(server, filed.run.id) };
}

function notRead(): ProblemError {
  return new ProblemError(problem('not-in-state', { state: { zh: '未读完或已结束', en: 'not read, or over' }, action: { zh: '入册', en: 'publish' } }));
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
  const content = await contentOf(server, filed, setting);
  await server.database.transaction((trx) => publishIn(trx, setting, slotsOf(server.database), filed, content, actor));
  if (sum(filed, 'added') + sum(filed, 'updated') > LARGE) await server.database.maintain();
}

async function publishIn(trx: Transaction<Schema>, setting: Setting, slots: number, { run }: FiledRun, content: object, actor: Actor): Promise<void> {
  const standing = await trx.selectFrom('import_run').select('digest').where('id', '=', run.id).where('staged', '=', true).where('state', '=', 'publishing').where('digest', 'is not', null).forUpdate().executeTakeFirst();
  if (!standing) throw notRead();
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

/** Why nothing can be taken in: the files cannot be read, or every row was refused. */
function nothingToTake({ files }: FiledRun): Problem {
  const detail = { zh: '没有一行可以入册，请下载被拒的行核对', en: 'no row can be taken in; fetch the refused rows and check them' };
  return files.find((file) => file.problem)?.problem ?? problem('damaged-file', { file: files.map(({ name }) => name).join('、'), detail });
}

/** The run ends without an event; its refused rows stay, to be fetched. */
async function giveUp({ database }: Server, run: number, filed: FiledRun): Promise<void> {
  await database.kysely.updateTable('import_run').set({ state: 'failed', staged: false, holder: null, problem: JSON.stringify(nothingToTake(filed)) }).where('id', '=', run).where('state', '=', 'publishing').execute();
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
