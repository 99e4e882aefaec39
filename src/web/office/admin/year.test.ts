import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekday } from '#domain/calendar/civil-date.ts';
import { countDays, kindOf, turned, weeksOf } from './year.ts';

test('a day is turned between work and rest whatever it was', () => {
  const day = fc.integer({ min: 0, max: 364 }).map((offset) => addDays('2026-01-01', offset));
  fc.assert(fc.property(fc.uniqueArray(day, { maxLength: 20 }), day, (holidays, chosen) => {
    const before = { holidays, workdays: [] };
    const after = turned(chosen, before);
    const works = (lists: typeof before | typeof after): boolean => ['workday', 'makeUp'].includes(kindOf(chosen, lists));
    expect(works(after)).toBe(!works(before));
    expect(after.workdays.every((each) => weekday(each) >= 6 && !after.holidays.includes(each))).toBe(true);
  }));
});

test('the days of a year are counted', () => {
  expect(countDays(2026, { holidays: ['2026-01-01'], workdays: ['2026-01-04'] })).toEqual({ work: 261, off: 1, makeUp: 1 });
});

test('a month is laid out from Monday to Sunday', () => {
  expect(weeksOf('2026-02')).toHaveLength(5);
  expect(weeksOf('2026-02')[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-02-01']);
});
