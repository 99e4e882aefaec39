import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TargetCourse, targetLight } from './target-light.ts';

const course = (more: Partial<TargetCourse>): TargetCourse => ({ goal: 100, now: 50, atMost: false, due: '2022-12-31', asOf: '2022-06-30', ...more });
const light = (more: Partial<TargetCourse>): string => targetLight(course(more), 10);

describe('the light of a target', () => {
  test('is on course on the line, at risk a little behind it, behind further off, done when reached', () => {
    expect([light({}), light({ now: 45 }), light({ now: 39 }), light({ now: 100 })]).toEqual(['green', 'yellow', 'red', 'done']);
  });

  test('once due it is reached or missed', () => {
    expect([light({ asOf: '2022-12-31', now: 99 }), light({ asOf: '2022-12-31', now: 101 })]).toEqual(['red', 'done']);
    expect(light({ due: '2022-06-30', now: 99 })).toBe('red');
  });

  test('a level is measured on its way from the end of the year before', () => {
    expect([light({ start: 80, now: 90 }), light({ start: 80, now: 88 }), light({ start: 80, now: 84 }), light({ start: 80, now: 79 })]).toEqual(['green', 'yellow', 'red', 'red']);
    expect(light({ start: 120, now: 99 })).toBe('red');
  });

  test('what is not to be exceeded is kept until it is due, and then reached', () => {
    expect([light({ atMost: true }), light({ atMost: true, now: 101 }), light({ atMost: true, asOf: '2022-12-31' })]).toEqual(['green', 'red', 'done']);
  });

  test('without a goal or a value there is none: missing is not zero', () => {
    expect([light({ goal: null }), light({ now: null }), light({ now: 0, asOf: '2022-01-01' })]).toEqual(['none', 'none', 'yellow']);
  });

  test('more is never worse', () => {
    const rank = ['red', 'yellow', 'green', 'done'];
    fc.assert(fc.property(fc.nat(200), fc.nat(200), fc.nat(150), fc.nat(364), (low, more, start, day) => {
      const asOf = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
      expect(rank.indexOf(light({ now: low + more, start, asOf }))).toBeGreaterThanOrEqual(rank.indexOf(light({ now: low, start, asOf })));
    }));
  });
});
