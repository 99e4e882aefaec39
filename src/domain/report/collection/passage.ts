import { alignWords } from '../read-back/align-words.ts';
import type { Token } from '../read-back/file-paragraph.ts';
import { readProse } from '../prose-marks.ts';
import { plainProse, proseTokens } from './prose-difference.ts';

/** A passage of a section's text that a comment is about (批注所指): its words as they were, marks included, and what stood around them. */
export interface Passage {
  readonly quote: string;
  readonly before?: string;
  readonly after?: string;
}

/** Where a passage stands now: the line, from 0, and UTF-16 offsets in it. */
export interface PassagePlace {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** So many characters around a passage tell it from another with the same words. */
const CONTEXT = 24;

/** The passage at a place, with what stands around it. Undefined where nothing is chosen. */
export function passageAt(prose: string, { line, start, end }: PassagePlace): Passage | undefined {
  const text = plainProse(prose).split('\n')[line] ?? '';
  const quote = text.slice(start, end);
  if (quote.trim() === '') return undefined;
  return { quote, ...around('before', text.slice(Math.max(0, start - CONTEXT), start)), ...around('after', text.slice(end, end + CONTEXT)) };
}

function around<K extends 'before' | 'after'>(key: K, text: string): Partial<Record<K, string>> {
  return text.trim() === '' ? {} : ({ [key]: text } as Record<K, string>);
}

/**
 * Where a passage stands in a text that was edited since: at its words if they are still there (of several places, the one
 * with most of the same around it), else at the line's stretch that still has most of them. Undefined: the passage is gone.
 */
export function findPassage(prose: string, passage: Passage): PassagePlace | undefined {
  const lines = plainProse(prose).split('\n');
  return exactPlace(lines, passage) ?? editedPlace(prose, passage);
}

function exactPlace(lines: readonly string[], { quote, before = '', after = '' }: Passage): PassagePlace | undefined {
  const places = lines.flatMap((text, line) => occurrences(text, quote).map((start) => ({ line, start, end: start + quote.length })));
  const fits = ({ line, start, end }: PassagePlace): number => {
    const text = lines[line] ?? '';
    return commonLength(reversed(text.slice(0, start)), reversed(before)) + commonLength(text.slice(end), after);
  };
  return places.reduce<PassagePlace | undefined>((best, place) => (best && fits(best) >= fits(place) ? best : place), undefined);
}

function occurrences(text: string, quote: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(quote); quote !== '' && at >= 0; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

const reversed = (text: string): string => [...text].reverse().join('');

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Of an edited passage, at least this share of the words is still there, within a window not much wider than it was. */
const [KEPT, WIDER, SHORTEST] = [0.6, 1.5, 4];

function editedPlace(prose: string, { quote }: Passage): PassagePlace | undefined {
  const words = proseTokens(readProse(quote).flat());
  if (words.length < SHORTEST) return undefined;
  const stretches = readProse(prose).flatMap((pieces, line) => stretchIn(words, proseTokens(pieces)).map((stretch) => ({ line, ...stretch })));
  const best = stretches.reduce<(typeof stretches)[number] | undefined>((most, each) => (most && most.kept >= each.kept ? most : each), undefined);
  return best && { line: best.line, start: best.start, end: best.end };
}

/** The stretch of a line that has most of some words, if it has enough of them. */
function stretchIn(words: readonly Token[], line: readonly Token[]): readonly { readonly kept: number; readonly start: number; readonly end: number }[] {
  const from = fullestWindow(words, line);
  const matches = alignWords(words, line.slice(from, from + widthFor(words)));
  const [first, last] = [matches[0], matches.at(-1)];
  const kept = matches.length / words.length;
  if (!first || !last || kept < KEPT) return [];
  const upTo = (end: number): number => line.slice(0, end).reduce((sum, { text }) => sum + text.length, 0);
  return [{ kept, start: upTo(from + first.right), end: upTo(from + last.right + last.rightLength) }];
}

const widthFor = (words: readonly Token[]): number => Math.ceil(words.length * WIDER) + 2;

/** Where the window begins that has most of the words; of several the last, which begins where they do. */
function fullestWindow(words: readonly Token[], line: readonly Token[]): number {
  const wanted = new Map<string, number>();
  const width = widthFor(words);
  for (const { text } of words) wanted.set(text, (wanted.get(text) ?? 0) + 1);
  let [found, best, at] = [0, -1, 0];
  const count = (token: Token | undefined, step: 1 | -1): void => {
    const left = token && wanted.get(token.text);
    if (token === undefined || left === undefined) return;
    wanted.set(token.text, left - step);
    if (step === 1 ? left > 0 : left >= 0) found += step;
  };
  for (let end = 0; end < line.length; end += 1) {
    count(line[end], 1);
    count(line[end - width], -1);
    const start = Math.max(0, end - width + 1);
    if (found >= best) [best, at] = [found, start];
  }
  return at;
}
