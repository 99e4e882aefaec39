import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays, addMonths, type CivilDate, type CivilMonth, eachMonth, endOfMonth, startOfMonth } from '#domain/calendar/civil-date.ts';
import type { Balances, LatestLevel, Period, Scope, Total } from '#domain/indicator/fact.ts';
import type { Schema } from '../database/schema.ts';
import { dimensionFilter, levelSpan, placeFilter, type ScopeSpan, scopeSpans, spanFilter, type Trees } from './scope-filter.ts';

/** A posting that stands: neither a reversal nor reversed. */
export const LIVE: RawBuilder<unknown> = sql`p.reverses is null and not exists (select 1 from posting r where r.reverses = p.id)`;

/** The balances as the database keeps them. */
export function sqlBalances(database: Kysely<Schema>, trees: Trees): Balances {
  return {
    sum: (indicator, period, scope) => sum(database, trees, indicator, period, scope),
    distinct: (indicator, period, scope) => distinct(database, trees, indicator, period, scope),
    latest: (indicator, period, source, scope) => latest(database, trees, indicator, period, source, scope),
  };
}

/**
 * The spans that balances and reference counts keep a period in: whole years as `YYYY`, other whole months as `YYYY-MM`;
 * and the days before the first and after the last whole month.
 */
export function keptSpans(period: Period): { readonly spans: readonly string[]; readonly edges: readonly Period[] } {
  const start = period.from.endsWith('-01') ? period.from : startOfMonth(addMonths(startOfMonth(period.from), 1));
  const end = endOfMonth(period.to) === period.to ? period.to : addDays(startOfMonth(period.to), -1);
  if (start > end) return { spans: [], edges: [period] };
  const edges = [
    ...(period.from < start ? [{ from: period.from, to: addDays(start, -1) }] : []),
    ...(end < period.to ? [{ from: addDays(end, 1), to: period.to }] : []),
  ];
  return { spans: [...new Set(eachMonth(start, end).map((month) => (isWholeYear(month, start, end) ? month.slice(0, 4) : month)))], edges };
}

function isWholeYear(month: CivilMonth, start: CivilDate, end: CivilDate): boolean {
  const year = month.slice(0, 4);
  return start <= `${year}-01-01` && end >= `${year}-12-31`;
}

/** Sums are read from the kept balances, the days outside whole months from the postings; for each span with the same places apart. */
async function sum(database: Kysely<Schema>, trees: Trees, indicator: string, period: Period, scope: Scope): Promise<Total> {
  const parts = scopeSpans(scope, period, trees).flatMap((span) => sumParts(indicator, scope, span));
  const { rows } = await sql<{ amount: bigint; lines: bigint }>`
    select coalesce(sum(amount), 0)::bigint as amount, coalesce(sum(lines), 0)::bigint as lines from (${sql.join(parts, sql` union all `)}) as parts(amount, lines)`.execute(database);
  return { amount: Number(rows[0]?.amount ?? 0n), rows: Number(rows[0]?.lines ?? 0n) };
}

function sumParts(indicator: string, scope: Scope, span: ScopeSpan): readonly RawBuilder<unknown>[] {
  const { spans, edges } = keptSpans(span);
  return [
    sql`select amount, lines from balance b where indicator = ${indicator} and month = any(${[...spans]}) and ${placeFilter('b', span)} and ${dimensionFilter('b', scope)}`,
    ...edges.map(
      (edge) => sql`select case when reverses is null then amount else -amount end, case when reverses is null then 1 else -1 end from posting p
        where indicator = ${indicator} and kind = 'movement' and ${spanFilter('p', scope, [{ ...span, ...edge }])}`,
    ),
  ];
}

/** Whole months and years from the reference counts, other days and anything by dimension from the postings. */
async function distinct(database: Kysely<Schema>, trees: Trees, indicator: string, period: Period, scope: Scope): Promise<number> {
  const parts = scopeSpans(scope, period, trees).flatMap((span) => entityParts(indicator, scope, span));
  const { rows } = await sql<{ entities: bigint }>`select count(distinct entity)::bigint as entities from (${sql.join(parts, sql` union all `)}) as named`.execute(database);
  return Number(rows[0]?.entities ?? 0n);
}

function entityParts(indicator: string, scope: Scope, span: ScopeSpan): readonly RawBuilder<unknown>[] {
  const { spans, edges } = scope.dimensions ? { spans: [], edges: [span] } : keptSpans(span);
  return [
    sql`select entity from entity_count c where indicator = ${indicator} and span = any(${[...spans]}) and lines > 0 and ${placeFilter('c', span)}`,
    ...edges.map(
      (edge) => sql`select entity from posting p where indicator = ${indicator} and kind = 'movement' and entity <> '' and ${spanFilter('p', scope, [{ ...span, ...edge }])} and ${LIVE}`,
    ),
  ];
}

/** For each key the observation of the latest day, of those the one recorded last; added over the keys. */
export function latestObservations(indicator: string, period: Period, source: string, scope: Scope, trees: Trees): RawBuilder<unknown> {
  return sql`select distinct on (unit, district, dimensions) id, event_id, case_id, day, amount, unit, district, indicator from posting p
    where indicator = ${indicator} and source = ${source} and kind = 'observation' and ${spanFilter('p', scope, [levelSpan(scope, period, trees)])} and ${LIVE}
    order by unit, district, dimensions, day desc, event_id desc, id desc`;
}

async function latest(database: Kysely<Schema>, trees: Trees, indicator: string, period: Period, source: string, scope: Scope): Promise<LatestLevel | undefined> {
  const { rows } = await sql<{ amount: bigint | null; keys: bigint; day: string; districts: readonly string[] }>`
    select sum(amount)::bigint as amount, count(*)::bigint as keys, max(day) as day, ${DISTRICTS} as districts
    from (${latestObservations(indicator, period, source, scope, trees)}) as newest`.execute(database);
  const [row] = rows;
  if (!row || row.amount === null) return undefined;
  return { amount: Number(row.amount), rows: Number(row.keys), date: row.day, districts: row.districts };
}

/** The districts of some observations, each once. */
export const DISTRICTS: RawBuilder<unknown> = sql`coalesce(jsonb_agg(distinct district order by district) filter (where district <> ''), '[]'::jsonb)`;
