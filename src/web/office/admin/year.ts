import { addDays, type CivilDate, eachDay, weekday } from '#domain/calendar/civil-date.ts';
import type { CalendarYear } from '#domain/calendar/working-days.ts';

export type DayKind = 'holiday' | 'makeUp' | 'weekend' | 'workday';

type Lists = Pick<CalendarYear, 'holidays' | 'workdays'>;

/** What a day is by the year's lists. */
export function kindOf(day: CivilDate, { holidays, workdays }: Lists): DayKind {
  if (holidays.includes(day)) return 'holiday';
  if (workdays.includes(day)) return 'makeUp';
  return weekday(day) >= 6 ? 'weekend' : 'workday';
}

/** Turns a day between work and rest: a weekday becomes a holiday, a weekend day a make-up workday, and back. */
export function turned(day: CivilDate, { holidays, workdays }: Lists): Lists {
  const others = (days: readonly CivilDate[]): CivilDate[] => days.filter((each) => each !== day);
  switch (kindOf(day, { holidays, workdays })) {
    case 'workday':
      return { holidays: [...holidays, day].sort(), workdays };
    case 'weekend':
      return { holidays, workdays: [...workdays, day].sort() };
    case 'makeUp':
      return { holidays, workdays: others(workdays) };
    case 'holiday':
      return weekday(day) >= 6 ? { holidays: others(holidays), workdays: [...workdays, day].sort() } : { holidays: others(holidays), workdays };
  }
}

export interface DayCounts {
  readonly work: number;
  readonly off: number;
  readonly makeUp: number;
}

/** Days worked, holidays and make-up workdays of a year. */
export function countDays(year: number, lists: Lists): DayCounts {
  const kinds = eachDay(`${year}-01-01`, `${year}-12-31`).map((day) => kindOf(day, lists));
  const count = (kind: DayKind): number => kinds.filter((each) => each === kind).length;
  return { work: count('workday') + count('makeUp'), off: count('holiday'), makeUp: count('makeUp') };
}

/** The weeks of a month from Monday to Sunday; undefined where a day is another month's. */
export function weeksOf(month: string): readonly (readonly (CivilDate | undefined)[])[] {
  const first = `${month}-01`;
  const start = addDays(first, 1 - weekday(first));
  const weeks = Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (__, day) => addDays(start, week * 7 + day)));
  return weeks.map((week) => week.map((day) => (day.startsWith(month) ? day : undefined))).filter((week) => week.some((day) => day !== undefined));
}
