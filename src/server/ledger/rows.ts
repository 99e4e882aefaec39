import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Period, Scope } from '#domain/indicator/fact.ts';
import type { Definitions } from '#domain/indicator/evaluate.ts';
import { unscaled } from '#domain/indicator/evaluate.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { Schema } from '../database/schema.ts';
import { LIVE, latestObservations } from './balances.ts';
import { scopeFilter, type Trees } from './scope-filter.ts';

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

function movements(indicator: string, period: Period, scope: Scope, trees: Trees): RawBuilder<unknown> {
  return sql`select id, event_id, case_id, day, amount, unit, district, entity from posting p
    where indicator = ${indicator} and kind = 'movement' and day between ${period.from}::date and ${period.to}::date and ${scopeFilter('p', scope, trees)} and ${LIVE}`;
}

/** One row for each entity: its first line. */
function entities(indicator: string, period: Period, scope: Scope, trees: Trees): RawBuilder<unknown> {
  return sql`select distinct on (entity) id, event_id, case_id, day, 1::bigint as amount, unit, district, entity
    from (${movements(indicator, period, scope, trees)}) as m where entity <> '' order by entity, day, id`;
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

function observed(indicator: Indicator, period: Period, scope: Scope, trees: Trees): RawBuilder<unknown> {
  return sql`select id, event_id, case_id, day, amount, unit, district, '' as entity from (${latestObservations(indicator.id, period, indicator.source, scope, trees)}) as o`;
}

function spanOf(indicator: Indicator, { to }: Period): Period {
  const { computation } = indicator;
  const month = Number(to.slice(5, 7));
  if (computation.kind !== 'stock') return { from: `${to.slice(0, 7)}-01`, to };
  if (computation.every === 'year') return { from: `${to.slice(0, 4)}-01-01`, to };
  const first = computation.every === 'month' ? month : month - ((month - 1) % 3);
  return { from: `${to.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, to };
}

/**
 * The rows behind an indicator's value for a period: what its aggregate is taken over.
 * A ratio or average gives the rows of its numerator.
 */
export async function countedRows(database: Kysely<Schema>, definitions: Definitions, trees: Trees, id: string, period: Period, scope: Scope): Promise<readonly CountedRow[]> {
  const indicator = definitions.getIndicator(id);
  const { computation } = indicator;
  switch (computation.kind) {
    case 'flow':
      return read(database, indicator, indicator.source === 'records' ? movements(id, period, scope, trees) : observed(indicator, { from: period.to, to: period.to }, scope, trees));
    case 'stock':
    case 'cumulative':
      return read(database, indicator, observed(indicator, spanOf(indicator, period), scope, trees));
    case 'distinct':
      return read(database, { ...indicator, scale: 0 }, entities(computation.of, period, scope, trees));
    case 'average':
    case 'ratio':
      return countedRows(database, definitions, trees, computation.numerator, period, scope);
  }
}
