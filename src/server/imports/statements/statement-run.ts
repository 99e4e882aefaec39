import type { Transaction } from 'kysely';
import { STATEMENT_SOURCES } from '#catalog/governance/statement.ts';
import type { Actor } from '#domain/access/actor.ts';
import { endOfMonth } from '#domain/calendar/civil-date.ts';
import type { Command } from '#domain/case/decide.ts';
import { type Problem, problem, ProblemError } from '#domain/errors.ts';
import { type Server, slotsOf } from '../../context.ts';
import { insertMany } from '../../database/bulk.ts';
import type { Schema } from '../../database/schema.ts';
import { storedAsSource } from '../../files/byte-source.ts';
import { actIn, getCase, openCaseIn } from '../../store/cases.ts';
import { recordHistories } from '../../store/record.ts';
import type { Setting } from '../../store/setting.ts';
import { createRun, type FiledRun, getRun, type ImportFile } from '../runs.ts';
import { noteUploads, type StoredTable } from '../start-patents.ts';
import type { StatementPlan } from '../statement-plan.ts';
import { daysFor, type JudgedStatement, judgeStatement, type KeptValue, monthOfColumn } from './judge.ts';
import { toldOn } from './observations.ts';
import { decidedPlan, firstPlan, type StatementChoice } from './plan.ts';
import { readStatementFile, type StatementSheet } from './read-file.ts';
import { placeFinder } from './regions.ts';
import { saveMapping } from './saved-mappings.ts';

const CASE_TYPE = 'statement';
const SHOWN_CHECKS = 900;

/** A statement's file, read and looked at: what a new run is made of. */
export interface FirstLook {
  readonly file: StoredTable;
  readonly plan: StatementPlan;
}

function sheetOf(server: Server, file: Pick<StoredTable, 'name' | 'hash' | 'size'>, signal?: AbortSignal): Promise<StatementSheet> {
  return readStatementFile({ name: file.name, stored: storedAsSource(server.files, file.hash, file.size) }, signal);
}

/** Reads a statement's file. @throws ProblemError when it is none; a file with the mark of a secret is deleted */
export async function lookAtStatement(server: Server, file: StoredTable, signal?: AbortSignal): Promise<FirstLook> {
  try {
    const sheet = await sheetOf(server, file, signal);
    return { file, plan: await firstPlan(server.database.kysely, sheet, file.name) };
  } catch (error) {
    if (error instanceof ProblemError && error.problems.some(({ code }) => code === 'state-secret')) await server.files.delete(file.hash);
    throw error;
  }
}

/** Makes a run that waits for source, month and columns to be confirmed. @returns its id */
export async function createStatementRun(trx: Transaction<Schema>, { file, plan }: FirstLook, actor: Actor): Promise<number> {
  await noteUploads(trx, [file], actor.person);
  const id = await createRun(trx, { kind: 'statement', state: 'mapping', automatic: false, startedBy: actor.person, unit: actor.unit, files: [{ ...file, mapping: [] }] });
  await trx.updateTable('import_run').set({ statement: JSON.stringify(plan) }).where('id', '=', id).execute();
  return id;
}

/** What a run's statement says, judged against what is known now. */
interface Judged {
  readonly filed: FiledRun;
  readonly file: ImportFile;
  readonly plan: StatementPlan;
  readonly judged: JudgedStatement;
}

async function judge(server: Server, plan: StatementPlan, sheet: StatementSheet): Promise<JudgedStatement> {
  const { mapping, month } = plan;
  if (!mapping) throw new ProblemError(problem('required', { field: { zh: '列对应关系', en: 'mapping' } }, 'mapping'));
  const named = mapping.columns.flatMap((column) => (column.indicator === undefined ? [] : [{ indicator: column.indicator, month: monthOfColumn(column, month) ?? '' }]));
  const months = [...new Set(named.map((each) => each.month))].filter((each) => each !== '');
  const told = await toldOn(server.database.kysely, [...new Set(named.map(({ indicator }) => indicator))], daysFor(months));
  const { today } = await server.setting();
  return judgeStatement({ rows: sheet.rows, mapping, told, placeOf: placeFinder(await server.organisation(), today(), month && endOfMonth(month)), ...(month && { month }) });
}

function onlyFile({ files }: FiledRun): ImportFile {
  const [file] = files;
  if (!file) throw new Error('a statement without a file');
  return file;
}

/**
 * Decides source, month and columns of a statement, and judges its rows: what they add or change, and what is refused.
 * @throws ProblemError naming what is missing; the run then stays as it was
 */
export async function prepareStatement(server: Server, run: number, choice: StatementChoice): Promise<(trx: Transaction<Schema>) => Promise<void>> {
  const filed = await getRun(server.database.kysely, run);
  const file = onlyFile(filed);
  const sheet = await sheetOf(server, { ...file, size: Number(file.size) });
  const plan = await decidedPlan(server.database.kysely, sheet, filed.run.statement ?? {}, choice, file.name);
  const judged = await judge(server, plan, sheet);
  return (trx) => writePrepared(trx, { filed, file, plan, judged }, sheet.sheet);
}

/** A form says all that a person would be asked: its rows are judged at once. */
export async function prepareIfComplete(server: Server, { file, plan }: FirstLook): Promise<((trx: Transaction<Schema>, run: number) => Promise<void>) | undefined> {
  if (!plan.complete) return undefined;
  const sheet = await sheetOf(server, file);
  const judged = await judge(server, plan, sheet);
  return async (trx, run) => {
    const filed = await getRun(trx, run);
    await writePrepared(trx, { filed, file: onlyFile(filed), plan, judged }, sheet.sheet);
  };
}

async function writePrepared(trx: Transaction<Schema>, { filed: { run }, file, plan, judged }: Judged, sheet: string | undefined): Promise<void> {
  const moved = await trx.updateTable('import_run').set({ state: 'ready', statement: JSON.stringify({ ...plan, checks: judged.checks }) }).where('id', '=', run.id).where('state', 'in', ['mapping', 'ready']).executeTakeFirst();
  if (moved.numUpdatedRows === 0n) throw new ProblemError(problem('cancelled'));
  const count = (verdict: string): number => judged.lines.filter((line) => line.verdict === verdict).length;
  await trx.updateTable('import_file').set({ added: count('add'), updated: count('update'), duplicates: count('duplicate'), refused: count('refuse'), done: judged.lines.length, done_bytes: file.size }).where('run', '=', run.id).execute();
  await trx.deleteFrom('import_row').where('run', '=', run.id).execute();
  await insertMany(trx, 'import_row', ROW_COLUMNS, judged.lines.map((line, place) => ({
    run: run.id, file: 0, place, sheet, row: line.row, verdict: line.verdict,
    ...(line.verdict === 'refuse' && { cells: line.cells, reasons: line.reasons }),
  })));
}

const ROW_COLUMNS = { run: 'integer', file: 'integer', place: 'integer', sheet: 'text', row: 'integer', verdict: 'text', reasons: 'jsonb', cells: 'jsonb' };

/**
 * Publishes a prepared statement: one case for each of its months, submitted for checking by a second person; from the
 * command line it counts at once. A statement that says nothing new writes nothing.
 */
export async function publishStatement(server: Server, run: number, actor: Actor): Promise<(trx: Transaction<Schema>) => Promise<void>> {
  const filed = await getRun(server.database.kysely, run);
  const file = onlyFile(filed);
  const plan = filed.run.statement ?? {};
  const judged = await judge(server, plan, await sheetOf(server, { ...file, size: Number(file.size) }));
  const setting = await server.setting();
  return (trx) => publishIn(trx, server, setting, { filed, file, plan, judged }, actor);
}

async function publishIn(trx: Transaction<Schema>, server: Server, setting: Setting, judged: Judged, actor: Actor): Promise<void> {
  const { filed: { run }, plan } = judged;
  const standing = await trx.selectFrom('import_run').select('id').where('id', '=', run.id).where('state', '=', 'ready').forUpdate().executeTakeFirst();
  if (!standing) throw new ProblemError(problem('not-in-state', { state: { zh: '未确认', en: 'not confirmed' }, action: { zh: '入册', en: 'publish' } }));
  refuseEmpty(judged);
  const isNew = judged.judged.lines.some(({ verdict }) => verdict === 'add' || verdict === 'update');
  const months = isNew ? [...judged.judged.months].sort(([a], [b]) => (a < b ? -1 : 1)) : [];
  let last: string | null = null;
  for (const [month, values] of months) last = await recordStatement(trx, server, setting, judged, month, values, actor);
  if (plan.source && plan.mapping) await saveMapping(trx, plan.source, plan.mapping, actor.person);
  await trx.updateTable('import_run').set({ state: 'published', case_id: last }).where('id', '=', run.id).execute();
}

/** A table all of whose rows were refused is no statement. */
function refuseEmpty({ judged, file }: Judged): void {
  if (judged.lines.some(({ verdict }) => verdict !== 'refuse')) return;
  const detail = { zh: '没有一行可以采用，请下载被拒的行核对', en: 'no row can be used; fetch the refused rows and check them' };
  const reasons: readonly Problem[] = judged.lines.flatMap((line) => line.reasons).slice(0, 5);
  throw new ProblemError(problem('damaged-file', { file: file.name, detail }), ...reasons);
}

async function recordStatement(trx: Transaction<Schema>, server: Server, setting: Setting, judged: Judged, month: string, values: readonly KeptValue[], actor: Actor): Promise<string> {
  const slots = slotsOf(server.database);
  const input = inputOf(judged, month, values, actor);
  const { view } = await openCaseIn(trx, setting, slots, CASE_TYPE, { action: 'open', input }, actor);
  const command: Command = { action: 'publish', input: {} };
  if (actor.kind === 'system') await publishAtOnce(trx, setting, slots, view.id, actor);
  else await actIn(trx, setting, slots, view.id, command, actor);
  return view.id;
}

/** From the command line nobody else is there to check; the event says that the system published it. */
async function publishAtOnce(trx: Transaction<Schema>, setting: Setting, slots: number, id: string, actor: Actor): Promise<void> {
  const { view, head, type } = await getCase(trx, setting, id, true);
  const event = { seq: view.version + 1, kind: 'act' as const, action: 'publish', typeVersion: type.version, actor: actor.person, unit: view.unit, at: setting.now(), on: setting.today(), input: {} };
  await recordHistories(trx, setting, [{ id, type: view.type, before: view, head, events: [event] }], slots);
}

function inputOf({ file, plan, judged, filed }: Judged, month: string, values: readonly KeptValue[], actor: Actor): object {
  const refused = judged.lines.filter(({ verdict }) => verdict === 'refuse').length;
  const source = plan.source ?? '';
  return {
    source: sourceKind(source), table: tableOf(plan, file), month, values,
    checks: judged.checks.slice(0, SHOWN_CHECKS).map(({ text, passed }) => ({ text: text.zh.slice(0, 400), passed })),
    ...(refused > 0 && { refusedRows: refused }),
    file: { hash: file.hash, name: file.name, size: Number(file.size), mediaType: file.media_type },
    note: `报送单位：${source}；导入 ${filed.run.id}${actor.kind === 'system' ? '；由命令行导入并发布' : ''}`,
  };
}

function tableOf({ source, mapping }: StatementPlan, file: ImportFile): string {
  const caption = mapping?.title?.replaceAll(/\s+/g, ' ').trim() || file.name;
  return `${source ?? ''} ${caption}`.trim().slice(0, 100);
}

type SourceKind = keyof typeof STATEMENT_SOURCES;

const SOURCE_WORDS: readonly (readonly [SourceKind, RegExp])[] = [
  ['national', /国家|全国|national|cnipa|sipo/i], ['province', /省|自治区|provinc/i], ['bank', /银行|bank/i], ['district', /区|县|district/i],
];

/** Which kind of body a source is, by its name. */
export function sourceKind(source: string): SourceKind {
  if (Object.hasOwn(STATEMENT_SOURCES, source)) return source as SourceKind;
  return SOURCE_WORDS.find(([, words]) => words.test(source))?.[0] ?? 'other';
}
