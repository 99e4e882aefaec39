import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar/civil-date.ts';
import { lengthOf, rulerOf, type RulerSegment } from './geometry.ts';

const stretch = (kind: string, from: string, to: string): RulerSegment => ({ kind, from, to });

describe('the clock ruler', () => {
  test('a stretch is as wide as it is long, and the last day closes the line', () => {
    const ruler = rulerOf([stretch('elapsed', '2026-03-02', '2026-03-11'), stretch('suspended', '2026-03-12', '2026-03-21'), stretch('remaining', '2026-03-22', '2026-04-10')], true);
    expect(ruler.pieces.map(({ kind, left, width }) => [kind, left, width])).toEqual([['elapsed', 0, 25], ['suspended', 25, 25], ['remaining', 50, 50]]);
    expect([ruler.today, ruler.due]).toEqual([50, 100]);
  });

  test('late, the due day lies where the overrun begins and today at the end', () => {
    const ruler = rulerOf([stretch('elapsed', '2026-03-01', '2026-03-30'), stretch('overdue', '2026-03-31', '2026-04-09')], true);
    expect([ruler.due, ruler.today]).toEqual([75, 100]);
    expect(ruler.pieces[1]?.kind).toBe('over');
  });

  test('a clock that has stopped marks no today', () => {
    expect(rulerOf([stretch('elapsed', '2026-03-01', '2026-03-30')], false).today).toBeUndefined();
  });

  test('hours are measured between instants', () => {
    expect(lengthOf(stretch('elapsed', '2026-03-01T00:00:00.000Z', '2026-03-02T12:00:00.000Z'))).toBe(36);
    expect(rulerOf([stretch('elapsed', '2026-03-01T00:00:00.000Z', '2026-03-02T12:00:00.000Z')], true).ticks).toEqual([]);
  });

  test('months bear their number; between them are days on a short ruler, weeks on a longer one, nothing on a long one', () => {
    const months = (to: string): (number | undefined)[] => rulerOf([stretch('remaining', '2026-03-20', to)], true).ticks.map((tick) => tick.month);
    expect(months('2026-04-02').filter((month) => month !== undefined)).toEqual([4]);
    expect(months('2026-04-02')).toHaveLength(13);
    expect(months('2026-07-01').length).toBeLessThan(20);
    expect(months('2027-03-19')).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]);
  });

  test('nothing to draw draws nothing', () => {
    expect(rulerOf([], true)).toEqual({ pieces: [], due: 100, today: 100, ticks: [] });
  });

  test('whatever the stretches, pieces follow one another without gap and fill the line', () => {
    const lengths = fc.array(fc.tuple(fc.constantFrom('elapsed', 'suspended', 'remaining', 'overdue'), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(lengths, (given) => {
      let day = '2026-01-01';
      const segments = given.map(([kind, length]) => {
        const segment = stretch(kind, day, addDays(day, length - 1));
        day = addDays(day, length);
        return segment;
      });
      const { pieces, ticks } = rulerOf(segments, true);
      const last = pieces.at(-1);
      expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(100, 8);
      pieces.slice(1).forEach((piece, index) => expect(piece.left).toBeCloseTo((pieces[index]?.left ?? 0) + (pieces[index]?.width ?? 0), 8));
      expect(ticks.every((tick) => tick.at > 0 && tick.at < 100)).toBe(true);
    }));
  });
});
