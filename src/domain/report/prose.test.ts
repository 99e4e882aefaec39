import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Indicator } from '../indicator/indicator.ts';
import { proseOf } from './composed-prose.ts';
import { defineGenre, figure, growthOf, say } from './genre.ts';
import { displayText, marksOf, proseFaults, type ProsePiece, proseText, readDisplay, readProse } from './prose-marks.ts';
import { figureOfMark, unknownMarks, withProse } from './prose.ts';

const GENRE = defineGenre({
  id: 'summary', version: 1, name: { zh: '总结', en: 'Summary' },
  title: (year) => `${year}年总结`,
  opening: [[say`开头${figure('visits')}户次。`]],
  chapters: [
    { id: 'service', level: 1, title: '服务', paragraphs: [[say`走访${figure('visits')}户次，${growthOf('visits')}。`]] },
    { id: 'rest', level: 1, title: '其他', paragraphs: [[say`无。`]] },
  ],
});

const definitions = { findIndicator: (id: string) => (['visits', 'problems'].includes(id) ? ({ id, measure: { zh: '次', en: 'times' } } as Indicator) : undefined) };

const word = fc.string({ unit: fc.constantFrom('走', '访', '，', 'a', '7', ' '), minLength: 1 }).filter((text) => text.trim() !== '');
const mark = fc.record({ figure: fc.constantFrom('visits', 'pledge-amount', 'x1') }).chain(({ figure: id }) =>
  fc.constantFrom<ProsePiece>({ figure: id }, { figure: id, display: { kind: 'floor', to: 10 } }, { figure: id, display: { kind: 'rounded', in: '亿', decimals: 2 } }, { figure: id, display: { kind: 'exact', decimals: 0 } }));

describe('Prose', () => {
  test('that was written out reads as it was', () => {
    const line = fc.tuple(word, fc.array(fc.tuple(mark, word), { maxLength: 4 })).map(([first, rest]) => [first, ...rest.flat()]);
    fc.assert(fc.property(fc.array(line), (paragraphs) => {
      expect(readProse(proseText(paragraphs))).toEqual(paragraphs);
    }));
  });

  test('knows its displays', () => {
    expect(['exact:1', '万:2', '亿:0', 'floor:10'].map((text) => displayText(readDisplay(text) ?? { kind: 'exact' }))).toEqual(['exact:1', '万:2', '亿:0', 'floor:10']);
    expect(['floor:0', '千:1', 'exact:9', 'exact', ''].map(readDisplay)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('tells braces that are no mark, with their place', () => {
    expect(proseFaults('走访{{visits}}户次')).toEqual([]);
    expect(proseFaults('走访{{Visits}}户次')).toEqual([{ at: 2, text: '{{Visits}}' }]);
    expect(proseFaults('走访{{visits|千:1}}，{{visits 户次')).toEqual([{ at: 2, text: '{{visits|千:1}}' }, { at: 17, text: '{{visits 户次' }]);
  });

  test('begins with what the genre says, its figures as marks', () => {
    const parts = [{ text: '走访' }, { text: '665', figure: 'visits' }, { text: '户次，' }, { text: '去年无可比数据', figure: 'visits-growth' }];
    const paragraphs = [{ parts }, { parts: [{ text: '完。' }] }];
    expect(proseOf({ paragraphs })).toBe('走访{{visits}}户次，{{visits-growth}}\n完。');
  });

  test('stands in place of a chapter, and a mark is the figure the genre means by it', () => {
    const { chapters, opening } = withProse(GENRE, { service: '共{{visits-growth}}，解决{{problems}}个，约{{visits|floor:10}}户次。\n{{nothing}}' }, definitions);
    expect(opening).toEqual(GENRE.opening);
    expect(chapters[1]).toEqual(GENRE.chapters[1]);
    expect(chapters[0]?.paragraphs).toEqual([
      [{ parts: ['共', growthOf('visits'), '，解决', figure('problems'), '个，约', figure('visits', { id: 'visits|floor:10', display: { kind: 'floor', to: 10 } }), '户次。'] }],
      [{ parts: ['{{nothing}}'] }],
    ]);
  });

  test('names the marks that stand for nothing', () => {
    expect(unknownMarks(GENRE, '{{visits}}{{visits-growth}}{{problems-growth}}{{nothing}}{{nothing-growth}}', definitions)).toEqual(['nothing', 'nothing-growth']);
    expect(marksOf('{{a}}与{{b|万:1}}')).toHaveLength(2);
  });

  test('with a display of its own loses the words for a sign', () => {
    expect(figureOfMark(GENRE, definitions, { figure: 'visits-growth', display: { kind: 'exact', decimals: 0 } })).not.toHaveProperty('signed');
  });
});
