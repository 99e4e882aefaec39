import { endOfMonth } from '#domain/calendar/civil-date.ts';
import { type Problem, problem } from '#domain/errors.ts';
import type { StatementRow } from '#domain/statement/header-rows.ts';
import { readStatement, type StatementReading, type StatementValue } from '#domain/statement/read-statement.ts';
import type { StatementColumn, StatementMapping } from '#domain/statement/statement-mapping.ts';
import type { ShownCheck } from '../statement-plan.ts';
import type { Verdict } from '../tables.ts';
import { isKept, KEPT_ROLES, postedRole } from './columns.ts';
import type { Told } from './observations.ts';
import type { Place } from './regions.ts';
import { type PlacedValue, shifted } from './placed-value.ts';
import { monthChecks, tableChecks } from './show-checks.ts';

/** One value as a statement's case keeps it. */
export interface KeptValue {
  readonly indicator: string;
  readonly district?: string;
  readonly region?: string;
  readonly role: string;
  readonly amount: number;
}

export interface JudgedLine {
  readonly row: number;
  readonly cells: readonly string[];
  readonly verdict: Extract<Verdict, 'add' | 'update' | 'duplicate' | 'refuse'>;
  readonly reasons: readonly Problem[];
}

/** A statement against what is known: its values by month, what becomes of each row, and what was checked. */
export interface JudgedStatement {
  readonly months: ReadonlyMap<string, readonly KeptValue[]>;
  readonly lines: readonly JudgedLine[];
  readonly checks: readonly ShownCheck[];
}

export interface StatementToJudge {
  readonly rows: readonly StatementRow[];
  readonly mapping: StatementMapping;
  /** The month of columns that name no year. */
  readonly month?: string;
  readonly placeOf: (row: Pick<StatementValue, 'region' | 'rowKind'>) => Place;
  readonly told: Told;
}

/** The month that a column is about: the statement's own, or December of the year that heads it. */
export function monthOfColumn({ year }: StatementColumn, month: string | undefined): string | undefined {
  if (year === undefined || month?.startsWith(String(year))) return month;
  return `${year}-12`;
}

/** The days whose figures are needed to judge a statement of a month: its own, the month before, the year before. */
export function daysFor(months: readonly string[]): string[] {
  return months.flatMap((month) => [month, shifted(month, -1), shifted(month, -12)].map(endOfMonth));
}

/** Judges a statement row by row; nothing is corrected. */
export function judgeStatement(given: StatementToJudge): JudgedStatement {
  const reading = readStatement(given.rows, given.mapping, (region, column) => lastYear(given, region, column));
  const placed = place(given, reading);
  const problems = [...reading.problems, ...fractions(given, reading), ...samePlaces(placed)];
  const byRow = Map.groupBy(placed, ({ row }) => row);
  const lines = [...byRow].map(([row, values]) => judgeLine(given, row, values, problems.filter((each) => each.row === row)));
  const broken = problems.flatMap(({ row }) => (row !== undefined && !byRow.has(row) ? [row] : []));
  const refused = [...new Set(broken)].map((row) => judgeLine(given, row, [], problems.filter((each) => each.row === row)));
  const all = [...lines, ...refused].sort((a, b) => a.row - b.row);
  const taken = new Set(all.filter(({ verdict }) => verdict !== 'refuse').map(({ row }) => row));
  const kept = placed.filter(({ row }) => taken.has(row));
  return { months: byMonth(kept), lines: all, checks: [...tableChecks(reading, given.mapping), ...monthChecks(kept, given.told)] };
}

function columnOf({ mapping }: Pick<StatementToJudge, 'mapping'>, column: number): StatementColumn | undefined {
  return mapping.columns.find((each) => each.column === column);
}

/** Last year's figure at the table's own scale, if a statement told it. */
function lastYear(given: StatementToJudge, region: string, column: number): number | undefined {
  const found = columnOf(given, column);
  const month = found && monthOfColumn(found, given.month);
  if (found?.indicator === undefined || month === undefined || found.role !== postedRole(found.indicator)) return undefined;
  return given.told(found.indicator, given.placeOf({ region, rowKind: /计$|^全/.test(region) ? 'total' : 'region' }), endOfMonth(shifted(month, -12)));
}

function place(given: StatementToJudge, { values }: StatementReading): PlacedValue[] {
  return values.flatMap((value) => {
    const column = columnOf(given, value.column);
    const month = column && monthOfColumn(column, given.month);
    if (column?.indicator === undefined || month === undefined || !isKept(column.role) || value.value === null) return [];
    const posted = column.role === postedRole(column.indicator);
    const amount = value.value / 10 ** value.scale;
    return [{ ...value, amount, place: given.placeOf(value), month, indicator: column.indicator, header: column.header, keptRole: KEPT_ROLES[column.role], posted }];
  });
}

/** Patents and marks are counted whole. */
function fractions(given: StatementToJudge, { values }: StatementReading): Problem[] {
  return values.flatMap(({ value, scale, row, column }) => {
    const found = columnOf(given, column);
    if (found?.indicator === undefined || value === null || value % 10 ** scale === 0) return [];
    return [{ ...problem('wrong-format', { field: found.header, expected: { zh: '整数', en: 'a whole number' } }, `columns[${column}]`), row }];
  });
}

/** Two rows that mean one district would be counted twice. */
function samePlaces(placed: readonly PlacedValue[]): Problem[] {
  const first = new Map<string, number>();
  return placed.flatMap(({ place: { district, region }, indicator, month, keptRole, row, region: label }) => {
    const key = [indicator, month, keptRole, district ?? '', region ?? ''].join('|');
    const earlier = first.get(key) ?? row;
    first.set(key, earlier);
    return earlier === row ? [] : [{ ...problem('repeated-region', { region: label, first: earlier }), row }];
  });
}

function judgeLine({ rows, told }: StatementToJudge, row: number, values: readonly PlacedValue[], problems: readonly Problem[]): JudgedLine {
  const cells = rows.find((each) => each.row === row)?.cells ?? [];
  const reasons = problems.filter((each, index) => problems.findIndex((other) => other.code === each.code && other.path === each.path) === index);
  if (reasons.length > 0) return { row, cells, verdict: 'refuse', reasons };
  const known = values.filter(({ posted }) => posted).map((each) => ({ now: each.amount, before: told(each.indicator, each.place, endOfMonth(each.month)) }));
  if (known.some(({ before }) => before === undefined)) return { row, cells, verdict: 'add', reasons };
  return { row, cells, verdict: known.every(({ now, before }) => now === before) ? 'duplicate' : 'update', reasons };
}

function byMonth(placed: readonly PlacedValue[]): Map<string, KeptValue[]> {
  const groups = Map.groupBy(placed, ({ month }) => month);
  return new Map([...groups].map(([month, values]) => [month, values.map(({ indicator, place: where, keptRole, amount }) => ({ indicator, ...where, role: keptRole, amount }))]));
}
