import { type CivilDate, addDays, isCivilDate, weekday, yearOf } from './civil-date.ts';

/**
 * One year of the State Council's holiday arrangement (国务院办公厅节假日安排).
 * `holidays` are days off, weekends among them allowed; `workdays` are weekend days worked in exchange (调休上班日).
 * A year that is not `published` counts weekends as days off, uses what its lists say, and stays provisional (暂定).
 */
export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly CivilDate[];
  readonly workdays: readonly CivilDate[];
  readonly published: boolean;
  /** The notice it comes from, or why it is only assumed. */
  readonly source: string;
}

/** The working-day calendar (工作日历) made by `workingDayCalendar`. */
export interface WorkingDayCalendar {
  readonly years: ReadonlyMap<number, { readonly published: boolean; readonly holidays: ReadonlySet<CivilDate>; readonly workdays: ReadonlySet<CivilDate> }>;
}

/** Whether a day is worked. `provisional`: its year is not published, so the answer may change. */
export interface WorkingDayAnswer {
  readonly working: boolean;
  readonly provisional: boolean;
}

/** A day found by walking the calendar. `provisional`: a day of an unpublished year was looked at. */
export interface FoundDay {
  readonly day: CivilDate;
  readonly provisional: boolean;
}

/** A number of working days. `provisional`: a day of an unpublished year was looked at. */
export interface DayCount {
  readonly count: number;
  readonly provisional: boolean;
}

/** Builds the calendar; throws, naming the year, on a repeated year, a day outside its year, or a day both off and worked. */
export function workingDayCalendar(tables: readonly CalendarYear[]): WorkingDayCalendar {
  const years = new Map<number, { published: boolean; holidays: Set<CivilDate>; workdays: Set<CivilDate> }>();
  for (const table of tables) {
    if (years.has(table.year)) throw new Error(`calendar year ${table.year}: given twice`);
    checkTable(table);
    years.set(table.year, { published: table.published, holidays: new Set(table.holidays), workdays: new Set(table.workdays) });
  }
  return { years };
}

export function isWorkingDay(calendar: WorkingDayCalendar, day: CivilDate): WorkingDayAnswer {
  const table = calendar.years.get(yearOf(day));
  const provisional = !table?.published;
  if (table?.workdays.has(day)) return { working: true, provisional };
  const off = table?.holidays.has(day) || weekday(day) >= 6;
  return { working: !off, provisional };
}

/**
 * The `count`-th working day after `day` (开始之日不计入), or before it when negative; `day` itself when 0.
 * Friday + 1 is Monday in an ordinary week.
 */
export function addWorkingDays(calendar: WorkingDayCalendar, day: CivilDate, count: number): FoundDay {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let found: FoundDay = { day, provisional: false };
  while (left > 0) {
    const next = addDays(found.day, step);
    const answer = isWorkingDay(calendar, next);
    found = { day: next, provisional: found.provisional || answer.provisional };
    if (answer.working) left -= 1;
  }
  return found;
}

/** The first working day strictly after `day`. */
export function nextWorkingDay(calendar: WorkingDayCalendar, day: CivilDate): FoundDay {
  return addWorkingDays(calendar, day, 1);
}

/** `day` itself when it is worked, else the first working day after it: roll-forward over holidays (顺延). */
export function workingDayOnOrAfter(calendar: WorkingDayCalendar, day: CivilDate): FoundDay {
  const { working, provisional } = isWorkingDay(calendar, day);
  if (working) return { day, provisional };
  const next = nextWorkingDay(calendar, day);
  return { day: next.day, provisional: provisional || next.provisional };
}

/**
 * Working days from `from` to `to`, `from` not counted and `to` counted; negative when `to` is earlier.
 * Inverse of `addWorkingDays`: Friday to next Monday is 1, Monday back to Friday is -1.
 */
export function workingDaysBetween(calendar: WorkingDayCalendar, from: CivilDate, to: CivilDate): DayCount {
  if (to < from) {
    const back = countWorkingDays(calendar, to, addDays(from, -1));
    return { count: 0 - back.count, provisional: back.provisional };
  }
  return countWorkingDays(calendar, addDays(from, 1), to);
}

/** Working days among `first` … `last`, both included; 0 when `last` is earlier. */
export function countWorkingDays(calendar: WorkingDayCalendar, first: CivilDate, last: CivilDate): DayCount {
  let count = 0;
  let provisional = false;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const answer = isWorkingDay(calendar, day);
    if (answer.working) count += 1;
    provisional ||= answer.provisional;
  }
  return { count, provisional };
}

function checkTable({ year, holidays, workdays }: CalendarYear): void {
  for (const day of [...holidays, ...workdays]) {
    if (!isCivilDate(day) || yearOf(day) !== year) throw new Error(`calendar year ${year}: ${day} is no day of that year`);
  }
  const both = holidays.find((day) => workdays.includes(day));
  if (both) throw new Error(`calendar year ${year}: ${both} is both a holiday and a workday`);
}
