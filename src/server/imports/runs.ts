import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type Problem, problem, ProblemError } from '#domain/errors.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { ImportFileTable, ImportKind, ImportRunTable, ImportState, SheetMapping } from './tables.ts';

export type ImportRun = Selectable<ImportRunTable>;
export type ImportFile = Selectable<ImportFileTable>;

/** A run with its files in their order. */
export interface FiledRun {
  readonly run: ImportRun;
  readonly files: readonly ImportFile[];
}

/** A stored file that is to be imported, with what its columns were taken for, or why it cannot be read. */
export interface FileToImport {
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
  readonly mapping: readonly SheetMapping[];
  readonly problem?: Problem;
}

export interface NewRun {
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly automatic: boolean;
  readonly startedBy: string;
  readonly unit: string;
  readonly files: readonly FileToImport[];
}

/** This process among those that work on imports. */
export const HOLDER: string = randomUUID();

/** A process that was not heard of for so long works no more. */
const SILENCE = sql`interval '15 seconds'`;

/** Writes a new run with its files; one that goes on by itself is this process's at once. @returns its id */
export async function createRun(trx: Transaction<Schema>, { kind, state, automatic, startedBy, unit, files }: NewRun): Promise<number> {
  const held = automatic ? { holder: HOLDER, heartbeat: sql<string>`now()` } : {};
  const { id } = await trx.insertInto('import_run').values({ kind, state, automatic, started_by: startedBy, unit, ...held }).returning('id').executeTakeFirstOrThrow();
  const rows = files.map(({ name, hash, size, mediaType, mapping, problem: found }, position) => ({
    run: id, position, name, hash, size: BigInt(size), media_type: mediaType, mapping: JSON.stringify(mapping), problem: found ? JSON.stringify(found) : null,
  }));
  await trx.insertInto('import_file').values(rows).execute();
  return id;
}

/** A run with its files, if there is one. */
export async function findRun(database: Kysely<Schema>, id: number): Promise<FiledRun | undefined> {
  const run = await database.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
  if (!run) return undefined;
  const files = await database.selectFrom('import_file').selectAll().where('run', '=', id).orderBy('position').execute();
  return { run, files };
}

/** A run with its files. @throws ProblemError `not-found` */
export async function getRun(database: Kysely<Schema>, id: number): Promise<FiledRun> {
  const found = await findRun(database, id);
  if (!found) throw new ProblemError(problem('not-found', { what: { zh: '这次导入', en: 'This import' } }));
  return found;
}

/** Moves a run from one of some states to another. @returns whether it was in one of them */
export async function moveRun(database: Kysely<Schema>, id: number, from: readonly ImportState[], to: ImportState): Promise<boolean> {
  const moved = await database.updateTable('import_run').set({ state: to }).where('id', '=', id).where('state', 'in', [...from]).executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** Gives a run up, saying why. */
export async function failRun(database: Kysely<Schema>, id: number, found: Problem): Promise<void> {
  await database.updateTable('import_run').set({ state: 'failed', problem: JSON.stringify(found), holder: null }).where('id', '=', id).where('state', 'not in', ['published', 'cancelled']).execute();
}

/** The condition that nobody works on a run: nobody ever did, or whoever did has fallen silent. The embedded database has one process. */
function idle(kind: Database['kind']): ReturnType<typeof sql<boolean>> {
  const others = kind === 'pglite' ? sql`holder <> ${HOLDER}` : sql`heartbeat < now() - ${SILENCE}`;
  return sql<boolean>`(holder is null or ${others})`;
}

/** Takes a run to work on it. @returns false when another process has it, or it is not to be worked on */
export async function claimRun({ kysely, kind }: Database, id: number): Promise<boolean> {
  const taken = await sql`update import_run set holder = ${HOLDER}, heartbeat = now()
    where id = ${id}::integer and state in ('reading', 'publishing') and (holder = ${HOLDER} or ${idle(kind)})`.execute(kysely);
  return taken.numAffectedRows === 1n;
}

export async function releaseRun({ kysely }: Database, id: number): Promise<void> {
  await kysely.updateTable('import_run').set({ holder: null }).where('id', '=', id).where('holder', '=', HOLDER).execute();
}

/** Says that this process still works on a run. @returns false when the run was cancelled or taken away */
export async function keepRun(database: Kysely<Schema>, id: number): Promise<boolean> {
  const kept = await sql`update import_run set heartbeat = now() where id = ${id}::integer and holder = ${HOLDER} and state in ('reading', 'publishing')`.execute(database);
  return kept.numAffectedRows === 1n;
}

/** Runs that wait for a process to go on with them. */
export async function abandonedRuns({ kysely, kind }: Database): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from import_run where state in ('reading', 'publishing') and kind = 'patents' and ${idle(kind)} order by id`.execute(kysely);
  return rows.map(({ id }) => id);
}

/** Runs whose columns nobody confirmed within some days, and on which nobody works. */
export async function forgottenRuns({ kysely }: Database, days: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from import_run where state = 'mapping' and started_at < now() - make_interval(days => ${days}::integer) order by id`.execute(kysely);
  return rows.map(({ id }) => id);
}

/** A run by the id that people see. @throws ProblemError `not-found` */
export function runById(database: Kysely<Schema>, id: string): Promise<FiledRun> {
  return getRun(database, /^\d{1,9}$/.test(id) ? Number(id) : 0);
}

const POLL_MILLIS = 500;

/** Waits until nobody works on a run any more, when another process goes on with it. @throws the signal's reason */
export async function untilSettled({ kysely }: Database, id: number, signal?: AbortSignal): Promise<FiledRun> {
  for (;;) {
    const filed = await getRun(kysely, id);
    if (!['reading', 'publishing'].includes(filed.run.state)) return filed;
    await delay(POLL_MILLIS, undefined, { ...(signal && { signal }) });
  }
}
