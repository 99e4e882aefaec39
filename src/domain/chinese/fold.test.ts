import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldCharacter, foldText } from './fold.ts';

describe('Folding a text', () => {
  test('makes traditional characters, full-width forms and capitals one with their plain forms', () => {
    expect(foldText('發明專利ＰＣＴ申請')).toBe('发明专利pct申请');
    expect(foldText('著作權')).toBe('著作权');
  });

  test('folds nothing twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(foldText(foldText(text))).toBe(foldText(text))));
  });

  test('keeps one character one character', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x3400, max: 0x9fff }), (point) => expect(Array.from(foldCharacter(String.fromCodePoint(point)))).toHaveLength(1)),
    );
  });
});
