import { describe, expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

const textsOf = (text: string): readonly string[] => [...sentencesOf(text)].map((sentence) => sentence.text);
/** A page of lines of one width, so that it is known to be broken at it. */
const page = (...lines: readonly string[]): readonly string[] => [...lines, ...Array.from({ length: 8 }, () => '本年度的各项工作在各有关部门的大力支持与配合下扎实有序地向前推进并取得')];

describe('sentences', () => {
  test('end at 。！？； and at the end of a paragraph; a closing quotation mark belongs to them', () => {
    expect(textsOf('甲。乙；丙！“丁。”戊\n己')).toEqual(['甲。', '乙;', '丙!', '“丁。”', '戊', '己']);
  });

  test('lose blanks inside words, and keep them between Latin words', () => {
    expect(textsOf('专 利\u3000授权 PCT now 12 件')).toEqual(['专利授权PCT now 12件']);
  });

  test('run on over lines broken at the width of a page, over page numbers, and over the empty lines of spaced text', () => {
    const broken = page('全市的专利工作在市委和市政府的坚强领导之下持续推进并且授权发明专利共计', '120件。');
    expect(textsOf(broken.join('\n'))[0]).toBe('全市的专利工作在市委和市政府的坚强领导之下持续推进并且授权发明专利共计120件。');
    expect(textsOf(broken.join('\n\n'))[0]).toBe('全市的专利工作在市委和市政府的坚强领导之下持续推进并且授权发明专利共计120件。');
    expect(textsOf([broken[0], '- 3 -', ...broken.slice(1)].join('\n'))[0]).toBe('全市的专利工作在市委和市政府的坚强领导之下持续推进并且授权发明专利共计120件。');
  });

  test('a number broken at the edge of a page is one', () => {
    expect(textsOf(page('全市的专利工作在市委和市政府的坚强领导之下持续推进授权发明专利共计12', '345件。').join('\n'))[0]).toContain('共计12345件');
  });

  test('lines that are paragraphs stay apart; one that ends with a comma does not', () => {
    expect(textsOf('关于工作的通知\n各区：\n授权专利，\n120件')).toEqual(['关于工作的通知', '各区:', '授权专利，120件']);
  });

  test('tell which characters of the input they are', () => {
    const input = '\n 专\n利。𠮷 12 件';
    const points = Array.from(input);
    for (const { text, points: at, raw, original } of sentencesOf(input)) {
      expect(raw).toBe(points.slice(at[0], (at.at(-1) ?? 0) + 1).join(''));
      expect(original(0, text.length)).toBe(raw);
    }
  });
});
