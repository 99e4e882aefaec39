import { expect, test } from 'vitest';
import { workingDayCalendar } from '../calendar/working-days.ts';
import { type AnnuityTable, feeCalendar } from './annuity.ts';

const UTILITY = [{ from: 1, to: 3, fee: 60_000 }, { from: 4, to: 10, fee: 90_000 }];
const TABLE: AnnuityTable = { invention: [], utility: UTILITY, design: UTILITY };
const calendar = workingDayCalendar([{ year: 2022, published: true, holidays: [], workdays: [], source: 'test' }]);

test('Annuities fall due from the year after the grant’s until the term is over, rolled over days off', () => {
  const dues = feeCalendar(TABLE, { kind: 'utility', filedOn: '2020-03-05', grantedOn: '2020-10-13', termYears: 10 }, { percentPerMonth: 5, graceMonths: 6 }, calendar);
  expect(dues.map(({ year }) => year)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  // 2022-03-05 is a Saturday.
  expect(dues[1]).toEqual({ year: 3, due: '2022-03-07', graceUntil: '2022-09-05', fee: 60_000, provisional: false });
  expect(dues[2]).toMatchObject({ year: 4, fee: 90_000, provisional: true });
});

test('A compensated term adds an annuity for each of its full years, none for a part of one', () => {
  const yearsOf = (days: number): readonly number[] => feeCalendar(TABLE, { kind: 'utility', filedOn: '2012-03-05', grantedOn: '2020-10-13', termYears: 10, compensation: { days, fee: 800_000 } }, { percentPerMonth: 5, graceMonths: 6 }, calendar).map(({ year }) => year);
  expect([0, 364, 365, 800].map(yearsOf)).toEqual([[10], [10], [10, 11], [10, 11, 12]]);
  const [, extra] = feeCalendar(TABLE, { kind: 'utility', filedOn: '2012-03-05', grantedOn: '2020-10-13', termYears: 10, compensation: { days: 400, fee: 800_000 } }, { percentPerMonth: 5, graceMonths: 6 }, calendar);
  expect(extra).toMatchObject({ year: 11, due: '2022-03-07', fee: 800_000 });
});
