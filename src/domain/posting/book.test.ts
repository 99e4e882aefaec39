import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Book } from './book.ts';
import { postingsBetween } from './difference.ts';
import { type Line, line, observe, type VersionedLine } from './line.ts';

const YEAR = { from: '2022-01-01', to: '2022-12-31' };
const versioned = (...lines: readonly Line[]): VersionedLine[] => lines.map((each) => ({ line: each, version: 1 }));

function booked(...cases: readonly (readonly Line[])[]): Book {
  const book = new Book();
  cases.forEach((lines, index) => book.post({ caseId: `c${index}` }, postingsBetween([], versioned(...lines))));
  return book;
}

describe('movements', () => {
  test('add up over the days of a period and within a scope', async () => {
    const book = booked([line('visits', '2022-01-01', 1, { district: '01', dimensions: { team: 'a' } })], [line('visits', '2022-12-31', 1, { district: '02', dimensions: { team: 'b' } })], [line('visits', '2023-01-01')]);
    expect(await book.sum('visits', YEAR, {})).toEqual({ amount: 2, rows: 2 });
    expect(await book.sum('visits', YEAR, { district: '01' })).toEqual({ amount: 1, rows: 1 });
    expect(await book.sum('visits', YEAR, { dimensions: { team: 'b' } })).toEqual({ amount: 1, rows: 1 });
  });

  test('a unit’s scope takes in what lies below it', async () => {
    const tree = new Map([['d1', 'bureau']]);
    const book = new Book({ unit: (code, scope) => code === scope || tree.get(code ?? '') === scope, district: (code, scope) => code === scope });
    book.post({ caseId: 'c' }, postingsBetween([], versioned(line('visits', '2022-05-01', 1, { unit: 'd1' }))));
    expect(await book.sum('visits', YEAR, { unit: 'bureau' })).toMatchObject({ rows: 1 });
    expect(await book.sum('visits', YEAR, { unit: 'd2' })).toMatchObject({ rows: 0 });
  });

  test('one entity twice counts once, and goes only when its last line is reversed', async () => {
    const twice = [line('visits', '2022-03-01', 1, { entity: 'p1' }), line('visits', '2022-04-01', 1, { entity: 'p1' })];
    const book = booked(twice);
    expect(await book.distinct('visits', YEAR, {})).toBe(1);
    book.post({ caseId: 'c0' }, postingsBetween(versioned(...twice), versioned(...twice.slice(1))));
    expect(await book.distinct('visits', YEAR, {})).toBe(1);
    book.post({ caseId: 'c0' }, postingsBetween(versioned(...twice.slice(1)), []));
    expect(await book.distinct('visits', YEAR, {})).toBe(0);
  });

  test('a case cannot reverse what it never said', () => {
    const said = versioned(line('visits', '2022-03-01'));
    const book = booked([line('visits', '2022-03-01')]);
    expect(() => book.post({ caseId: 'other' }, postingsBetween(said, []))).toThrow('never posted');
  });
});

describe('observations', () => {
  const level = (date: string, amount: number, district: string): Line => observe('in-force', date, amount, 'statement', { district });

  test('the latest of each key stands, and the keys are added', async () => {
    const book = booked([level('2022-11-30', 90, '01'), level('2022-11-30', 40, '02')], [level('2022-12-31', 100, '01')]);
    expect(await book.latest('in-force', YEAR, 'statement', {})).toEqual({ amount: 140, rows: 2, date: '2022-12-31', districts: ['01', '02'] });
    expect(await book.latest('in-force', YEAR, 'statement', { district: '02' })).toEqual({ amount: 40, rows: 1, date: '2022-11-30', districts: ['02'] });
  });

  test('of one day the later recorded supersedes, and comes back to life when that one is annulled', async () => {
    const book = booked([level('2022-12-31', 100, '01')], [level('2022-12-31', 98, '01')]);
    expect(await book.latest('in-force', YEAR, 'statement', {})).toMatchObject({ amount: 98 });
    book.post({ caseId: 'c1' }, postingsBetween(versioned(level('2022-12-31', 98, '01')), []));
    expect(await book.latest('in-force', YEAR, 'statement', {})).toMatchObject({ amount: 100 });
  });

  test('annulling one of two equal statements strikes its own, not the newer one', async () => {
    const book = booked([level('2022-12-31', 100, '01')], [level('2022-12-31', 90, '01')], [level('2022-12-31', 100, '01')]);
    book.post({ caseId: 'c0' }, postingsBetween(versioned(level('2022-12-31', 100, '01')), []));
    expect(await book.latest('in-force', YEAR, 'statement', {})).toMatchObject({ amount: 100 });
  });

  test('sources are never added, and silence is not zero', async () => {
    const book = booked([level('2022-12-31', 100, '01')], [observe('in-force', '2022-12-31', 7, 'supplied')]);
    expect(await book.latest('in-force', YEAR, 'statement', {})).toMatchObject({ amount: 100 });
    expect(await book.latest('in-force', { from: '2021-01-01', to: '2021-12-31' }, 'statement', {})).toBeUndefined();
  });
});

const someLines = fc.array(
  fc.record({ date: fc.constantFrom('2022-01-05', '2022-02-05'), amount: fc.integer({ min: 0, max: 3 }), entity: fc.constantFrom('a', 'b', 'c') }),
  { maxLength: 5 },
);

test('whatever a case said before, the book holds what it says last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someLines, { minLength: 1, maxLength: 6 }), async (history) => {
      const book = new Book();
      let before: VersionedLine[] = [];
      for (const lines of history) {
        const after = versioned(...lines.map(({ date, amount, entity }) => line('visits', date, amount, { entity })));
        book.post({ caseId: 'c' }, postingsBetween(before, after));
        before = after;
      }
      const last = history.at(-1) ?? [];
      expect(await book.sum('visits', YEAR, {})).toEqual({ amount: last.reduce((sum, { amount }) => sum + amount, 0), rows: last.length });
      expect(await book.distinct('visits', YEAR, {})).toBe(new Set(last.map(({ entity }) => entity)).size);
    }),
  );
});
