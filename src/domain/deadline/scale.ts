import { addDays, daysBetween, instantFrom, instantMs } from '../calendar/civil-date.ts';
import { type FoundDay, type WorkingDayCalendar, workingDaysBetween } from '../calendar/working-days.ts';
import { type Moment, type Term, type TermLength, addHours, dayOf, instantOf, nominalEnd, settle } from './term.ts';

/** What a clock counts: hours, working days, or calendar days (for terms of days, months and years). */
export type CountedUnit = 'hour' | 'workday' | 'day';

/**
 * A time line that begins at a clock's start. A position is the number of calendar days (or hours) since the start;
 * the stretch `(low, high]` holds the days after `low` up to and including `high`, so the start day is never counted.
 */
export interface Scale {
  readonly unit: CountedUnit;
  position(moment: Moment): number;
  /** Where a stretch begins whose first day (or instant) is `moment`; never before the start. */
  before(moment: Moment): number;
  moment(position: number): Moment;
  /** The first day (or instant) inside a stretch that begins after `position`. */
  firstAfter(position: number): Moment;
  /** Counted units in `(low, high]`. */
  count(low: number, high: number): number;
  /** The position `units` counted units after another. */
  shift(position: number, units: number): number;
  /** The nominal end of terms laid end to end, before roll-forward. */
  end(lengths: readonly TermLength[]): number;
  /** The end rolled forward over days off, when the term says so. */
  settled(position: number): number;
  /** True once a day of an unpublished calendar year was looked at. */
  provisional(): boolean;
}

export function scaleOf(calendar: WorkingDayCalendar, start: Moment, term: Term): Scale {
  return term.unit === 'hour' ? hourScale(start) : dayScale(calendar, start, term);
}

function hourScale(start: Moment): Scale {
  const origin = instantMs(instantOf(start));
  const position = (moment: Moment): number => (instantMs(instantOf(moment)) - origin) / 3_600_000;
  const moment = (hours: number): Moment => instantFrom(origin + Math.round(hours * 3_600_000));
  return {
    unit: 'hour',
    position,
    before: (from) => Math.max(0, position(from)),
    moment,
    firstAfter: moment,
    count: (low, high) => high - low,
    shift: (from, hours) => from + hours,
    end: (lengths) => position(lengths.reduce((at, length) => addHours(at, hoursOf(length)), instantOf(start))),
    settled: (end) => end,
    provisional: () => false,
  };
}

function hoursOf({ amount, unit }: TermLength): number {
  if (unit !== 'hour') throw new RangeError(`a clock of hours cannot be extended by ${unit}s`);
  return amount;
}

function dayScale(calendar: WorkingDayCalendar, start: Moment, term: Term): Scale {
  const origin = dayOf(start);
  let provisional = false;
  const noting = <T extends { readonly provisional: boolean }>(answer: T): T => {
    provisional ||= answer.provisional;
    return answer;
  };
  const day = (position: number): string => addDays(origin, position);
  const position = (moment: Moment): number => daysBetween(origin, dayOf(moment));
  const worked = (low: number, high: number): number => noting(workingDaysBetween(calendar, day(low), day(high))).count;
  const inWorkdays = term.unit === 'workday';
  return {
    unit: inWorkdays ? 'workday' : 'day',
    position,
    before: (from) => Math.max(0, position(from) - 1),
    moment: day,
    firstAfter: (low) => day(low + 1),
    count: (low, high) => (inWorkdays ? worked(low, high) : high - low),
    shift: (from, amount) => position(noting(nominalEnd(calendar, day(from), { amount, unit: inWorkdays ? 'workday' : 'day' })).day),
    end: (lengths) => position(lengths.reduce((at, length) => noting(nominalEnd(calendar, at, length)).day, origin)),
    settled: (end) => position(noting(settle(calendar, found(day(end)), term)).day),
    provisional: () => provisional,
  };
}

function found(day: string): FoundDay {
  return { day, provisional: false };
}
