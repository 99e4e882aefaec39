import { type Kysely, sql } from 'kysely';
import { CORE_INDICATORS } from '#catalog/core-indicators.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { operandsOf } from '#domain/indicator/indicator.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation, Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';

/** A year of the accounts, and how many of the core indicators have something in it. */
export interface RecordedYear {
  readonly year: number;
  readonly core: number;
}

async function indicatorsByYear(database: Kysely<Schema>, thisYear: number): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const { rows } = await sql<{ year: number; indicators: string[] }>`
    select year::int as year, json_agg(distinct indicator) as indicators from (
      select month as year, indicator from balance where month not like '%-%'
      union
      select to_char(day, 'YYYY'), indicator from posting where kind = 'observation'
    ) recorded where year <= ${String(thisYear)} group by year order by 1 desc`.execute(database);
  return new Map(rows.map(({ year, indicators }) => [year, new Set(indicators)]));
}

function isRecorded(catalog: Catalog, id: string, recorded: ReadonlySet<string>): boolean {
  return [id, ...operandsOf(catalog.getIndicator(id))].some((each) => recorded.has(each));
}

/** The years that the accounts know (有数的年度), newest first, none to come. */
export async function recordedYears({ database, catalog }: Pick<Server, 'database' | 'catalog'>, thisYear: number): Promise<readonly RecordedYear[]> {
  const found = await indicatorsByYear(database.kysely, thisYear);
  return [...found].map(([year, recorded]) => ({ year, core: CORE_INDICATORS.filter((id) => isRecorded(catalog, id, recorded)).length }));
}

/**
 * The year to show first (默认年度): the last that has ended with all but one of the core indicators that any ended year has, so
 * that a young or thin year does not stand before the last full one; in a new bureau the newest, else this year.
 */
export function usualYear(years: readonly RecordedYear[], thisYear: number): number {
  const ended = years.filter(({ year }) => year < thisYear);
  const fullest = Math.max(0, ...ended.map(({ core }) => core));
  return ended.find(({ core }) => core >= fullest - 1)?.year ?? years[0]?.year ?? thisYear;
}

/** The years with records and the one to show first. */
export const years: Operation<typeof ROUTES.years> = async (server) => {
  const thisYear = Number((await server.setting()).today().slice(0, 4));
  const recorded = await recordedYears(server, thisYear);
  return { years: recorded.map(({ year }) => year), usual: usualYear(recorded, thisYear) };
};
