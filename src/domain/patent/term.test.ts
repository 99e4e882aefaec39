import { describe, expect, test } from 'vitest';
import { type PatentLife, endOfPatent, inForce, lastDayInForce, terminationDay } from './term.ts';

const YEARS = { invention: 20, utility: 10, design: 15 };
const patent: PatentLife = { kind: 'utility', filedOn: '1999-09-06', grantedOn: '2000-05-01' };

describe('the life of a patent', () => {
  test('ends on the corresponding day, the day before is the last in force', () => {
    expect(lastDayInForce(patent, YEARS)).toBe('2009-09-05');
    expect(terminationDay(patent, YEARS)).toBe('2009-09-06');
    expect(terminationDay({ kind: 'invention', filedOn: '2000-02-29' }, YEARS)).toBe('2020-02-29');
    expect(inForce(patent, '2009-09-05', YEARS)).toBe(true);
    expect(inForce(patent, '2009-09-06', YEARS)).toBe(false);
  });

  test('begins with the announcement of the grant', () => {
    expect(inForce(patent, '2000-04-30', YEARS)).toBe(false);
    expect(inForce(patent, '2000-05-01', YEARS)).toBe(true);
    expect(inForce({ kind: 'utility', filedOn: '1999-09-06' }, '2005-01-01', YEARS)).toBe(false);
  });

  test('is lengthened by compensation in days', () => {
    expect(terminationDay({ ...patent, compensationDays: 30 }, YEARS)).toBe('2009-10-06');
  });

  test('ends with the earliest of lapse, abandonment and invalidation, back-dated lapse included', () => {
    const ended = { ...patent, lapsedOn: '2006-09-06', abandonedOn: '2006-10-01', invalidatedOn: '2007-01-01' };
    expect(endOfPatent(ended, YEARS)).toEqual({ day: '2006-09-06', reason: 'lapsed' });
    expect(inForce(ended, '2006-09-05', YEARS)).toBe(true);
    expect(inForce(ended, '2006-09-06', YEARS)).toBe(false);
    expect(endOfPatent({ ...patent, lapsedOn: '2012-01-01' }, YEARS).reason).toBe('expired');
  });
});
