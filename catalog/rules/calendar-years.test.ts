import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eachDay, weekday } from '#domain/calendar/civil-date.ts';
import { isWorkingDay, workingDayCalendar } from '#domain/calendar/working-days.ts';
import { CALENDAR_YEARS } from './calendar-years.ts';

const calendar = workingDayCalendar(CALENDAR_YEARS);

/** The data itself, because its functions read a day in the machine's time zone. */
const DATA_SET = JSON.parse(readFileSync(new URL('../../node_modules/chinese-days/dist/chinese-days.json', import.meta.url), 'utf8')) as {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
};

function workedInDataSet(day: string): boolean {
  return day in DATA_SET.workdays || (weekday(day) < 6 && !(day in DATA_SET.holidays));
}

describe('the year tables', () => {
  test('cover 2019 to 2026 without a gap, each with its notice', () => {
    expect(CALENDAR_YEARS.map((table) => table.year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(CALENDAR_YEARS.every((table) => table.published && table.source.includes('国办发明电'))).toBe(true);
  });

  test('agree on every day with the data set they were taken from', () => {
    const different = eachDay('2019-01-01', '2026-12-31').filter((day) => isWorkingDay(calendar, day).working !== workedInDataSet(day));
    expect(different).toEqual([]);
  });

  test('make up only weekend days', () => {
    expect(CALENDAR_YEARS.flatMap((table) => table.workdays).filter((day) => weekday(day) < 6)).toEqual([]);
  });

  test.each([
    ['2019-05-05', true], ['2020-01-31', false], ['2020-02-01', false], ['2020-10-08', false], ['2021-02-20', true], ['2022-01-29', true],
    ['2022-12-31', false], ['2023-06-25', true], ['2024-02-09', true], ['2024-10-12', true], ['2025-10-08', false], ['2026-01-04', true], ['2026-02-23', false],
  ])('%s is a working day: %s', (day, working) => {
    expect(isWorkingDay(calendar, day)).toEqual({ working, provisional: false });
  });
});
