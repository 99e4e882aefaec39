import { SYSTEM } from '#domain/access/actor.ts';
import { type Problem, problem, ProblemError } from '#domain/errors.ts';
import type { StatementMapping } from '#domain/statement/statement-mapping.ts';
import type { Server } from '#server/context.ts';
import { getRun, moveRun } from '#server/imports/runs.ts';
import type { ChosenStatementColumn } from '#server/imports/statements/columns.ts';
import { createStatementRun, lookAtStatement, prepareStatement, publishStatement } from '#server/imports/statements/statement-run.ts';
import type { CommandCall } from '../command.ts';
import { type FileOutcome, outcomeOf, unreadable } from './outcome.ts';
import { storePath } from './import-patents.ts';

/** What was said on the line of all files. */
interface Said {
  readonly source?: string;
  readonly month?: string;
  /** COLUMN=INDICATOR. */
  readonly indicators: readonly string[];
}

const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;

function textIn(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function saidOn({ values }: CommandCall): Said {
  const month = textIn(values['period']);
  if (month !== undefined && !MONTH.test(month)) throw new ProblemError(problem('wrong-format', { field: '--period', expected: { zh: '年月，如 2022-12', en: 'a month such as 2022-12' } }));
  const source = textIn(values['source']);
  return { ...(source && { source }), ...(month && { month }), indicators: textIn(values['indicator'])?.split('\n') ?? [] };
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}

/** The column that `COLUMN=INDICATOR` names: by its header, a part of it that no other has, or its number from 1. */
function columnOf({ columns }: StatementMapping, name: string): number | undefined {
  const wanted = plain(name);
  const exact = columns.find(({ header }) => plain(header) === wanted);
  const partly = columns.filter(({ header }) => plain(header).includes(wanted));
  if (exact) return exact.column;
  if (partly.length === 1) return partly[0]?.column;
  return /^\d+$/.test(wanted) ? columns.find(({ column }) => column === Number(wanted) - 1)?.column : undefined;
}

/** The columns named on the line; the others then report nothing. Without any, what was recognised stands. */
function columnsFrom(mapping: StatementMapping, indicators: readonly string[]): ChosenStatementColumn[] {
  if (indicators.length === 0) return [];
  const named = indicators.map((each) => {
    const at = each.lastIndexOf('=');
    const index = at < 1 ? undefined : columnOf(mapping, each.slice(0, at));
    if (index === undefined) throw unknownColumn(mapping, each);
    return { index, field: each.slice(at + 1).trim() };
  });
  const others = mapping.columns.filter(({ column }) => !named.some(({ index }) => index === column));
  return [...named, ...others.map(({ column }) => ({ index: column, field: null }))];
}

function unknownColumn({ columns }: StatementMapping, given: string): ProblemError {
  const headers = columns.map(({ header }, index) => header || String(index + 1)).join('、');
  return new ProblemError(problem('wrong-format', { field: `--indicator ${given}`, expected: { zh: `列名=指标，列名为：${headers}`, en: `COLUMN=ID with a column of: ${headers}` } }));
}

async function importOne(server: Server, call: CommandCall, given: string, said: Said, folder: string): Promise<FileOutcome> {
  const look = await lookAtStatement(server, await storePath(server, call.path(given), given), call.signal);
  const source = said.source ?? look.plan.source;
  if (source === undefined) throw new ProblemError(problem('required', { field: { zh: '报送单位 --source NAME', en: '--source NAME' } }));
  const month = said.month ?? look.plan.month;
  const columns = look.plan.mapping ? columnsFrom(look.plan.mapping, said.indicators) : [];
  const run = await server.database.transaction((trx) => createStatementRun(trx, look, SYSTEM));
  try {
    const prepared = await prepareStatement(server, run, { source, columns, ...(month && { month }) });
    await server.database.transaction(prepared);
    if (call.signal.aborted) throw new ProblemError(problem('cancelled'));
    return await publish(server, run, given, folder);
  } catch (error) {
    await moveRun(server.database.kysely, run, ['mapping', 'ready'], 'cancelled');
    throw error;
  }
}

async function publish(server: Server, run: number, given: string, folder: string): Promise<FileOutcome> {
  const ready = await getRun(server.database.kysely, run);
  const [file] = ready.files;
  if (!file) throw new Error('a statement without a file');
  const outcome = await outcomeOf(server, ready, file, given, folder);
  const checks = (ready.run.statement?.checks ?? []).map(({ text, passed }) => ({ text: text.zh, passed }));
  if (outcome.read > outcome.refused.length) await server.database.transaction(await publishStatement(server, run, SYSTEM));
  else await moveRun(server.database.kysely, run, ['ready'], 'cancelled');
  return { ...outcome, checks };
}

/** Imports statements and publishes them at once. */
export async function importStatements(server: Server, call: CommandCall, files: readonly string[], folder: string): Promise<FileOutcome[]> {
  const said = saidOn(call);
  const outcomes: FileOutcome[] = [];
  for (const given of files) {
    const outcome = await importOne(server, call, given, said, folder).catch((error: unknown) => unreadable(given, problemsIn(error)));
    outcomes.push(outcome);
  }
  return outcomes;
}

function problemsIn(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError && !error.problems.some(({ code }) => code === 'cancelled')) return error.problems;
  throw error;
}
