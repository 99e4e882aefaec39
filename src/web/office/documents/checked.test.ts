import { expect, test } from 'vitest';
import { type CheckedFigure, factWords, isShown, shownCounts, subjectOfChecked } from './checked.ts';

const figure = (more: Partial<CheckedFigure>): CheckedFigure => ({ start: 0, end: 1, value: '1', verdict: 'agrees', indicator: 'visits', fact: 'visits', factValue: 1, factText: '1', name: '', sentence: '', ...more });

test('a filter shows the figures of one verdict, and tells how many there are', () => {
  const figures = (['agrees', 'differs', 'differs'] as const).map((verdict) => figure({ verdict }));
  expect(shownCounts(figures)).toMatchObject({ all: 3, differs: 2, agrees: 1, ambiguous: 0 });
  expect(figures.filter((each) => isShown(each, 'differs'))).toHaveLength(2);
  expect(figures.every((each) => isShown(each, 'all'))).toBe(true);
});

test('a fact is told with its measure word, a phrase as it stands', () => {
  expect(factWords({ factText: '11745', measure: '件' })).toBe('11,745件');
  expect(factWords({ factText: '同比增长17.9%', measure: '%' })).toBe('同比增长17.9%');
  expect(factWords({ factText: '—', measure: '件' })).toBe('—');
});

test('a figure opens to its indicator over the days of its fact; one without an indicator to nothing', () => {
  expect(subjectOfChecked(figure({ period: '2021-01-01/2021-12-31' }), { year: 2022, asOf: '2022-12-31' })).toEqual({ indicator: 'visits', year: 2022, asOf: '2022-12-31', period: '2021-01-01/2021-12-31' });
  expect(subjectOfChecked(figure({ indicator: null }), { year: 2022, asOf: '2022-12-31' })).toBeUndefined();
});
