import { isCivilDate, weekday } from '#domain/calendar/civil-date.ts';
import { type Problem, ProblemError, problem } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

const HOLIDAYS: Label = { zh: '放假日', en: 'Holidays' };
const WORKDAYS: Label = { zh: '调休上班日', en: 'Make-up workdays' };
const YEARS = { min: 1985, max: 2199 };

/** Sets a year's working days, published or provisional; clocks that run through it follow at once. */
export const saveCalendar: Operation<typeof ROUTES.saveCalendar> = async (server, { params, body, write }) => {
  const { year } = params;
  const found = [
    ...(year < YEARS.min || year > YEARS.max ? [problem('out-of-range', { field: { zh: '年度', en: 'Year' }, ...YEARS }, 'year')] : []),
    ...daysOutside(year, 'holidays', HOLIDAYS, body.holidays),
    ...daysOutside(year, 'workdays', WORKDAYS, body.workdays),
    ...workdaysThatAreNone(body.holidays, body.workdays),
  ];
  if (found.length > 0) throw new ProblemError(...found);
  const row = { published: body.published, holidays: days(body.holidays), workdays: days(body.workdays), source: body.source };
  const saved = await write(async (trx) => {
    await trx.insertInto('calendar_year').values({ year, ...row }).onConflict((conflict) => conflict.column('year').doUpdateSet({ ...row, updated_at: new Date().toISOString() })).execute();
    return { done: true as const };
  });
  server.refresh();
  return saved;
};

function days(given: readonly string[]): string {
  return JSON.stringify([...new Set(given)].sort());
}

function daysOutside(year: number, name: string, field: Label, given: readonly string[]): Problem[] {
  const at = (index: number): string => `${name}[${index}]`;
  return given.flatMap((day, index) => (isCivilDate(day) && day.startsWith(`${year}-`) ? [] : [problem('out-of-range', { field, min: `${year}-01-01`, max: `${year}-12-31` }, at(index))]));
}

/** A make-up workday is a day of the weekend, and no holiday. */
function workdaysThatAreNone(holidays: readonly string[], workdays: readonly string[]): Problem[] {
  return workdays.flatMap((day, index) => (holidays.includes(day) || (isCivilDate(day) && weekday(day) < 6) ? [problem('not-allowed-value', { field: WORKDAYS, value: day }, `workdays[${index}]`)] : []));
}
