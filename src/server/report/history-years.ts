import { type Kysely, sql } from 'kysely';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { operandsOf } from '#domain/indicator/indicator.ts';
import type { Schema } from '../database/schema.ts';
import { LIVE } from '../ledger/balances.ts';

/** Indicators and years for which accepted history is in force (往年报告为准), each as `visits 2017`. */
export type HistoryYears = ReadonlySet<string>;

interface Year {
  readonly indicator: string;
  readonly year: number;
}

/**
 * The years in which an indicator's figures are those of past reports: history was accepted, and its own source, or that
 * of what it is made of, has nothing. Sources are never mixed within a year.
 */
export async function historyYears(database: Kysely<Schema>, catalog: Pick<Catalog, 'currentIndicators' | 'getIndicator'>): Promise<HistoryYears> {
  const { rows: accepted } = await sql<Year>`select distinct x.indicator, extract(year from p.day)::integer as year
    from unnest(${catalog.currentIndicators.map(({ id }) => id)}::text[]) as x(indicator)
    join posting p on p.indicator = x.indicator and p.kind = 'observation' and p.source = 'history' and ${LIVE}`.execute(database);
  if (accepted.length === 0) return new Set();
  const leaves = accepted.map((each) => ({ ...each, leaves: leavesOf(catalog, each.indicator) }));
  const own = await ownYears(database, leaves.flatMap(({ year, leaves: ids }) => ids.map((indicator) => ({ indicator, year }))));
  const silent = leaves.filter(({ year, leaves: ids }) => ids.every((indicator) => !own.has(`${indicator} ${year}`)));
  return new Set(silent.map(({ indicator, year }) => `${indicator} ${year}`));
}

/** What an indicator is computed from in the end. */
export function leavesOf(catalog: Pick<Catalog, 'getIndicator'>, id: string): readonly string[] {
  const operands = operandsOf(catalog.getIndicator(id));
  return operands.length === 0 ? [id] : operands.flatMap((operand) => leavesOf(catalog, operand));
}

/** Which of these have a live posting of another source in the year. */
async function ownYears(database: Kysely<Schema>, years: readonly Year[]): Promise<ReadonlySet<string>> {
  const asked = JSON.stringify(years);
  const { rows } = await sql<Year>`select distinct x.indicator, x.year from jsonb_to_recordset(${asked}::jsonb) as x(indicator text, year integer)
    where exists (select 1 from posting p where p.indicator = x.indicator and p.day between make_date(x.year, 1, 1) and make_date(x.year, 12, 31)
      and (p.kind = 'movement' or p.source <> 'history') and ${LIVE})`.execute(database);
  return new Set(rows.map(({ indicator, year }) => `${indicator} ${year}`));
}
