import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gramsOf, gramsOfWord, isOneGram } from './grams.ts';

const text = fc.string({ unit: fc.constantFrom('商', '标', '续', '展', 'a', 'b', '1', ' ', '𠮷'), maxLength: 12 });

describe('grams of a text', () => {
  test('hold the grams of every word within it', () => {
    fc.assert(fc.property(text, fc.nat(12), fc.nat(12), (whole, from, length) => {
      const word = whole.slice(from, from + length);
      if (word === '' || word.includes(' ')) return;
      expect(gramsOf(whole)).toEqual(expect.arrayContaining(gramsOfWord(word)));
    }));
  });

  test('of one gram say exactly whether the word is there', () => {
    fc.assert(fc.property(text, text, (whole, word) => {
      fc.pre(isOneGram(word) && !word.includes(' '));
      const [gram] = gramsOfWord(word);
      expect(gramsOf(whole).includes(gram ?? 0)).toBe(whole.includes(word));
    }));
  });
});
