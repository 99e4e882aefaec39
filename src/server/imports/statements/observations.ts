import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../database/schema.ts';
import { LIVE } from '../../ledger/balances.ts';
import type { Place } from './regions.ts';

/** What statements have told so far: the latest amount for an indicator, a place and a day. */
export type Told = (indicator: string, place: Place, day: string) => number | undefined;

interface Raw {
  readonly indicator: string;
  readonly day: string;
  readonly district: string;
  readonly dimensions: string;
  readonly amount: bigint;
}

function keyOf(indicator: string, { district = '', region }: Place, day: string): string {
  return [indicator, district, region === undefined ? '' : `region=${region}`, day].join('|');
}

/** Reads the observations of statements for some indicators and days; of several for one key the one recorded last. */
export async function toldOn(database: Kysely<Schema>, indicators: readonly string[], days: readonly string[]): Promise<Told> {
  const { rows } = await sql<Raw>`select distinct on (indicator, source, district, dimensions, day) indicator, day, district, dimensions, amount from posting p
    where kind = 'observation' and indicator = any(${[...indicators]}::text[]) and source in ('statement', 'statement-region', 'statement-total')
      and day = any(${[...days]}::date[]) and ${LIVE}
    order by indicator, source, district, dimensions, day, event_id desc, id desc`.execute(database);
  const amounts = new Map(rows.map((row) => [[row.indicator, row.district, row.dimensions, row.day].join('|'), Number(row.amount)]));
  return (indicator, place, day) => amounts.get(keyOf(indicator, place, day));
}
