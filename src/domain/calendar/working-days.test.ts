import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, eachDay, weekday } from './civil-date.ts';
import {
  type CalendarYear, addWorkingDays, isWorkingDay, nextWorkingDay, workingDayCalendar, workingDayOnOrAfter, workingDaysBetween,
} from './working-days.ts';

/** Invented years with long weekends off and weekend days worked, so that the test needs no real table. */
const TABLES: readonly CalendarYear[] = [2031, 2032, 2033].map((year) => ({
  year,
  published: year < 2033,
  source: 'invented',
  holidays: [...eachDay(`${year}-01-28`, `${year}-02-03`), `${year}-05-01`, ...eachDay(`${year}-10-01`, `${year}-10-07`)],
  workdays: eachDay(`${year}-09-20`, `${year}-09-30`).filter((day) => weekday(day) >= 6),
}));
const calendar = workingDayCalendar(TABLES);

/** The oracle: a list of every day of the invented years with its answer, read off the tables. */
const DAYS = eachDay('2031-01-01', '2033-12-31');
const WORKED = new Set(DAYS.filter((day) => {
  if (TABLES.some((table) => table.workdays.includes(day))) return true;
  return weekday(day) < 6 && !TABLES.some((table) => table.holidays.includes(day));
}));
const anyDay = fc.integer({ min: 0, max: daysBetween('2031-01-01', '2033-09-01') }).map((days) => addDays('2031-01-01', days));

describe('the working-day calendar', () => {
  test('a day off on a weekday is not worked, a make-up Saturday is, and neither answer is provisional', () => {
    expect(isWorkingDay(calendar, '2031-10-01')).toEqual({ working: false, provisional: false });
    expect(weekday('2031-09-20')).toBe(6);
    expect(isWorkingDay(calendar, '2031-09-20')).toEqual({ working: true, provisional: false });
  });

  test('a year nobody has published is computed from weekends and says so', () => {
    expect(isWorkingDay(calendar, '2040-10-01')).toEqual({ working: true, provisional: true });
    expect(isWorkingDay(calendar, '2040-10-06')).toEqual({ working: false, provisional: true });
    expect(isWorkingDay(calendar, '2033-10-04')).toEqual({ working: false, provisional: true });
  });

  test('a walk is provisional exactly when it entered an unpublished year', () => {
    expect(addWorkingDays(calendar, '2032-12-28', 2)).toEqual({ day: '2032-12-30', provisional: false });
    expect(addWorkingDays(calendar, '2032-12-30', 2)).toEqual({ day: '2033-01-03', provisional: true });
    expect(workingDaysBetween(calendar, '2032-12-31', '2033-01-01').provisional).toBe(true);
  });

  test('rolling forward keeps a working day and moves a holiday to the next working day', () => {
    expect(workingDayOnOrAfter(calendar, '2031-09-30').day).toBe('2031-09-30');
    expect(workingDayOnOrAfter(calendar, '2031-10-03').day).toBe('2031-10-08');
    expect(nextWorkingDay(calendar, '2031-09-30').day).toBe('2031-10-08');
    expect(addWorkingDays(calendar, '2031-10-03', 0).day).toBe('2031-10-03');
  });

  test('adding working days agrees with a walk over the list of all days', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
      expect(addWorkingDays(calendar, day, count).day).toBe(DAYS.filter((each) => each > day && WORKED.has(each))[count - 1]);
      const before = DAYS.filter((each) => each < day && WORKED.has(each)).at(-count);
      if (before) expect(addWorkingDays(calendar, day, -count).day).toBe(before);
    }), { numRuns: 60 });
  });

  test('counting agrees with the list, and undoes adding', () => {
    fc.assert(fc.property(anyDay, anyDay, (from, to) => {
      const oracle = DAYS.filter((each) => each > from && each <= to && WORKED.has(each)).length;
      const reverse = DAYS.filter((each) => each >= to && each < from && WORKED.has(each)).length;
      expect(workingDaysBetween(calendar, from, to).count).toBe(to >= from ? oracle : 0 - reverse);
    }), { numRuns: 60 });
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, count) => {
      expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, count).day).count).toBe(count);
    }), { numRuns: 60 });
  });

  test.each([
    ['given twice', [TABLES[0], TABLES[0]]],
    ['no day of that year', [{ ...TABLES[0], holidays: ['2032-01-01'] }]],
    ['no day of that year', [{ ...TABLES[0], holidays: ['2031-02-29'] }]],
    ['both a holiday and a workday', [{ ...TABLES[0], holidays: ['2031-03-01'], workdays: ['2031-03-01'] }]],
  ])('a broken table is refused: %s', (message, tables) => {
    expect(() => workingDayCalendar(tables as CalendarYear[])).toThrow(message);
  });
});
