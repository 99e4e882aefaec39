import { addDays, type CivilDate, civilDateAt, eachDay, instantFrom, instantMs, startInstantOf } from '#domain/calendar/civil-date.ts';
import { addWorkingDays, isWorkingDay, type WorkingDayCalendar, workingDayOnOrAfter } from '#domain/calendar/working-days.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
const OPENING = 9 * 60;
const CLOSING = 17 * 60 + 30;

/** The working hours (工作时间) in which everything in the model city happens: nine to half past five on working days. */
export class Hours {
  readonly calendar: WorkingDayCalendar;

  constructor(calendar: WorkingDayCalendar) {
    this.calendar = calendar;
  }

  /** A random instant of working hours on a day; a day off gives the next working day. */
  on(day: CivilDate, random: Random): string {
    const { day: worked } = workingDayOnOrAfter(this.calendar, day);
    return instantFrom(instantMs(startInstantOf(worked)) + random.whole(OPENING, CLOSING - 30) * MINUTE + random.whole(0, 59_999));
  }

  /** An instant a few minutes after another, on the same day if there is time left. */
  soonAfter(instant: string, random: Random): string {
    const later = instantMs(instant) + random.whole(5, 40) * MINUTE;
    const closing = instantMs(startInstantOf(civilDateAt(instant))) + CLOSING * MINUTE;
    if (later <= closing) return instantFrom(later);
    return this.openingAfter(civilDateAt(instant), random);
  }

  private openingAfter(day: CivilDate, random: Random): string {
    const next = this.after(day, 1);
    return instantFrom(instantMs(startInstantOf(next)) + (OPENING + random.whole(1, 50)) * MINUTE);
  }

  /** The n-th working day after a day, or before it. */
  after(day: CivilDate, count: number): CivilDate {
    return addWorkingDays(this.calendar, day, count).day;
  }

  /** The first working day on or after a day. */
  worked(day: CivilDate): CivilDate {
    return workingDayOnOrAfter(this.calendar, day).day;
  }

  /** The last working day on or before a day. */
  workedBefore(day: CivilDate): CivilDate {
    return isWorkingDay(this.calendar, day).working ? day : addWorkingDays(this.calendar, day, -1).day;
  }

  /** All working days between two days. */
  daysOf(from: CivilDate, to: CivilDate): CivilDate[] {
    return eachDay(from, to).filter((day) => isWorkingDay(this.calendar, day).working);
  }

  /** Days on which so many things happen, in order: spread over the working days of the span, some with several. */
  spread(count: number, from: CivilDate, to: CivilDate, random: Random): CivilDate[] {
    const days = this.daysOf(from, to);
    if (days.length === 0) return [];
    return Array.from({ length: count }, () => random.pick(days)).sort();
  }
}

/** The same day, so many calendar days on. */
export const plus = addDays;
