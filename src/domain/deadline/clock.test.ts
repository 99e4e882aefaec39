import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, eachDay } from '../calendar/civil-date.ts';
import { addWorkingDays, isWorkingDay, workingDayCalendar, workingDaysBetween } from '../calendar/working-days.ts';
import { type ClockInput, type Suspension, foldClock } from './clock.ts';
import { type Term, type TermUnit, beforeDay, endOfTerm, isTerm } from './term.ts';

const calendar = workingDayCalendar([2030, 2031, 2032, 2033].map((year) => ({
  year,
  published: year < 2033,
  source: 'invented',
  holidays: [`${year}-01-01`, ...eachDay(`${year}-02-03`, `${year}-02-09`), ...eachDay(`${year}-10-01`, `${year}-10-07`)],
  workdays: [],
})));

const reason = { zh: '无效宣告', en: 'invalidation' };

function input(term: Term, changes: Partial<ClockInput> = {}): ClockInput {
  return {
    rule: { id: 'test.term', term, basis: { zh: '测试', en: 'test' }, toBeConfirmed: false },
    start: '2031-03-03',
    today: '2031-03-03',
    warnWithin: 3,
    calendar,
    ...changes,
  };
}

const days = (amount: number, rollForward = false): Term => ({ amount, unit: 'day', rollForward });
const workdays = (amount: number): Term => ({ amount, unit: 'workday', rollForward: false });

describe('a clock', () => {
  test('runs green, warns yellow, turns red the day after the last day', () => {
    const on = (today: string) => foldClock(input(days(10), { today }));
    expect(on('2031-03-03')).toMatchObject({ due: '2031-03-13', elapsed: 0, remaining: 10, status: 'running', light: 'green' });
    expect(on('2031-03-10')).toMatchObject({ elapsed: 7, remaining: 3, status: 'running', light: 'yellow' });
    expect(on('2031-03-13')).toMatchObject({ remaining: 0, status: 'running', light: 'yellow' });
    expect(on('2031-03-15')).toMatchObject({ remaining: -2, status: 'overdue', light: 'red' });
  });

  test('is met when stopped on the last day and missed when stopped the day after, whatever the day today', () => {
    const on = (stoppedOn: string) => foldClock(input(days(10), { stoppedOn, today: '2031-09-01' }));
    expect(on('2031-03-13')).toMatchObject({ status: 'met', light: 'green', remaining: 0, elapsed: 10 });
    expect(on('2031-03-14')).toMatchObject({ status: 'missed', light: 'red', remaining: -1 });
  });

  test('stands still while suspended, and goes on where it stood', () => {
    const suspensions: Suspension[] = [{ from: '2031-03-06', reason }];
    expect(foldClock(input(days(10), { suspensions, today: '2031-03-20' }))).toMatchObject({
      status: 'suspended', light: 'suspended', suspendedNow: true, elapsed: 3, remaining: 7, suspendedDays: 14, due: '2031-03-27', originalDue: '2031-03-13',
    });
    const resumed: Suspension[] = [{ from: '2031-03-06', to: '2031-03-20', reason }];
    expect(foldClock(input(days(10), { suspensions: resumed, today: '2031-03-20' }))).toMatchObject({ status: 'running', elapsed: 3, remaining: 7, suspendedNow: false });
  });

  test('cannot be saved by a suspension that begins after the last day', () => {
    const suspensions: Suspension[] = [{ from: '2031-03-14', reason }];
    expect(foldClock(input(days(10), { suspensions, today: '2031-03-20' }))).toMatchObject({ status: 'overdue', suspendedNow: false, suspendedDays: 0 });
  });

  test('of a suspended case that was then finished counts the suspension only to the finish', () => {
    const suspensions: Suspension[] = [{ from: '2031-03-06', reason }];
    expect(foldClock(input(days(10), { suspensions, stoppedOn: '2031-03-20', today: '2031-12-01' }))).toMatchObject({ status: 'met', suspendedDays: 14, remaining: 7 });
  });

  test('counts working days left across a holiday', () => {
    const clock = foldClock(input(workdays(5), { start: '2031-09-29', today: '2031-09-30' }));
    expect(clock).toMatchObject({ due: '2031-10-13', unit: 'workday', elapsed: 1, remaining: 4 });
  });

  test('of hours is exact to the minute and suspended by instants', () => {
    const hours: Term = { amount: 24, unit: 'hour', rollForward: false };
    const start = '2031-03-03T02:00:00.000Z';
    const suspensions: Suspension[] = [{ from: '2031-03-03T04:00:00.000Z', to: '2031-03-03T09:30:00.000Z', reason }];
    const clock = foldClock(input(hours, { start, suspensions, today: '2031-03-03T10:00:00.000Z', warnWithin: 4 }));
    expect(clock).toMatchObject({ due: '2031-03-04T07:30:00.000Z', unit: 'hour', elapsed: 2.5, remaining: 21.5, suspended: 5.5, suspendedDays: 0, status: 'running' });
    expect(foldClock(input(hours, { start, today: '2031-03-04T02:00:00.001Z' })).status).toBe('overdue');
    expect(() => foldClock(input(hours, { start, extensions: [{ amount: 1, unit: 'day' }], today: start }))).toThrow('extended by days');
  });

  test('says what is to be confirmed and what is provisional', () => {
    const clock = foldClock(input(workdays(5), { start: '2032-12-29', today: '2032-12-29', extensions: [{ amount: 1, unit: 'workday', toBeConfirmed: true }] }));
    expect(clock).toMatchObject({ toBeConfirmed: true, provisional: true, ruleId: 'test.term' });
    expect(foldClock(input(workdays(5)))).toMatchObject({ toBeConfirmed: false, provisional: false });
  });

  test('draws as a ruler without gaps', () => {
    const suspensions: Suspension[] = [{ from: '2031-03-06', to: '2031-03-10', reason }];
    expect(foldClock(input(days(10), { suspensions, today: '2031-03-12' })).segments).toEqual([
      { kind: 'elapsed', from: '2031-03-04', to: '2031-03-05', length: 2 },
      { kind: 'suspended', from: '2031-03-06', to: '2031-03-09', length: 4, reason },
      { kind: 'elapsed', from: '2031-03-10', to: '2031-03-12', length: 3 },
      { kind: 'remaining', from: '2031-03-13', to: '2031-03-17', length: 5 },
    ]);
    expect(foldClock(input(days(2), { today: '2031-03-08' })).segments.map(({ kind, length }) => [kind, length])).toEqual([['elapsed', 2], ['overdue', 3]]);
  });
});

describe('a term', () => {
  test('refuses what is no amount or no unit', () => {
    expect(isTerm(days(5))).toBe(true);
    for (const broken of [null, 5, { amount: 1.5, unit: 'day', rollForward: true }, { amount: -1, unit: 'day', rollForward: true }, { amount: 1, unit: 'week', rollForward: true }, { amount: 1, unit: 'day' }]) {
      expect(isTerm(broken)).toBe(false);
    }
  });

  test('of n working days before a day undoes n working days after it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 20 }), (offset, amount) => {
      const hearing = addWorkingDays(calendar, addDays('2030-03-01', offset), 1).day;
      const latest = beforeDay(calendar, hearing, { amount, unit: 'workday' }).day;
      expect(endOfTerm(calendar, latest, workdays(amount)).day).toBe(hearing);
    }));
  });
});

const UNITS: readonly TermUnit[] = ['workday', 'day', 'month', 'year'];
const anyTerm = fc.record({ unit: fc.constantFrom(...UNITS), amount: fc.integer({ min: 1, max: 20 }), rollForward: fc.boolean() })
  .map((term) => (term.unit === 'year' ? { ...term, amount: 1 } : { ...term, amount: term.unit === 'month' ? 1 + (term.amount % 6) : term.amount }));
const anyStart = fc.integer({ min: 0, max: 300 }).map((offset) => addDays('2030-06-01', offset));
const anySpans = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 25 })), { maxLength: 3 });

/** The oracle: walks day by day, not counting the start day nor days on which the clock stands still. */
function walk(start: string, term: Term, still: (day: string) => boolean): string {
  const counted = (day: string) => !still(day) && (term.unit !== 'workday' || isWorkingDay(calendar, day).working);
  let left = term.unit === 'workday' ? term.amount : daysBetween(start, plainEnd(start, term));
  let day = start;
  while (left > 0) {
    day = addDays(day, 1);
    if (counted(day)) left -= 1;
  }
  return day;
}

function plainEnd(start: string, { amount, unit }: Term): string {
  if (unit === 'day') return addDays(start, amount);
  return addMonths(start, unit === 'year' ? amount * 12 : amount);
}

function suspensionsFrom(start: string, spans: readonly (readonly [number, number])[]): Suspension[] {
  return spans.map(([offset, length]) => ({ from: addDays(start, offset), to: addDays(start, offset + length), reason }));
}

describe('every clock', () => {
  test('ends on the day a day-by-day walk ends, with any suspensions', () => {
    fc.assert(fc.property(anyStart, anyTerm, anySpans, (start, term, spans) => {
      const suspensions = suspensionsFrom(start, spans);
      const unrolled = { ...term, rollForward: false };
      const due = foldClock(input(unrolled, { start, today: start, suspensions })).due;
      expect(due).toBe(walk(start, unrolled, (day) => suspensions.some(({ from, to }) => from <= day && to !== undefined && day < to)));
    }));
  });

  test('of calendar days moves by n when it stands still for n days', () => {
    fc.assert(fc.property(anyStart, fc.integer({ min: 5, max: 90 }), fc.integer({ min: 1, max: 60 }), fc.nat(), (start, amount, length, at) => {
      const suspensions = suspensionsFrom(start, [[1 + (at % amount), length]]);
      const due = foldClock(input(days(amount), { start, today: start, suspensions })).due;
      expect(due).toBe(addDays(start, amount + length));
    }));
  });

  test('splits its time into elapsed, suspended and remaining, and its ruler covers it whole', () => {
    fc.assert(fc.property(anyStart, anyTerm, anySpans, fc.integer({ min: 0, max: 150 }), (start, term, spans, offset) => {
      const today = addDays(start, offset);
      const clock = foldClock(input(term, { start, today, suspensions: suspensionsFrom(start, spans) }));
      const units = clock.unit === 'workday' ? workingDaysBetween(calendar, start, today).count : offset;
      expect(clock.elapsed + clock.suspended).toBe(units);
      const last = clock.due > today ? clock.due : today;
      expect(clock.segments.reduce((sum, { length }) => sum + length, 0)).toBe(daysBetween(start, last));
      expect(clock.segments.slice(1).map(({ from }) => from)).toEqual(clock.segments.slice(0, -1).map(({ to }) => addDays(to, 1)));
      expect(clock.remaining < 0).toBe(clock.unit === 'workday' ? workingDaysBetween(calendar, clock.due, today).count > 0 : today > clock.due);
    }));
  });

  test('ends on a working day when it rolls forward', () => {
    fc.assert(fc.property(anyStart, anyTerm, anySpans, (start, term, spans) => {
      const rolled = { ...term, rollForward: true };
      const { due } = foldClock(input(rolled, { start, today: start, suspensions: suspensionsFrom(start, spans) }));
      expect(isWorkingDay(calendar, due).working).toBe(true);
    }));
  });

  test('goes on as before once an open suspension is closed today', () => {
    fc.assert(fc.property(anyStart, anyTerm, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 }), (start, term, from, length) => {
      const today = addDays(start, from + length);
      const open = foldClock(input(term, { start, today, suspensions: [{ from: addDays(start, from), reason }] }));
      const closed = foldClock(input(term, { start, today, suspensions: [{ from: addDays(start, from), to: today, reason }] }));
      expect([open.due, open.remaining, open.elapsed]).toEqual([closed.due, closed.remaining, closed.elapsed]);
    }));
  });
});
