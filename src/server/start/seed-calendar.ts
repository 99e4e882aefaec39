import { sql } from 'kysely';
import { CALENDAR_YEARS } from '#catalog/rules/calendar-years.ts';
import { insertMany } from '../database/bulk.ts';
import type { Database } from '../database/database.ts';

const COLUMNS = { year: 'integer', published: 'boolean', holidays: 'jsonb', workdays: 'jsonb', source: 'text' };

/**
 * Gives a bureau the published years that came with a newer program (年度工作日历). A year it has, also one it set itself,
 * stays as it is; a year it only holds provisionally is replaced.
 */
export async function seedCalendar(database: Database): Promise<void> {
  const installed = await database.kysely.selectFrom('installation').select('id').executeTakeFirst();
  if (!installed) return;
  const suffix = sql`on conflict (year) do update set published = excluded.published, holidays = excluded.holidays, workdays = excluded.workdays, source = excluded.source
    where excluded.published and not calendar_year.published`;
  await database.transaction((trx) => insertMany(trx, 'calendar_year', COLUMNS, CALENDAR_YEARS, { suffix }));
}
