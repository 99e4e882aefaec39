import { type CivilDate, addDays, addMonths, addYears, civilDateAt, instantFrom, instantMs, isCivilDate, startInstantOf } from '../calendar/civil-date.ts';
import { type FoundDay, type WorkingDayCalendar, addWorkingDays, workingDayOnOrAfter } from '../calendar/working-days.ts';

export type TermUnit = 'hour' | 'workday' | 'day' | 'month' | 'year';

/**
 * A time limit (期限): `amount` whole units from an event. The day of the event is not counted.
 * `rollForward`: an end on a day off moves to the next working day (顺延); it means nothing for hours and working days.
 */
export interface Term {
  readonly amount: number;
  readonly unit: TermUnit;
  readonly rollForward: boolean;
}

/** A term's length alone, as an extension has it. */
export type TermLength = Pick<Term, 'amount' | 'unit'>;

/** A civil day, or an instant (UTC, ISO) where hours count. */
export type Moment = CivilDate | string;

/** Longer amounts are taken for mistakes, so that no walk over the calendar runs away. */
const MAX_AMOUNT = 10_000;

/** True for a whole amount from 0 to 10,000 of a known unit. */
export function isTermLength(value: unknown): value is TermLength {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, unit } = value as Partial<TermLength>;
  return Number.isInteger(amount) && Number(amount) >= 0 && Number(amount) <= MAX_AMOUNT && unit !== undefined && Object.hasOwn(LENGTHS, unit);
}

/** True for a length that says whether it rolls forward. */
export function isTerm(value: unknown): value is Term {
  return isTermLength(value) && typeof (value as Partial<Term>).rollForward === 'boolean';
}

const LENGTHS = {
  workday: (calendar, day, amount) => addWorkingDays(calendar, day, amount),
  day: (_, day, amount) => ({ day: addDays(day, amount), provisional: false }),
  month: (_, day, amount) => ({ day: addMonths(day, amount), provisional: false }),
  year: (_, day, amount) => ({ day: addYears(day, amount), provisional: false }),
  hour: (_, day, amount) => ({ day: civilDateAt(addHours(day, amount)), provisional: false }),
} as const satisfies Record<TermUnit, (calendar: WorkingDayCalendar, day: CivilDate, amount: number) => FoundDay>;

/** The last day of a term before any roll-forward: the `amount`-th counted day, or the corresponding day (相应日). */
export function nominalEnd(calendar: WorkingDayCalendar, start: CivilDate, term: TermLength): FoundDay {
  return LENGTHS[term.unit](calendar, start, term.amount);
}

/** The last day (届满日) of a term that began on `start`, rolled forward when the term says so. */
export function endOfTerm(calendar: WorkingDayCalendar, start: CivilDate, term: Term): FoundDay {
  return settle(calendar, nominalEnd(calendar, start, term), term);
}

/** Rolls a nominal end forward when the term says so. */
export function settle(calendar: WorkingDayCalendar, end: FoundDay, term: Term): FoundDay {
  if (!term.rollForward || term.unit === 'hour' || term.unit === 'workday') return end;
  const rolled = workingDayOnOrAfter(calendar, end.day);
  return { day: rolled.day, provisional: end.provisional || rolled.provisional };
}

/**
 * The last day for something due "n units before" (届满前、举行前 n 日) `day`: counted backwards, `day` itself not counted.
 * Never rolled: a day earlier is the party's choice, a day later is too late.
 */
export function beforeDay(calendar: WorkingDayCalendar, day: CivilDate, term: TermLength): FoundDay {
  return nominalEnd(calendar, day, { amount: -term.amount, unit: term.unit });
}

/** The instant `hours` later; a civil day counts from its beginning in Shanghai. */
export function addHours(start: Moment, hours: number): string {
  return instantFrom(instantMs(instantOf(start)) + hours * 3_600_000);
}

/** A moment as an instant: a civil day is its beginning in Shanghai. */
export function instantOf(moment: Moment): string {
  return isCivilDate(moment) ? startInstantOf(moment) : instantFrom(instantMs(moment));
}

/** A moment as the civil day in Shanghai. */
export function dayOf(moment: Moment): CivilDate {
  return isCivilDate(moment) ? moment : civilDateAt(moment);
}
