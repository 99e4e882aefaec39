import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

const UNPUBLISHED = '尚未公布，按双休日暂算 · not published yet, weekends only';

/** A year's holidays and make-up workdays (年度工作日历). A year nobody entered is empty and unpublished. */
export const calendar: Operation<typeof ROUTES.calendar> = async (server, { params }) => {
  const row = await server.database.kysely.selectFrom('calendar_year').selectAll().where('year', '=', params.year).executeTakeFirst();
  if (!row) return { year: params.year, published: false, holidays: [], workdays: [], source: UNPUBLISHED };
  return { year: row.year, published: row.published, holidays: [...row.holidays], workdays: [...row.workdays], source: row.source };
};
