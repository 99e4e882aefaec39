import { expect, test } from 'vitest';
import { boundariesOf } from './boundaries.ts';
import { askedOf } from './commands/report.ts';

test('the boundaries of then or of today are taken, anything else is refused by name', () => {
  expect([boundariesOf({}), boundariesOf({ boundaries: 'today' }), boundariesOf({ boundaries: 'then' })]).toEqual([{}, { boundaries: 'today' }, { boundaries: 'then' }]);
  expect(() => boundariesOf({ boundaries: 'tomorrow' })).toThrow('tomorrow');
});

test('a report and its rows are asked for in them', () => {
  expect(askedOf({ values: { year: '2022', boundaries: 'today' } })).toEqual({ year: 2022, boundaries: 'today' });
});
