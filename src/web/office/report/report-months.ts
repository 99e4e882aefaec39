import { type CivilDate, endOfMonth } from '#domain/calendar/civil-date.ts';

/** The last day of a month. */
export function monthEnd(year: number, month: number): CivilDate {
  return endOfMonth(`${year}-${String(month).padStart(2, '0')}`);
}

/** The months of a year that have ended, whose reports can be written. */
export function endedMonths(year: number, today: CivilDate): readonly number[] {
  return Array.from({ length: 12 }, (_, index) => index + 1).filter((month) => monthEnd(year, month) <= today);
}
