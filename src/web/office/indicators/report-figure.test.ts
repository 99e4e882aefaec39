import { expect, test } from 'vitest';
import { figureWords } from './report-figure.ts';
import type { ShownFigure } from './subject.ts';

const figure = (more: Partial<ShownFigure>): ShownFigure => ({ id: 'f', indicator: 'visits', name: '走访户次', definitionVersion: 1, aggregate: 'sum', value: 345, text: '345', measure: '户次', rows: 345, ...more });

test('a figure of a report is told in the reader’s language', () => {
  expect(figureWords(figure({}), 'zh')).toMatchObject({ name: '走访户次', text: '345', measure: '户次' });
  expect(figureWords(figure({}), 'en')).toEqual({ name: 'Visits', text: '345', measure: 'visits' });
  expect(figureWords(figure({ name: '走访户次同比增速', aggregate: 'growth', value: 17.9, text: '同比增长17.9%', measure: '%' }), 'en')).toEqual({ name: 'Visits, growth', text: '+17.9%', measure: '%' });
  expect(figureWords(figure({ indicator: 'pledge-amount', value: 2_537_000_000, text: '25.37亿', measure: '元' }), 'en')).toMatchObject({ text: '2,537,000,000', measure: 'yuan' });
});
