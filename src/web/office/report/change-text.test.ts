import { expect, test } from 'vitest';
import { changeText, distinctRestatements } from './change-text.ts';

test('a change is signed, a percentage keeps its tenths, and a missing side gives no difference', () => {
  const visits = { indicator: 'visits', aggregate: 'sum', measure: '户次' };
  expect(changeText({ published: 342, current: 341 }, visits)).toBe('-1');
  expect(changeText({ published: 300, current: 1341 }, visits)).toBe('+1,041');
  expect(changeText({ published: 36.3, current: 35.9 }, { ...visits, aggregate: 'growth', measure: '%' })).toBe('-0.4');
  expect(changeText({ published: 93.01, current: 92.97 }, { ...visits, aggregate: 'ratio', measure: '%' })).toBe('-0.04');
  expect(changeText({ published: null, current: 3 }, visits)).toBe('—');
});

test('what a sentence and a table both say is listed once', () => {
  const one = { figure: 'visits', name: '走访', published: 2, current: 1, publishedText: '2', currentText: '1', expected: false, events: [] };
  expect(distinctRestatements([one, { ...one, figure: 'visits/this-year' }, { ...one, figure: 'x', name: '培训' }]).map(({ figure }) => figure)).toEqual(['visits', 'x']);
});
