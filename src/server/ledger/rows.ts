import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays, startOfMonth } from '#domain/calendar/civil-date.ts';
import type { Period, Scope } from '#domain/indicator/fact.ts';
import { type Definitions, indicatorFor, lastMonthEnd, reportingSpan, unscaled } from '#domain/indicator/evaluate.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { Schema } from '../database/schema.ts';
import { LIVE, latestObservations } from './balances.ts';
import { scopeSpans, spanFilter, type Trees } from './scope-filter.ts';

/** A row that a fact counts: a live posting, with the case and event that made it. */
export interface CountedRow {
  readonly posting: bigint;
  readonly key: string;
  readonly date: string;
  readonly entity?: string;
  /** In base units. */
  readonly amount: number;
  /** Case number and event: 访〔2026〕12号#1. */
  readonly event: string;
  readonly caseId: string;
  readonly title: string;
  readonly unit: string;
  readonly district?: string;
  readonly indicator: string;
}

interface RawRow {
  readonly id: bigint;
  readonly day: string;
  readonly entity: string;
  readonly amount: bigint;
  readonly number: string;
  readonly seq: number;
  readonly case_id: string;
  readonly title: string;
  readonly unit: string;
  readonly district: string;
}

/** The live postings behind something, as a relation with the columns of `RawRow` that postings have. */
type Postings = RawBuilder<unknown>;

const COLUMNS = sql`id, event_id, case_id, day, amount, unit, district`;

/** The live movements of an indicator. */
export function liveMovements(indicator: string, period: Period, scope: Scope, trees: Trees): Postings {
  return sql`select ${COLUMNS}, entity from posting p
    where indicator = ${indicator} and kind = 'movement' and ${spanFilter('p', scope, scopeSpans(scope, period, trees))} and ${LIVE}`;
}

/** One row for each entity: its first line. */
function entities(indicator: string, period: Period, scope: Scope, trees: Trees): Postings {
  return sql`select distinct on (entity) id, event_id, case_id, day, 1::bigint as amount, unit, district, entity
    from (${liveMovements(indicator, period, scope, trees)}) as m where entity <> '' order by entity, day, id`;
}

function observed(indicator: Indicator, period: Period, scope: Scope, trees: Trees): Postings {
  return sql`select ${COLUMNS}, '' as entity from (${latestObservations(indicator.id, period, indicator.source, scope, trees)}) as o`;
}

/** The observations of a level, as `evaluate` takes it: while nothing is reported of a span that has not ended, those of the one before. */
function levels(indicator: Indicator, { to }: Period, scope: Scope, trees: Trees): Postings {
  const { computation } = indicator;
  const every = computation.kind === 'stock' ? computation.every : 'year';
  const span = reportingSpan(to, every);
  const now = observed(indicator, { from: span.from, to }, scope, trees);
  if (span.to === to) return now;
  const before = observed(indicator, reportingSpan(addDays(span.from, -1), every), scope, trees);
  return sql`${now} union all select * from (${before}) as earlier where not exists (${now})`;
}

/** The cumulative at the last month's end, and where the period begins later than January, the one before it taken off. */
function cumulatives(indicator: Indicator, { from, to }: Period, scope: Scope, trees: Trees): Postings {
  const last = lastMonthEnd(to);
  const end = observed(indicator, { from: startOfMonth(last), to: last }, scope, trees);
  if (last < from) return sql`select * from (${end}) as none where false`;
  if (from.slice(5, 7) === '01') return end;
  const before = addDays(from, -1);
  const less = observed(indicator, { from: startOfMonth(before), to: before }, scope, trees);
  return sql`${end} union all select id, event_id, case_id, day, -amount, unit, district, entity from (${less}) as less`;
}

/** The postings behind an indicator's value: what its aggregate is taken over. Of a ratio or average, those of its numerator. */
export function countedPostings(definitions: Definitions, trees: Trees, id: string, period: Period, scope: Scope): { readonly indicator: Indicator; readonly postings: Postings } {
  const indicator = indicatorFor(definitions, id, period);
  const { computation } = indicator;
  switch (computation.kind) {
    case 'flow':
      return { indicator, postings: indicator.source === 'records' ? liveMovements(id, period, scope, trees) : observed(indicator, { from: period.to, to: period.to }, scope, trees) };
    case 'stock':
      return { indicator, postings: levels(indicator, period, scope, trees) };
    case 'cumulative':
      return { indicator, postings: cumulatives(indicator, period, scope, trees) };
    case 'distinct':
      return { indicator: { ...indicator, scale: 0 }, postings: entities(computation.of, period, scope, trees) };
    case 'average':
    case 'ratio':
      return countedPostings(definitions, trees, computation.numerator, period, scope);
  }
}

async function read(database: Kysely<Schema>, indicator: Indicator, rows: RawBuilder<unknown>): Promise<CountedRow[]> {
  const found = await sql<RawRow>`select m.id, m.day, m.entity, m.amount, f.number, e.seq, m.case_id, f.title, m.unit, m.district
    from (${rows}) as m join case_file f on f.id = m.case_id join case_event e on e.id = m.event_id order by m.day, m.id`.execute(database);
  return found.rows.map((row) => ({
    posting: row.id,
    key: String(row.id),
    date: row.day,
    ...(row.entity && { entity: row.entity }),
    amount: unscaled(Number(row.amount), indicator),
    event: `${row.number}#${row.seq}`,
    caseId: row.case_id,
    title: row.title,
    unit: row.unit,
    ...(row.district && { district: row.district }),
    indicator: indicator.id,
  }));
}

/** The rows behind an indicator's value for a period, with the cases and events that made them. */
export async function countedRows(database: Kysely<Schema>, definitions: Definitions, trees: Trees, id: string, period: Period, scope: Scope): Promise<readonly CountedRow[]> {
  const { indicator, postings } = countedPostings(definitions, trees, id, period, scope);
  return read(database, indicator, postings);
}
