/**
 * A civil day (公历日) in Asia/Shanghai, written `YYYY-MM-DD`, years 0001–9999.
 * Two civil days compare with `<` and `===`. All functions here are pure arithmetic on the
 * proleptic Gregorian calendar: no `Date`, so the machine's time zone never matters.
 */
export type CivilDate = string;

/** A calendar month, written `YYYY-MM`. */
export type CivilMonth = string;

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719_468;

/** True for a real day written `YYYY-MM-DD`; `2023-02-29` and `2023-2-1` are not. */
export function isCivilDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && findParts(value) !== undefined;
}

/** Moves by whole days, backwards when negative. */
export function addDays(day: CivilDate, days: number): CivilDate {
  return fromDayNumber(toDayNumber(day) + days);
}

/**
 * Moves by calendar months to the corresponding day (相应日), or to the last day of the month where
 * there is none. 专利法实施细则 (2023) 第五条. 2024-08-31 + 6 months = 2025-02-28.
 */
export function addMonths(day: CivilDate, months: number): CivilDate {
  const from = parts(day);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return format({ year, month, day: Math.min(from.day, lengthOfMonth(year, month)) });
}

/** Moves by calendar years to the corresponding day; 29 February becomes 28 February in a common year. */
export function addYears(day: CivilDate, years: number): CivilDate {
  return addMonths(day, years * 12);
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

export function weekday(day: CivilDate): Weekday {
  const index = (((toDayNumber(day) + 3) % 7) + 7) % 7;
  return (index + 1) as Weekday;
}

/** `2024-05` for `2024-05-17`. */
export function monthOf(day: CivilDate): CivilMonth {
  return day.slice(0, 7);
}

/** 2024 for `2024-05-17`; also takes a month `2024-05`. */
export function yearOf(day: CivilDate | CivilMonth): number {
  return Number(day.slice(0, 4));
}

/** The first day of the month of a day or of a `YYYY-MM`. */
export function startOfMonth(day: CivilDate | CivilMonth): CivilDate {
  return `${day.slice(0, 7)}-01`;
}

/** The last day of the month of a day or of a `YYYY-MM`. */
export function endOfMonth(day: CivilDate | CivilMonth): CivilDate {
  const { year, month } = parts(startOfMonth(day));
  return format({ year, month, day: lengthOfMonth(year, month) });
}

/** 1 January of a day's year. */
export function startOfYear(day: CivilDate): CivilDate {
  return `${day.slice(0, 4)}-01-01`;
}

/** 31 December of a day's year. */
export function endOfYear(day: CivilDate): CivilDate {
  return `${day.slice(0, 4)}-12-31`;
}

/** Every month touched by the days `from` … `to`, in order; none when `to` is earlier. */
export function eachMonth(from: CivilDate, to: CivilDate): CivilMonth[] {
  const months: CivilMonth[] = [];
  for (let start = startOfMonth(from); start <= to; start = addMonths(start, 1)) months.push(monthOf(start));
  return months;
}

/** Every day `from` … `to`, both included; none when `to` is earlier. */
export function eachDay(from: CivilDate, to: CivilDate): CivilDate[] {
  const length = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length }, (_, index) => addDays(from, index));
}

/** The earlier of two days. */
export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

/** The later of two days. */
export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

/**
 * The civil day in Shanghai (+08:00 all year, 北京时间) of an instant in ISO form with `Z` or an offset.
 * Throws on text that is no instant.
 */
export function civilDateAt(instantIso: string): CivilDate {
  return fromDayNumber(Math.floor((instantMs(instantIso) + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** The instant (UTC, ISO) at which a civil day begins in Shanghai: 2024-01-02 begins at 2024-01-01T16:00:00.000Z. */
export function startInstantOf(day: CivilDate): string {
  return instantFrom(toDayNumber(day) * DAY_MS - SHANGHAI_OFFSET_MS);
}

/** Milliseconds since 1970 of an ISO instant that names its offset; throws on anything else. */
export function instantMs(instantIso: string): number {
  const ms = /(Z|[+-]\d{2}:\d{2})$/.test(instantIso) ? Date.parse(instantIso) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an instant with an offset: ${instantIso}`);
  return ms;
}

/** The ISO instant in UTC of milliseconds since 1970. */
export function instantFrom(ms: number): string {
  return new Date(ms).toISOString();
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function findParts(text: string): Parts | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const real = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  return real ? { year, month, day } : undefined;
}

function parts(day: CivilDate): Parts {
  const found = findParts(day);
  if (!found) throw new RangeError(`not a civil day: ${day}`);
  return found;
}

function format({ year, month, day }: Parts): CivilDate {
  if (year < 1 || year > 9999) throw new RangeError(`year out of range: ${year}`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Days since 1970-01-01, by counting 400-year eras of years that begin in March. */
function toDayNumber(text: CivilDate): number {
  const { year, month, day } = parts(text);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - EPOCH_SHIFT;
}

function fromDayNumber(number: number): CivilDate {
  const shifted = number + EPOCH_SHIFT;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return format({ year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 });
}
