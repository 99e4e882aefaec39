import type { CivilDate } from '#domain/calendar/civil-date.ts';

/** Where a document has no such day. */
export const NO_DAY = -1;
/** Greater than every day's number. */
export const DAYS_END = 2 ** 22;

/** A civil day as a number below `DAYS_END` that orders as the day does; numbers of following days may have gaps. */
export function dayNumber(day: CivilDate | undefined): number {
  if (day === undefined) return NO_DAY;
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return (year * 13 + month) * 32 + date;
}

/** Sorts newest days first, missing ones last. */
export const newestFirst = (day: number): number => (day === NO_DAY ? DAYS_END : DAYS_END - 1 - day);

/** Sorts oldest days first, missing ones last. */
export const oldestFirst = (day: number): number => (day === NO_DAY ? DAYS_END : day);
