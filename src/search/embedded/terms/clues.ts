import type { PhrasePart } from '../../query/query.ts';
import { isPair, pairKey, singleKey, tokenise } from './tokens.ts';
import { isSurrogate, UnitKind, unitKind } from './units.ts';

/** A word of which a part is known (截词): `openEnd` lets it go on, `openStart` lets it begin earlier. */
export interface WordPattern {
  readonly text: string;
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/** What stands in every text that a phrase finds (线索). */
export interface Clues {
  readonly glyphs: readonly number[];
  readonly words: readonly WordPattern[];
  /** Whether the phrase finds every text that has them: nothing is left to verify. */
  readonly exact: boolean;
}

/** The clues of a phrase. One of wild cards and white space alone has none. */
export function cluesOf(phrase: readonly PhrasePart[]): Clues {
  const parts = joined(phrase);
  const found = parts.map((part, place) => ('text' in part ? literalClues(part.text, place > 0, place < parts.length - 1) : NOTHING));
  const clues = { glyphs: found.flatMap(({ glyphs }) => glyphs), words: found.flatMap(({ words }) => words) };
  return { ...withoutWeak(clues), exact: isExact(parts, clues) };
}

/** Those of both phrases of a proximity. */
export function cluesOfBoth(left: readonly PhrasePart[], right: readonly PhrasePart[]): Clues {
  const [a, b] = [cluesOf(left), cluesOf(right)];
  return { glyphs: [...a.glyphs, ...b.glyphs], words: [...a.words, ...b.words], exact: false };
}

type Found = Pick<Clues, 'glyphs' | 'words'>;
const NOTHING: Found = { glyphs: [], words: [] };

/** Texts that follow one another become one; empty ones go. */
function joined(phrase: readonly PhrasePart[]): PhrasePart[] {
  const parts: PhrasePart[] = [];
  for (const part of phrase) {
    const last = parts.at(-1);
    if (last && 'text' in last && 'text' in part) parts.splice(-1, 1, { text: last.text + part.text });
    else if ('any' in part || part.text !== '') parts.push(part);
  }
  return parts;
}

function literalClues(text: string, openStart: boolean, openEnd: boolean): Found {
  const glyphs = new Set<number>();
  const written: string[] = [];
  tokenise(text, { glyph: (key) => glyphs.add(key), word: (word) => written.push(word) });
  const startsInWord = openStart && isWordUnit(text, 0);
  const endsInWord = openEnd && isWordUnit(text, text.length - 1);
  const words = written.map((word, place) => ({
    text: word,
    openStart: startsInWord && place === 0,
    openEnd: endsInWord && place === written.length - 1,
  }));
  return { glyphs: withoutCovered([...glyphs]), words };
}

const isWordUnit = (text: string, place: number): boolean => unitKind(text.charCodeAt(place)) === UnitKind.word;

/** A glyph that stands in a pair says no more than the pair. */
function withoutCovered(keys: readonly number[]): number[] {
  const covered = new Set(keys.filter(isPair).flatMap((key) => [key >>> 16, key & 0xffff]));
  return keys.filter((key) => isPair(key) || !covered.has(key));
}

/** Signs and patterns that fit many words are asked only where there is nothing better. */
function withoutWeak(clues: Found): Found {
  const glyphs = clues.glyphs.filter((key) => isPair(key) || unitKind(key) === UnitKind.glyph);
  const words = clues.words.filter(({ text, openStart, openEnd }) => !openStart && (!openEnd || text.length > 2));
  return glyphs.length + words.length > 0 ? { glyphs, words } : clues;
}

/** Whether the phrase is one token, whatever may stand beside it. */
function isExact(parts: readonly PhrasePart[], { glyphs, words }: Found): boolean {
  const inner = parts.filter((part, place) => 'text' in part || part.any === 'one' || (place > 0 && place < parts.length - 1));
  const [only] = inner;
  if (inner.length !== 1 || only === undefined || !('text' in only)) return false;
  const [key] = glyphs;
  if (words.length === 1 && glyphs.length === 0) return words[0]?.text === only.text;
  return words.length === 0 && glyphs.length === 1 && key === keyOf(only.text);
}

/** The one key that a text of one or two units has, if it is a whole character or two. */
function keyOf(text: string): number | undefined {
  const [left, right] = [text.charCodeAt(0), text.charCodeAt(1)];
  if (text.length === 1) return isSurrogate(left) ? undefined : singleKey(left);
  const whole = text.length === 2 && (isSurrogate(left) ? (text.codePointAt(0) ?? 0) > 0xffff : !isSurrogate(right));
  return whole ? pairKey(left, right) : undefined;
}
