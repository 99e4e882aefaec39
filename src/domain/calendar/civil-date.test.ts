import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays, addMonths, addYears, civilDateAt, daysBetween, eachDay, eachMonth, endOfMonth, endOfYear, isCivilDate,
  monthOf, startInstantOf, startOfMonth, weekday, yearOf,
} from './civil-date.ts';

const anyDay = fc.integer({ min: -200_000, max: 1_000_000 }).map((days) => addDays('1970-01-01', days));

describe('civil days', () => {
  test.each(['2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01'])('%s is a real day', (day) => {
    expect(isCivilDate(day)).toBe(true);
  });

  test.each(['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-4-1', '20240401', '0000-01-01', '', 20240101, null])(
    '%s is not a civil day',
    (value) => expect(isCivilDate(value)).toBe(false),
  );

  test('a month later is the corresponding day, or the last day of the month where there is none', () => {
    expect(addMonths('2024-08-31', 6)).toBe('2025-02-28');
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-01-15', -1)).toBe('2023-12-15');
    expect(addYears('2000-02-29', 20)).toBe('2020-02-29');
    expect(addYears('2020-02-29', 1)).toBe('2021-02-28');
  });

  test('an instant falls on the day it is in Shanghai', () => {
    expect(civilDateAt('2023-12-31T15:59:59.999Z')).toBe('2023-12-31');
    expect(civilDateAt('2023-12-31T16:00:00Z')).toBe('2024-01-01');
    expect(civilDateAt('2024-01-01T00:00:00+08:00')).toBe('2024-01-01');
    expect(() => civilDateAt('2024-01-01T00:00:00')).toThrow('2024-01-01T00:00:00');
  });

  test('weekdays, months and years are those of the calendar on the wall', () => {
    expect(weekday('2024-10-01')).toBe(2);
    expect(weekday('1970-01-01')).toBe(4);
    expect(weekday('2023-01-01')).toBe(7);
    expect([monthOf('2024-05-17'), yearOf('2024-05-17')]).toEqual(['2024-05', 2024]);
    expect([startOfMonth('2024-02-17'), endOfMonth('2024-02'), endOfYear('2024-02-17')]).toEqual(['2024-02-01', '2024-02-29', '2024-12-31']);
    expect(eachMonth('2023-11-30', '2024-01-01')).toEqual(['2023-11', '2023-12', '2024-01']);
    expect(eachDay('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(eachDay('2024-03-01', '2024-02-28')).toEqual([]);
  });

  test('day arithmetic agrees with the platform clock in UTC', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
      const expected = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
      expect(addDays(day, days)).toBe(expected);
      expect(daysBetween(day, expected)).toBe(days);
      expect(weekday(day) % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay());
    }));
  });

  test('the instant a day begins is on that day, one millisecond earlier is the day before', () => {
    fc.assert(fc.property(anyDay.filter((day) => yearOf(day) > 1), (day) => {
      const start = startInstantOf(day);
      expect(civilDateAt(start)).toBe(day);
      expect(civilDateAt(new Date(Date.parse(start) - 1).toISOString())).toBe(addDays(day, -1));
    }));
  });
});

const PROBE = `
  import * as civil from ${JSON.stringify(new URL('civil-date.ts', import.meta.url).href)};
  console.log(JSON.stringify([
    new Date(2024, 0, 1).toISOString(),
    civil.addDays('2011-12-29', 2), civil.daysBetween('2024-03-01', '2024-11-10'), civil.addMonths('2024-03-10', 8),
    civil.civilDateAt('2024-03-10T15:59:59Z'), civil.startInstantOf('2024-11-03'), civil.weekday('2024-11-03'),
  ]));`;

describe('on a machine in another time zone', () => {
  test.each([
    ['Asia/Shanghai', '2023-12-31T16:00:00.000Z'], ['America/New_York', '2024-01-01T05:00:00.000Z'], ['Pacific/Apia', '2023-12-31T11:00:00.000Z'],
  ])('%s: days, instants and weekdays come out the same', (zone, localNewYear) => {
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', PROBE], { env: { ...process.env, TZ: zone, NODE_OPTIONS: '' }, encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual([localNewYear, '2011-12-31', 254, '2024-11-10', '2024-03-10', '2024-11-02T16:00:00.000Z', 7]);
  });
});
