import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '#domain/chinese/fold.ts';
import { highlighterOf, snippetOf } from './highlight.ts';
import { parseQuery } from './query/parse.ts';

function marked(query: string, text: string): string {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(query);
  const marks = highlighterOf(parsed.value)('title', text);
  return marks.toReversed().reduce((sum, { start, end }) => `${sum.slice(0, start)}[${sum.slice(start, end)}]${sum.slice(end)}`, text);
}

test('What was found is marked in the text as it was written', () => {
  expect(marked('锂电池 膜', '一種鋰電池隔膜')).toBe('一種[鋰電池]隔[膜]');
  expect(marked('pct', 'ＰＣＴ申请')).toBe('[ＰＣＴ]申请');
  expect(marked('m2', '每㎡')).toBe('每[㎡]');
});

test('Marks that overlap or touch are one', () => {
  expect(marked('电池隔 OR 池隔膜', '锂电池隔膜片')).toBe('锂[电池隔膜]片');
});

test('What stands under NOT, or is looked for in another field, is not marked', () => {
  expect(marked('电池 NOT 膜', '电池隔膜')).toBe('[电池]隔膜');
  expect(marked('AB=电池 OR 膜', '电池隔膜')).toBe('电池隔[膜]');
});

test('Marks hold what folds to the term, wherever it stands', () => {
  const text = fc.string({ unit: fc.constantFrom('电', '電', 'é', 'e\u0301', 'Ａ', '㎡', ' ', '𠮷'), maxLength: 12 });
  fc.assert(fc.property(text, (each) => {
    const marks = highlighterOf({ kind: 'phrase', fields: ['title'], parts: [{ text: '电' }] })('title', each);
    expect(marks.every(({ start, end }) => /^电+$/.test(foldText(each.slice(start, end))))).toBe(true);
    expect(marks.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(Array.from(each).filter((one) => one === '电' || one === '電').length);
  }));
});

test('A snippet begins shortly before the first mark and says where it was cut', () => {
  const text = `${'甲'.repeat(60)}电池${'乙'.repeat(200)}`;
  const snippet = snippetOf(text, [{ start: 60, end: 62 }]);
  expect(snippet?.text).toBe(`…${'甲'.repeat(20)}电池${'乙'.repeat(98)}…`);
  expect(snippet?.marks).toEqual([{ start: 21, end: 23 }]);
  expect(snippetOf('电池', [{ start: 0, end: 2 }])).toEqual({ text: '电池', marks: [{ start: 0, end: 2 }] });
  expect(snippetOf('无', [])).toBeUndefined();
});
