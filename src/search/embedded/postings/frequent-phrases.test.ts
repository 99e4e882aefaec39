import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairKey } from '../terms/tokens.ts';
import { frequentPhrases } from './frequent-phrases.ts';

const text = fc.string({ unit: fc.constantFrom('锂', '锂', '电', '池', '，'), minLength: 4, maxLength: 14, size: 'max' });

/** Every phrase of ideographs with the documents that have it. */
function phrasesOf(texts: readonly string[], lengths: readonly number[]): Map<string, number[]> {
  const found = new Map<string, Set<number>>();
  texts.forEach((each, ordinal) => {
    for (const length of lengths) {
      for (let start = 0; start + length <= each.length; start++) {
        const phrase = each.slice(start, start + length);
        if (phrase.includes('，')) continue;
        found.set(phrase, (found.get(phrase) ?? new Set()).add(ordinal));
      }
    }
  });
  return new Map([...found].map(([phrase, ordinals]) => [phrase, [...ordinals]]));
}

test('finds every phrase that enough documents have, and which documents', () => {
  fc.assert(fc.property(fc.array(text, { minLength: 10, maxLength: 40, size: 'max' }), (texts) => {
    const units = Uint16Array.from(Array.from(texts.join(''), (character) => character.charCodeAt(0)));
    let end = 0;
    const ends = Uint32Array.from(texts, ({ length }) => (end += length));
    const pairs = [...phrasesOf(texts, [2])].filter(([, ordinals]) => ordinals.length >= 4).map(([pair]) => pairKey(pair.charCodeAt(0), pair.charCodeAt(1)));
    const expected = [...phrasesOf(texts, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])].filter(([, ordinals]) => ordinals.length >= 4);
    const found = frequentPhrases({ units, ends }, pairs);
    expect(new Map(found.map(([phrase, ordinals]) => [phrase, [...ordinals]]))).toEqual(new Map(expected));
    expect(found.map(([phrase]) => phrase)).toEqual(expected.map(([phrase]) => phrase).sort());
  }));
});
