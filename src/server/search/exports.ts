import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Static } from 'typebox';
import type { SearchExport } from '#contract/collection-schemas.ts';
import { type Problem, problem, ProblemError, problemText } from '#domain/errors.ts';
import type { Database } from '../database/database.ts';
import { rowIdFrom } from '../database/row-id.ts';
import type { Schema } from '../database/schema.ts';
import type { SearchExportTable } from './collection-tables.ts';

export type ExportRow = Selectable<SearchExportTable>;

/** This process among those that write files. */
const HOLDER: string = randomUUID();
/** A process that was not heard of for so long works no more. */
const SILENCE = sql`interval '20 seconds'`;
/** How long a file is kept for whoever asked for it, and an export that nobody went on with. */
const KEPT_HOURS = 24;
/** Unfinished exports of one person. */
const MOST_UNFINISHED = 5;

const WHAT = { zh: '这项导出', en: 'This export' };
const TOO_MANY = { zh: `您已有 ${MOST_UNFINISHED} 项导出未完成，请等其完成或取消后再导出。`, en: `${MOST_UNFINISHED} of your exports are not finished; wait for them or cancel one.` };

/** @throws ProblemError `guard-refused` for whoever has many unfinished ones */
export async function assertMayExport(database: Kysely<Schema>, person: string): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from search_export where owner = ${person} and state in ('waiting', 'running')`.execute(database);
  if ((rows[0]?.count ?? 0) >= MOST_UNFINISHED) throw new ProblemError(problem('guard-refused', { reason: TOO_MANY }));
}

/** A person's exports, newest first. */
export async function exportsOf(database: Kysely<Schema>, person: string): Promise<readonly ExportRow[]> {
  return database.selectFrom('search_export').selectAll().where('owner', '=', person).orderBy('id', 'desc').execute();
}

/** One of a person's exports. @throws ProblemError `not-found` */
export async function getExport(database: Kysely<Schema>, person: string, id: string): Promise<ExportRow> {
  const asked = rowIdFrom(id);
  const found = asked === undefined ? undefined : await database.selectFrom('search_export').selectAll().where('id', '=', asked).where('owner', '=', person).executeTakeFirst();
  if (!found) throw new ProblemError(problem('not-found', { what: WHAT }));
  return found;
}

/** `name`: of the collection, where all of one is exported. */
export function shownExport({ id, state, done, total, request, size, created_at, ended_at, problem: fault }: ExportRow, name?: string): Static<typeof SearchExport> {
  return {
    id: String(id), state, done, ...(total !== null && { total }), of: name ?? request.q, format: request.format, startedAt: created_at,
    ...(size !== null && { bytes: Number(size) }), ...(ended_at !== null && { expiresAt: new Date(Date.parse(ended_at) + KEPT_HOURS * 3_600_000).toISOString() }),
    ...(fault && { problem: { zh: problemText(fault, 'zh'), en: problemText(fault, 'en') } }),
  };
}

/** The condition that nobody works on an export. The embedded database has one process. */
function idle(kind: Database['kind']): ReturnType<typeof sql<boolean>> {
  return kind === 'pglite' ? sql<boolean>`holder is distinct from ${HOLDER}` : sql<boolean>`(holder is null or heartbeat < now() - ${SILENCE})`;
}

/** Takes the oldest export that waits, or that a process left unfinished; it is begun anew. */
export async function claimExport({ kysely, kind }: Pick<Database, 'kysely' | 'kind'>): Promise<ExportRow | undefined> {
  const { rows } = await sql<{ id: bigint }>`update search_export set state = 'running', holder = ${HOLDER}, heartbeat = now(), done = 0
    where id = (select id from search_export where state in ('waiting', 'running') and ${idle(kind)} order by id limit 1 for update skip locked) returning id`.execute(kysely);
  const [claimed] = rows;
  return claimed && kysely.selectFrom('search_export').selectAll().where('id', '=', claimed.id).executeTakeFirst();
}

/** Says how far an export has come. @returns false when it was cancelled or taken away */
export async function keepExport(database: Kysely<Schema>, id: bigint, { done, total }: { readonly done: number; readonly total: number }): Promise<boolean> {
  const kept = await sql`update search_export set done = ${done}::integer, total = ${total}::integer, heartbeat = now() where id = ${id} and holder = ${HOLDER} and state = 'running'`.execute(database);
  return kept.numAffectedRows === 1n;
}

/** The file is there. */
export async function finishExport(database: Kysely<Schema>, id: bigint, { hash, size, done }: { readonly hash: string; readonly size: number; readonly done: number }): Promise<void> {
  await sql`update search_export set state = 'ready', hash = ${hash}, size = ${size}::bigint, done = ${done}::integer, ended_at = now(), holder = null where id = ${id} and holder = ${HOLDER}`.execute(database);
}

export async function failExport(database: Kysely<Schema>, id: bigint, found: Problem): Promise<void> {
  await sql`update search_export set state = 'failed', problem = ${JSON.stringify(found)}::jsonb, ended_at = now(), holder = null where id = ${id} and holder = ${HOLDER}`.execute(database);
}

/** Leaves what this process works on to the next. */
export async function releaseExports(database: Kysely<Schema>): Promise<void> {
  await sql`update search_export set state = 'waiting', holder = null where holder = ${HOLDER} and state = 'running'`.execute(database);
}

/** Forgets exports whose day is over (过期清理); their files are swept with all that no row names. */
export async function sweepExports(database: Kysely<Schema>): Promise<void> {
  await sql`delete from search_export where coalesce(ended_at, created_at) < now() - make_interval(hours => ${KEPT_HOURS}::integer)`.execute(database);
}

/** The files of finished exports: not swept while they are kept, and in no backup. */
export async function exportedFiles(database: Kysely<Schema>): Promise<readonly string[]> {
  const rows = await database.selectFrom('search_export').select('hash').where('hash', 'is not', null).execute();
  return rows.flatMap(({ hash }) => hash ?? []);
}
