import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldCharacter, foldText } from './fold.ts';

describe('Folding a text', () => {
  test('makes traditional characters, full-width forms and capitals one with their plain forms', () => {
    expect(foldText('發明專利ＰＣＴ申請')).toBe('发明专利pct申请');
    expect(foldText('著作權')).toBe('著作权');
  });

  test('folds nothing twice', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(fc.property(text, (each) => {
      expect(foldText(foldText(each))).toBe(foldText(each));
    }));
  });

  test('keeps one character one character', () => {
    const ideograph = fc.integer({ min: 0x3400, max: 0x9fff }).map((point) => String.fromCodePoint(point));
    fc.assert(fc.property(ideograph, (each) => {
      expect(Array.from(foldCharacter(each))).toHaveLength(1);
    }));
  });
});
