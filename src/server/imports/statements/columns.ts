import { observedRole } from '#catalog/governance/statement.ts';
import { CUMULATIVE_INDICATORS, STATEMENT_INDICATORS } from '#catalog/governance/statement-indicators.ts';
import { failure, type Outcome, problem, type Problem, success } from '#domain/errors.ts';
import type { ColumnChoice, StatementColumn, StatementMapping, StatementRole } from '#domain/statement/statement-mapping.ts';

/** The catalogue's word for what a column gives, of those that a statement keeps. */
export const KEPT_ROLES = { month: 'month', ytd: 'year-to-date', 'all-time': 'all-time', level: 'level' } as const satisfies Partial<Record<StatementRole, string>>;

export type KeptRole = keyof typeof KEPT_ROLES;

export function isKept(role: StatementRole): role is KeptRole {
  return Object.hasOwn(KEPT_ROLES, role);
}

const CUMULATIVE: ReadonlySet<string> = new Set(CUMULATIVE_INDICATORS.map(({ id }) => id));

/** The column from which an indicator is posted: 本年累计 for flows, 月末数 for levels. */
export function postedRole(indicator: string): KeptRole {
  return observedRole(indicator) === 'level' ? 'level' : 'ytd';
}

export function indicatorName(id: string): string {
  return STATEMENT_INDICATORS.find((each) => each.id === id)?.name.zh ?? id;
}

const KIND_OF: readonly (readonly [RegExp, 'invention' | 'utility' | 'design'])[] = [
  [/发明|invention/i, 'invention'], [/实用新型|utility/i, 'utility'], [/外观|design/i, 'design'],
];
const IN_FORCE = /有效|存量|拥有量|in.force/i;
const GRANTS = /授权|grant/i;

/** The indicator that a column's words name, by its own header first and then by caption and file name. */
function guessIndicator({ header, part, role }: StatementColumn, around: string): string | undefined {
  if (!isKept(role) || (part && !['whole', 'invention', 'utility', 'design'].includes(part))) return undefined;
  const words = `${header} ${around}`;
  if (/PCT/i.test(words)) return 'pct-applications';
  const kind = KIND_OF.find(([pattern]) => pattern.test(header))?.[1] ?? KIND_OF.find(([pattern]) => pattern.test(around))?.[1];
  if (kind === undefined) return undefined;
  if (IN_FORCE.test(header) || (!GRANTS.test(header) && IN_FORCE.test(around))) return { invention: 'inventions-in-force', utility: 'utility-in-force', design: 'designs-in-force' }[kind];
  return GRANTS.test(words) ? `${kind}-grants` : undefined;
}

/** Names the indicators that the table's own words name, each for one column: the one it is posted from. */
export function withGuesses(mapping: StatementMapping, file: string): StatementMapping {
  const around = `${mapping.title ?? ''} ${file}`;
  const columns = mapping.columns.map((each) => (each.indicator === undefined ? withGuess(each, around) : each));
  return { ...mapping, columns: columns.map((each, index) => (isRival(columns, each, index) ? withoutIndicator(each) : each)) };
}

function withGuess(column: StatementColumn, around: string): StatementColumn {
  const indicator = guessIndicator(column, around);
  if (indicator === undefined) return column;
  const fitting = fitted(column, indicator);
  return isPosted(fitting, indicator) ? { ...fitting, indicator } : column;
}

function withoutIndicator(column: StatementColumn): StatementColumn {
  const { indicator: _indicator, ...rest } = column;
  return rest;
}

/** Several columns of one year for one indicator: only the first is taken. */
function isRival(columns: readonly StatementColumn[], { indicator, year }: StatementColumn, index: number): boolean {
  return indicator !== undefined && columns.slice(0, index).some((each) => each.indicator === indicator && each.year === year);
}

function isPosted({ role }: StatementColumn, indicator: string): boolean {
  return role === postedRole(indicator);
}

/** A column whose header names no period takes the one its indicator has. */
function fitted(column: StatementColumn, indicator: string): StatementColumn {
  const unsure = column.role === 'level' && column.confidence < 0.5;
  return unsure && CUMULATIVE.has(indicator) ? { ...column, role: 'ytd' } : column;
}

/** What a person says of a column: its indicator and its role; null takes the indicator away. */
export interface ChosenStatementColumn {
  readonly index: number;
  readonly field: string | null;
  readonly role?: string;
}

const ROLES: readonly string[] = ['region', 'month', 'ytd', 'all-time', 'level', 'previous', 'growth', 'ignored'] satisfies StatementRole[];

/** The choices by column; refused: an unknown column, indicator or role. */
export function choicesFrom(mapping: StatementMapping, chosen: readonly ChosenStatementColumn[]): Outcome<Readonly<Record<number, ColumnChoice>>> {
  const problems = chosen.flatMap((each) => choiceProblems(mapping, each));
  if (problems.length > 0) return failure(...problems);
  return success(Object.fromEntries(chosen.map(({ index, field, role }) => [index, choiceOf(mapping, index, field, role)])));
}

function choiceOf(mapping: StatementMapping, index: number, field: string | null, role: string | undefined): ColumnChoice {
  const column = mapping.columns.find((each) => each.column === index);
  const stated = role === undefined ? {} : { role: role as StatementRole };
  if (field === null || !column) return { ...stated, indicator: undefined } as ColumnChoice;
  return { role: fitted(column, field).role, ...stated, indicator: field };
}

function choiceProblems(mapping: StatementMapping, { index, field, role }: ChosenStatementColumn): Problem[] {
  const where = { zh: `第 ${index + 1} 列`, en: `column ${index + 1}` };
  const path = `columns[${index}]`;
  if (!mapping.columns.some(({ column }) => column === index)) return [problem('unknown-field', { field: where.zh }, path)];
  if (field !== null && !STATEMENT_INDICATORS.some(({ id }) => id === field)) return [problem('not-allowed-value', { field: where, value: field }, path)];
  if (role !== undefined && !ROLES.includes(role)) return [problem('not-allowed-value', { field: where, value: role }, path)];
  return [];
}

/** Why a mapping cannot be published: no indicator at all, or one without the column it is posted from. */
export function mappingProblems(mapping: StatementMapping, file: string): Problem[] {
  const named = mapping.columns.filter(({ indicator }) => indicator !== undefined);
  if (named.length === 0) return [problem('unknown-columns', { file, expected: { zh: `指明至少一列是哪个指标（可用：${STATEMENT_INDICATORS.map(({ id }) => id).join('、')}）`, en: `an indicator for at least one column (of: ${STATEMENT_INDICATORS.map(({ id }) => id).join(', ')})` } })];
  const without = named.filter(({ indicator = '', year }) => !named.some((each) => each.indicator === indicator && each.year === year && isPosted(each, indicator)));
  return without.map(({ column, header, indicator = '' }) => wrongRole(column, header, indicator));
}

function wrongRole(column: number, header: string, indicator: string): Problem {
  const level = postedRole(indicator) === 'level';
  const expected = level
    ? { zh: `「${indicatorName(indicator)}」按月末数记账，请指定月末数的列`, en: `${indicator} is posted from a level at the end of the month; name that column` }
    : { zh: `「${indicatorName(indicator)}」按本年累计记账，请指定本年累计的列（当月数由累计相减得出）`, en: `${indicator} is posted from the sum since January; name that column (a month is the difference of two)` };
  return problem('wrong-format', { field: header, expected }, `columns[${column}]`);
}
