import { type Kysely, sql } from 'kysely';
import { addMonths, type CivilMonth, endOfMonth } from '#domain/calendar/civil-date.ts';
import type { ReturnedValue } from '#catalog/governance/monthly-return-checks.ts';
import { isCumulative } from '#catalog/governance/monthly-return-indicators.ts';
import type { Schema } from '../database/schema.ts';
import { LIVE } from '../ledger/balances.ts';

/** What another case told of a district's month: a statement, or a return of an earlier month. */
export interface ToldValue {
  readonly amount: number;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
}

/** What is known of one indicator in a district besides the return itself. */
export interface KnownValue extends Pick<ReturnedValue, 'before' | 'beforeMonth' | 'lastYear'> {
  /** Told of the month itself by another case. */
  readonly told?: ToldValue;
}

interface Raw {
  readonly indicator: string;
  readonly day: string;
  readonly amount: bigint;
  readonly case_id: string;
  readonly number: string;
  readonly title: string;
}

/** How far back the last value is looked for, months. */
const MOST_BACK = 13;

function monthsBefore(month: CivilMonth, months: number): string {
  return endOfMonth(addMonths(`${month}-01`, -months));
}

/** The observations of a district around a month, of each day the one recorded last; those of the case `except` left out. */
async function observed(database: Kysely<Schema>, district: string, month: CivilMonth, indicators: readonly string[], except: string): Promise<readonly Raw[]> {
  const { rows } = await sql<Raw>`select distinct on (p.indicator, p.day) p.indicator, p.day, p.amount, p.case_id, f.number, f.title
    from posting p join case_file f on f.id = p.case_id
    where p.kind = 'observation' and p.source = 'statement' and p.indicator = any(${[...indicators]}::text[]) and p.district = ${district} and p.dimensions = ''
      and p.day between ${monthsBefore(month, MOST_BACK)}::date and ${endOfMonth(month)}::date and p.case_id <> ${except} and ${LIVE}
    order by p.indicator, p.day, p.event_id desc, p.id desc`.execute(database);
  return rows;
}

/**
 * What the accounts know of a district beside a return: told of its month already, the last value before (of a cumulative
 * within its year), and the same month of last year. Amounts are whole items.
 */
export async function knownOf(database: Kysely<Schema>, of: { readonly district: string; readonly month: CivilMonth; readonly except: string }, indicators: readonly string[]): Promise<ReadonlyMap<string, KnownValue>> {
  const rows = await observed(database, of.district, of.month, indicators, of.except);
  const byIndicator = Map.groupBy(rows, ({ indicator }) => indicator);
  return new Map(indicators.map((indicator) => [indicator, knownFrom(byIndicator.get(indicator) ?? [], indicator, of.month)]));
}

function knownFrom(rows: readonly Raw[], indicator: string, month: CivilMonth): KnownValue {
  const now = rows.find(({ day }) => day === endOfMonth(month));
  const before = rows.findLast(({ day }) => day < `${month}-01` && (!isCumulative(indicator) || day.slice(0, 4) === month.slice(0, 4)));
  const lastYear = rows.find(({ day }) => day === monthsBefore(month, 12));
  return {
    ...(now && { told: { amount: Number(now.amount), caseId: now.case_id, number: now.number, title: now.title } }),
    ...(before && { before: Number(before.amount), beforeMonth: before.day.slice(0, 7) }),
    ...(lastYear && { lastYear: Number(lastYear.amount) }),
  };
}
