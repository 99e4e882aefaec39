import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../calendar/civil-date.ts';
import { findDay } from './day-text.ts';

const anyDay = fc.integer({ min: 0, max: 50_000 }).map((days) => addDays('1960-01-01', days));

describe('a day', () => {
  test.each(['2019-07-09', '2019.07.09', '2019/7/9', '2019年7月9日', '2019 - 07 - 09', '20190709', '43655', '43655.0', '２０１９．７．９', '2019-07-09 00:00:00', '2019-07-09T08:00:00Z'])(
    'is read from %s',
    (text) => expect(findDay(text)).toBe('2019-07-09'),
  );

  test.each(['2019-02-29', '2019-13-01', '20190230', '2019', '2019-07', '1234567', '4365', '2.02E+12', '9日', ''])('is not read from %j', (text) => {
    expect(findDay(text)).toBeUndefined();
  });

  test('written in any known form comes back as itself', () => {
    const forms: readonly ((year: string, month: string, day: string) => string)[] = [
      (year, month, day) => `${year}-${month}-${day}`,
      (year, month, day) => `${year}.${Number(month)}.${Number(day)}`,
      (year, month, day) => `${year}/${month}/${Number(day)} 12:30`,
      (year, month, day) => `${year}${month}${day}`,
      (year, month, day) => ` ${year}年${Number(month)}月${Number(day)}日`,
    ];
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...forms), (day, form) => {
        const [year = '', month = '', date = ''] = day.split('-');
        expect(findDay(form(year, month, date))).toBe(day);
      }),
    );
  });

  test('given as a spreadsheet serial number counts from 1899-12-30', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(findDay(String(daysBetween('1899-12-30', day)))).toBe(day);
      }),
    );
  });
});
