import { type Kysely, sql } from 'kysely';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import type { Schema } from '../database/schema.ts';

/** A year of the accounts, and how many indicators have something in it. */
export interface RecordedYear {
  readonly year: number;
  readonly indicators: number;
}

/** The years that the accounts know (有数的年度), newest first, none to come. */
export async function recordedYears(database: Kysely<Schema>, thisYear: number): Promise<readonly RecordedYear[]> {
  const { rows } = await sql<RecordedYear>`
    select year::int as year, count(distinct indicator)::int as indicators from (
      select month as year, indicator from balance where month not like '%-%'
      union
      select to_char(day, 'YYYY'), indicator from posting where kind = 'observation'
    ) recorded where year <= ${String(thisYear)} group by year order by 1 desc`.execute(database);
  return rows;
}

/** A year tells enough when it has four fifths of the indicators of the fullest one. */
const ENOUGH = 0.8;

/**
 * The year to show first (默认年度): the last that has ended with about as many indicators as any other ended year, so
 * that a young or thin year does not stand before the last full one; in a new bureau the newest, else this year.
 */
export function usualYear(years: readonly RecordedYear[], thisYear: number): number {
  const ended = years.filter(({ year }) => year < thisYear);
  const fullest = Math.max(0, ...ended.map(({ indicators }) => indicators));
  return ended.find(({ indicators }) => indicators >= fullest * ENOUGH)?.year ?? years[0]?.year ?? thisYear;
}

/** The years with records and the one to show first. */
export const years: Operation<typeof ROUTES.years> = async (server) => {
  const thisYear = Number((await server.setting()).today().slice(0, 4));
  const recorded = await recordedYears(server.database.kysely, thisYear);
  return { years: recorded.map(({ year }) => year), usual: usualYear(recorded, thisYear) };
};
