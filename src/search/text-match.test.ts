import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhrasePart } from './query/query.ts';
import { nearMatcher, phraseMatcher } from './text-match.ts';

/** `?` and `*` as in the language. */
function parts(pattern: string): PhrasePart[] {
  return pattern.split(/([?*])/).filter((part) => part !== '').map((part) => {
    if (part === '?') return { any: 'one' };
    return part === '*' ? { any: 'rest' } : { text: part };
  });
}

const finds = (pattern: string, text: string): boolean => phraseMatcher(parts(pattern)).matches(text);
const places = (pattern: string, text: string): string[] => phraseMatcher(parts(pattern)).find(text).map(({ start, end }) => text.slice(start, end));

describe('a phrase', () => {
  test('of Chinese is found anywhere, with nothing skipped', () => {
    expect(finds('池隔', '锂电池隔膜')).toBe(true);
    expect(finds('锂电池', '锂 电池')).toBe(false);
    expect(finds('锂电池', '锂、电池')).toBe(false);
  });

  test('does not cut a Latin word or a number', () => {
    expect(finds('5g', '5g通信')).toBe(true);
    expect(finds('5g', '用5g')).toBe(true);
    expect(finds('5g', '15g')).toBe(false);
    expect(finds('5g', '5ghz')).toBe(false);
    expect(finds('ion', 'lithium-ion battery')).toBe(true);
    expect(finds('第1', '第10章')).toBe(false);
  });

  test('takes white space of any length for white space', () => {
    expect(finds('lithium ion', 'lithium \n ion')).toBe(true);
    expect(finds('lithium ion', 'lithium-ion')).toBe(false);
  });

  test('with ? takes exactly one letter, digit or ideograph', () => {
    expect(finds('锂?电池', '锂硫电池')).toBe(true);
    expect(finds('锂?电池', '锂电池')).toBe(false);
    expect(finds('锂?电池', '锂，电池')).toBe(false);
    expect(finds('锂?电池', '锂𠮷电池')).toBe(true);
    expect(finds('batter?', 'battery')).toBe(true);
    expect(finds('batter?', 'batteries')).toBe(false);
    expect(finds('batter?', 'batter')).toBe(false);
    expect(finds('wom?n', 'women')).toBe(true);
  });

  test('with * takes the rest of the word, in Chinese what stands before the next separator', () => {
    expect(places('batter*', 'batter, batteries和battery')).toEqual(['batter', 'batteries', 'battery']);
    expect(places('*ium', 'lithium')).toEqual(['lithium']);
    expect(places('电池*', '锂电池隔膜')).toEqual(['电池']);
    expect(finds('col*r', 'colour')).toBe(true);
    expect(finds('col*r', 'col or')).toBe(false);
    expect(places('锂*电池', '锂盐、锂离子二次电池')).toEqual(['锂离子二次电池']);
    expect(finds('锂*电池', '锂盐、电池')).toBe(false);
  });

  test('of wild cards alone finds nothing for *, any text of enough characters for ?', () => {
    expect(finds('*', '电池')).toBe(false);
    expect(finds('??', '电池')).toBe(true);
    expect(finds('??', '电、池')).toBe(false);
  });

  test('agrees with a regular expression', () => {
    const piece = fc.constantFrom('a', 'b', '池', '电', ' ', '、', '𠮷', '?', '*');
    fc.assert(fc.property(fc.string({ unit: piece, minLength: 1, maxLength: 6 }), fc.string({ unit: fc.constantFrom('a', 'b', '池', '电', ' ', '、', '𠮷'), maxLength: 14 }), (pattern, text) => {
      fc.pre(/[^*]/.test(pattern));
      expect(finds(pattern, text)).toBe(expression(pattern).test(text));
    }), { numRuns: 2000 });
  });

  test('takes time in proportion to the text, whatever the pattern', () => {
    const text = 'ab'.repeat(20_000);
    const started = performance.now();
    expect(finds('a*b*a*b*a*b*c', text)).toBe(false);
    expect(finds('?b?b?b?b?b?c', text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('proximity', () => {
  const near = (left: string, right: string, within: number, ordered: boolean, text: string): boolean =>
    nearMatcher({ left: parts(left), right: parts(right), within, ordered }).matches(text);

  test('counts ideographs and words in between, not separators', () => {
    expect(near('电池', '隔膜', 2, true, '电池用的、隔膜')).toBe(true);
    expect(near('电池', '隔膜', 1, true, '电池用的、隔膜')).toBe(false);
    expect(near('battery', 'separator', 2, true, 'battery with porous separator')).toBe(true);
    expect(near('battery', 'separator', 1, true, 'battery with porous separator')).toBe(false);
    expect(near('电池', '隔膜', 0, true, '电池隔膜')).toBe(true);
  });

  test('minds the order where asked to', () => {
    expect(near('隔膜', '电池', 3, true, '电池的隔膜')).toBe(false);
    expect(near('隔膜', '电池', 3, false, '电池的隔膜')).toBe(true);
  });

  test('wants two places, not one or overlapping ones', () => {
    expect(near('电池', '电池', 5, false, '电池')).toBe(false);
    expect(near('电池', '电池', 5, false, '电池与电池')).toBe(true);
    expect(near('电池', '池隔', 5, false, '电池隔膜')).toBe(false);
  });

  test('agrees with trying every pair of places', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '电', '池', '、', ' '), maxLength: 16 });
    const phrase = fc.constantFrom('a', '电', '池', '电池', '电*池', 'a 电');
    fc.assert(fc.property(text, phrase, phrase, fc.nat(4), fc.boolean(), (within, left, right, distance, ordered) => {
      expect(near(left, right, distance, ordered, within)).toBe(anyPair(left, right, distance, ordered, within));
    }), { numRuns: 2000 });
  });
});

function expression(pattern: string): RegExp {
  const body = Array.from(pattern.replace(/ +/g, ' '), (each) => {
    if (each === '?') return '[ab池电𠮷]';
    if (each === '*') return '[ab池电𠮷]*';
    return each === ' ' ? '\\s+(?!\\s)' : each;
  }).join('');
  const start = pattern.startsWith('*') ? '' : '(?<![ab](?=[ab]))';
  const end = pattern.endsWith('*') ? '' : '(?!(?<=[ab])[ab])';
  return new RegExp(start + body + end, 'u');
}

function anyPair(left: string, right: string, within: number, ordered: boolean, text: string): boolean {
  const lefts = phraseMatcher(parts(left)).find(text);
  const rights = phraseMatcher(parts(right)).find(text);
  const between = (from: number, to: number): number => (text.slice(from, to).match(/a+|[电池]/g) ?? []).length;
  return lefts.some((a) => rights.some((b) =>
    (a.end <= b.start && between(a.end, b.start) <= within) || (!ordered && b.end <= a.start && between(b.end, a.start) <= within)));
}
