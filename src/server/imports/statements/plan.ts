import type { Kysely } from 'kysely';
import { problem, ProblemError } from '#domain/errors.ts';
import { applyStatementChoices, type StatementMapping } from '#domain/statement/statement-mapping.ts';
import { findStatementPeriod } from '#domain/statement/statement-period.ts';
import type { Schema } from '../../database/schema.ts';
import type { StatementPlan } from '../statement-plan.ts';
import { choicesFrom, type ChosenStatementColumn, mappingProblems, withGuesses } from './columns.ts';
import { readForm } from './form.ts';
import { monthOfColumn } from './judge.ts';
import type { StatementSheet } from './read-file.ts';
import { findFitting, reuseFor } from './saved-mappings.ts';

const SHOWN_SAMPLES = 3;

/** What a file says of itself: a form that came back says all, another table what its words and a saved mapping tell. */
export async function firstPlan(database: Kysely<Schema>, sheet: StatementSheet, file: string): Promise<StatementPlan> {
  const form = readForm(sheet.rows);
  if (form) return { source: form.source, month: form.month, mapping: form.mapping, samples: samplesOf(sheet, form.mapping), complete: true };
  const { recognised } = sheet;
  if (!recognised.ok) throw new ProblemError(...recognised.problems);
  const month = monthIn(recognised.value, file);
  const fitting = await findFitting(database, recognised.value);
  const mapping = fitting?.mapping ?? withGuesses(recognised.value, file);
  return { ...(month && { month }), mapping, samples: samplesOf(sheet, mapping), ...(fitting && { source: fitting.source }) };
}

function samplesOf({ rows }: StatementSheet, { headerRow, columns }: StatementMapping): string[][] {
  const data = rows.filter(({ row }) => row > headerRow);
  return columns.map(({ column }) => data.map(({ cells }) => cells[column]?.trim() ?? '').filter((text) => text !== '').slice(0, SHOWN_SAMPLES));
}

/** A month that the caption or the file's name tells; a year alone is its December. */
function monthIn({ title = '' }: StatementMapping, file: string): string | undefined {
  const period = findStatementPeriod(title) ?? findStatementPeriod(file);
  return period && `${period.year}-${String(period.month ?? 12).padStart(2, '0')}`;
}

/** What a person decides about a statement. */
export interface StatementChoice {
  readonly source: string;
  readonly month?: string;
  readonly columns: readonly ChosenStatementColumn[];
}

/**
 * The plan with what a person decided. A source whose mapping was saved has it laid over the table first.
 * @throws ProblemError naming the column, or that source, month or indicators are missing
 */
export async function decidedPlan(database: Kysely<Schema>, sheet: StatementSheet, plan: StatementPlan, choice: StatementChoice, file: string): Promise<StatementPlan> {
  const source = choice.source.trim();
  if (source === '') throw new ProblemError(problem('required', { field: { zh: '报送单位', en: 'source' } }, 'statement.source'));
  const { mapping: base, missing } = await baseMapping(database, sheet, plan, source, file);
  const choices = choicesFrom(base, choice.columns);
  if (!choices.ok) throw new ProblemError(...choices.problems);
  const mapping = applyStatementChoices(base, choices.value);
  const month = choice.month ?? plan.month;
  refuseUndecided(mapping, month, file);
  return { ...plan, source, mapping, missing, ...(month && { month }), complete: true };
}

async function baseMapping(database: Kysely<Schema>, { recognised }: StatementSheet, plan: StatementPlan, source: string, file: string): Promise<{ mapping: StatementMapping; missing: readonly string[] }> {
  if (plan.complete && plan.mapping) return { mapping: plan.mapping, missing: plan.missing ?? [] };
  if (!recognised.ok) throw new ProblemError(...recognised.problems);
  return (await reuseFor(database, source, recognised.value)) ?? { mapping: withGuesses(recognised.value, file), missing: [] };
}

function refuseUndecided(mapping: StatementMapping, month: string | undefined, file: string): void {
  const problems = mappingProblems(mapping, file);
  if (problems.length > 0) throw new ProblemError(...problems);
  const undated = mapping.columns.some((column) => column.indicator !== undefined && monthOfColumn(column, month) === undefined);
  if (undated) throw new ProblemError(problem('required', { field: { zh: '报表月份', en: 'month' } }, 'statement.month'));
}
