import { addDays, type CivilDate, civilDateAt, eachDay, instantFrom, instantMs, startInstantOf } from '#domain/calendar/civil-date.ts';
import { isWorkingDay, type WorkingDayCalendar } from '#domain/calendar/working-days.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
const OPENING = 9 * 60;
const CLOSING = 17 * 60 + 30;

/** The days the model city knows: its story begins in 2019, and clocks may run a few years past the first start. */
const FIRST_DAY = '2018-12-01';

/** The working hours (工作时间) in which everything in the model city happens: nine to half past five on working days. */
export class Hours {
  readonly calendar: WorkingDayCalendar;
  /** The working days in order, and for every day the place of the first one on or after it. */
  readonly #days: CivilDate[] = [];
  readonly #places = new Map<CivilDate, number>();

  constructor(calendar: WorkingDayCalendar, lastDay: CivilDate) {
    this.calendar = calendar;
    for (const day of eachDay(FIRST_DAY, lastDay)) {
      this.#places.set(day, this.#days.length);
      if (isWorkingDay(calendar, day).working) this.#days.push(day);
    }
  }

  /** A random instant of working hours on a day; a day off gives the next working day. */
  on(day: CivilDate, random: Random): string {
    return instantFrom(instantMs(startInstantOf(this.worked(day))) + random.whole(OPENING, CLOSING - 30) * MINUTE + random.whole(0, 59_999));
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

  private place(day: CivilDate): number {
    const found = this.#places.get(day);
    if (found === undefined) throw new RangeError(`${day} is outside the days of the model city`);
    return found;
  }

  private dayAt(place: number): CivilDate {
    const found = this.#days[place];
    if (found === undefined) throw new RangeError('a day outside those of the model city');
    return found;
  }

  /** The n-th working day after a day, or before it; on a working day 0 is the day itself. */
  after(day: CivilDate, count: number): CivilDate {
    const place = this.place(day);
    const isWorked = this.#days[place] === day;
    return this.dayAt(place + count - (count > 0 && !isWorked ? 1 : 0));
  }

  /** The first working day on or after a day. */
  worked(day: CivilDate): CivilDate {
    return this.dayAt(this.place(day));
  }

  /** The last working day on or before a day. */
  workedBefore(day: CivilDate): CivilDate {
    const place = this.place(day);
    return this.#days[place] === day ? day : this.dayAt(place - 1);
  }

  /** All working days between two days. */
  daysOf(from: CivilDate, to: CivilDate): CivilDate[] {
    return this.#days.slice(this.place(from), this.place(addDays(to, 1)));
  }

  /** Days on which so many things happen, in order: spread over the working days of the span, some with several. */
  spread(count: number, from: CivilDate, to: CivilDate, random: Random): CivilDate[] {
    const days = this.daysOf(from, to);
    if (days.length === 0) return [];
    return Array.from({ length: count }, () => random.pick(days)).sort();
  }
}
