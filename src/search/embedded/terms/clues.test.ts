import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhrasePart } from '../../query/query.ts';
import { phraseMatcher } from '../../text-match.ts';
import { type Clues, cluesOf } from './clues.ts';
import { hasLiteral, literalOf } from './literal.ts';
import { tokenise } from './tokens.ts';

const UNITS = ['锂', '电', '池', '𠮷', '𠮶', 'a', 'b', '1', '、', ' '];
const text = fc.string({ unit: fc.constantFrom(...UNITS), maxLength: 16 });
const part: fc.Arbitrary<PhrasePart> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...UNITS), minLength: 1, maxLength: 4 }).map((each) => ({ text: each })) },
  { weight: 1, arbitrary: fc.constantFrom({ any: 'one' as const }, { any: 'rest' as const }) },
);
const phrase = fc.array(part, { minLength: 1, maxLength: 4 });

/** Whether a text has every clue. */
function hasClues(within: string, { glyphs, words }: Clues): boolean {
  const [keys, written] = [new Set<number>(), new Set<string>()];
  tokenise(within, { glyph: (key) => keys.add(key), word: (word) => written.add(word) });
  return glyphs.every((key) => keys.has(key)) && words.every((pattern) => [...written].some((word) => fits(word, pattern)));
}

function fits(word: string, { text: known, openStart, openEnd }: Clues['words'][number]): boolean {
  if (openStart) return openEnd ? word.includes(known) : word.endsWith(known);
  return openEnd ? word.startsWith(known) : word === known;
}

describe('the clues of a phrase', () => {
  test('stand in every text that it finds, and where they are exact in no other', () => {
    fc.assert(fc.property(phrase, text, (parts, within) => {
      const [clues, found] = [cluesOf(parts), phraseMatcher(parts).matches(within)];
      const has = hasClues(within, clues);
      expect(!found || has).toBe(true);
      expect(!clues.exact || found === has).toBe(true);
    }), { numRuns: 20_000 });
  });

  test('are exact for one or two ideographs and for one word, truncated or not', () => {
    const exact = (...parts: PhrasePart[]): boolean => cluesOf(parts).exact;
    expect([exact({ text: '锂' }), exact({ text: '锂电' }), exact({ text: '𠮷' }), exact({ text: 'pct' }), exact({ text: 'batter' }, { any: 'rest' })]).toEqual([true, true, true, true, true]);
    expect([exact({ text: '锂电池' }), exact({ text: '锂pct' }), exact({ text: '锂' }, { any: 'one' }), exact({ any: 'rest' })]).toEqual([false, false, false, false]);
  });
});

test('a literal is found where the definition of a phrase finds it', () => {
  const plain = fc.string({ unit: fc.constantFrom('锂', '电', '池', 'a', 'b', '1', '、', '𠮷'), minLength: 1, maxLength: 4 });
  fc.assert(fc.property(plain, text, fc.nat(3), (literal, within, margin) => {
    const units = Uint16Array.from(Array.from({ length: within.length + 2 * margin }, (_, place) => within.charCodeAt(place - margin) || 0x61));
    expect(hasLiteral(units, margin, margin + within.length, literalOf(literal))).toBe(phraseMatcher([{ text: literal }]).matches(within));
  }), { numRuns: 20_000 });
});
