import type { Match } from './align.ts';
import { alignWords } from './align-words.ts';
import type { Token } from './file-paragraph.ts';

/** Where a figure of a paragraph was found again: the returned tokens from `right` on, and by what. */
export interface FoundFigure {
  readonly left: number;
  readonly right: number;
  readonly rightLength: number;
  readonly text: string;
  readonly by: 'tag' | 'control' | 'words';
}

/** One paragraph compared: which words stand where, and what became of its figures. */
export interface ComparedWords {
  readonly matches: readonly Match[];
  readonly found: readonly FoundFigure[];
}

/** Compares the tokens of a paragraph and of what it became, and re-finds figures whose control was lost by the words around them. */
export function compareWords(generated: readonly Token[], returned: readonly Token[]): ComparedWords {
  const matches = alignWords(generated, returned);
  const known = new Map<number, Match>(matches.map((match) => [match.left, match]));
  const found = generated.flatMap((token, left): readonly FoundFigure[] => {
    if (!token.control) return [];
    const match = known.get(left);
    if (match) return [foundBy(match, returned)];
    const again = betweenNeighbours(token, left, [...known.values()].sort((a, b) => a.left - b.left), returned);
    if (again) known.set(left, again);
    return again ? [again] : [];
  });
  return { matches, found };
}

const joined = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');

function foundBy({ left, right, rightLength }: Match, returned: readonly Token[]): FoundFigure {
  const token = returned[right];
  const by = token?.control ? (['control', 'tag'] as const)[Number(token.figure !== undefined)] : 'words';
  return { left, right, rightLength, text: joined(returned.slice(right, right + rightLength)), by: by ?? 'words' };
}

/** A number as reports print it: digits, their separators, 万 or 亿, a percent sign, 余. */
const PRINTED_NUMBER = /[-−]?\d[\d,，]*(?:\.\d+)?(?:[万亿]|%|％)?余?/g;

/**
 * What now stands where a figure stood: the text between the nearest words that are still there. A figure that was a plain
 * number is re-found as the number that ends that text or is its first; one that was a phrase as all of it.
 */
function betweenNeighbours(figure: Token, left: number, matches: readonly Match[], returned: readonly Token[]): FoundFigure | undefined {
  const previous = matches.findLast((match) => match.left < left);
  const next = matches.find((match) => match.left > left);
  const start = previous ? previous.right + previous.rightLength : 0;
  const end = next?.right ?? returned.length;
  const isBeside = previous?.left === left - 1 || next?.left === left + 1;
  const between = returned.slice(start, end);
  if (!isBeside || between.some(({ control }) => control)) return undefined;
  const text = joined(between);
  const isNumber = joined([figure]).replace(PRINTED_NUMBER, '') === '';
  const place = isNumber ? numberIn(text) : wholeOf(text);
  if (!place || (/\d/.test(figure.text) && !/\d/.test(place.text))) return undefined;
  return { left, right: start + [...text.slice(0, place.at)].length, rightLength: [...place.text].length, text: place.text, by: 'words' };
}

function numberIn(text: string): { readonly at: number; readonly text: string } | undefined {
  const numbers = [...text.matchAll(PRINTED_NUMBER)];
  const last = numbers.at(-1);
  const chosen = last && last.index + last[0].length === text.length ? last : numbers[0];
  return chosen && { at: chosen.index, text: chosen[0] };
}

function wholeOf(text: string): { readonly at: number; readonly text: string } | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : { at: text.indexOf(trimmed), text: trimmed };
}
