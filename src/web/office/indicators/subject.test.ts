import { describe, expect, test } from 'vitest';
import { indicatorsSearch } from './searches.ts';
import { figureFrom, figureName, periodOfFact, periodOfSubject } from './subject.ts';

describe('a figure in the address bar', () => {
  test.each([
    { indicator: 'visits' },
    { indicator: 'visits', period: '2021-03' },
    { indicator: 'visits', period: '2022-01-01/2022-11-22', district: '990101' },
    { indicator: 'visits', district: '990101' },
  ])('%o comes back as it was written', (figure) => {
    expect(figureFrom(figureName(figure))).toEqual(figure);
  });

  test('a year without a day is the year, with one the span up to it', () => {
    expect(periodOfSubject({ year: 2022 })).toBe('2022');
    expect(periodOfSubject({ year: 2022, asOf: '2022-11-22' })).toBe('2022-01-01/2022-11-22');
    expect(periodOfFact({ instant: '2022-12-31' })).toBe('2022-01-01/2022-12-31');
  });

  test('a day outside its year and a year that is none are left out', () => {
    expect(indicatorsSearch({ year: 2022, asOf: '2021-05-01', q: 12330, owner: '' })).toEqual({ year: 2022, q: '12330' });
    expect(indicatorsSearch({ year: 'x', figure: 'visits@2022' })).toEqual({ figure: 'visits@2022' });
  });
});
