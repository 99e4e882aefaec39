import { describe, expect, test } from 'vitest';
import { clauseOfFacet, markedPieces, narrowed, queryOfForm } from './query-text.ts';

describe('A query', () => {
  test('is what the form says, words with blanks in quotation marks, ranges as they are', () => {
    expect(queryOfForm([{ joined: 'AND', field: 'TI', text: '电池' }, { joined: 'OR', field: 'PA', text: ' 晨光 科技 ' }, { joined: 'AND', field: 'AB', text: '' }, { joined: 'NOT', field: 'AD', text: '[2018 TO 2019-06]' }]))
      .toBe('TI=电池 OR PA="晨光 科技" NOT AD=[2018 TO 2019-06]');
    expect(queryOfForm([{ joined: 'NOT', field: '', text: '隔膜' }])).toBe('NOT 隔膜');
    expect(queryOfForm([])).toBe('');
  });

  test('is narrowed by a facet', () => {
    expect(narrowed('电池 OR 隔膜', clauseOfFacet('class', 'H01M') ?? '')).toBe('(电池 OR 隔膜) AND IC=H01M');
    expect(narrowed(' ', clauseOfFacet('applicant', '晨光"公司') ?? '')).toBe('PA="晨光 公司"');
    expect(clauseOfFacet('field', '1')).toBeUndefined();
  });
});

test('a text is cut at its marks, and put together again it is the text', () => {
  const pieces = markedPieces('一种电池隔膜', [{ start: 2, end: 4 }, { start: 3, end: 5 }]);
  expect(pieces).toEqual([{ text: '一种', marked: false }, { text: '电池', marked: true }, { text: '隔膜', marked: false }]);
});
