import { cutsWord, isSpace, isWordAt, kindOf } from './characters.ts';
import type { NearQuery, PhrasePart, PhraseQuery } from './query/query.ts';

/**
 * What a phrase (词组) finds in a folded text; the one definition, for every engine.
 *
 * - Its characters stand together in the text, in order, punctuation included; white space matches a whole run of
 *   white space. Nothing is skipped: `锂电池` does not find `锂 电池` nor `锂、电池`.
 * - Chinese matches anywhere. A word (a run of letters and digits of an alphabet) is never cut at the ends of the match:
 *   `5g` is found in `5g通信` and `用5g时`, not in `15g` or `5ghz`.
 * - `?` is exactly one letter, digit or ideograph, no separator: `锂?电池` finds `锂硫电池`, not `锂电池`; `batter?` finds
 *   `battery`, not `batter` nor `batteries`.
 * - `*` is any number of letters, digits and ideographs, also none, and no separator. At the beginning or the end it lets
 *   the match begin or end inside a word (`batter*` finds `batter`, `batteries`; beside Chinese it adds nothing: `电池*`
 *   finds what `电池` finds). In between it bridges within the word, in Chinese up to the next separator: `col*r` finds
 *   `colour`, `锂*电池` finds `锂离子二次电池` and not `锂盐、电池`.
 *
 * Time grows with text × phrase, whatever is in either.
 */
export interface TextMatcher {
  /** Whether it is found at all. */
  matches(text: string): boolean;
  /** Where it is found: from `start` to before `end`, in order, none within another. */
  find(text: string): readonly Span[];
}

/** A stretch of a text in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The matcher of a phrase or a proximity query; the fields do not matter to it. */
export function matcherOf(query: PhraseQuery | NearQuery): TextMatcher {
  return query.kind === 'phrase' ? phraseMatcher(query.parts) : nearMatcher(query);
}

export function phraseMatcher(parts: readonly PhrasePart[]): TextMatcher {
  const phrase = compile(parts);
  const [only, ...others] = phrase.pieces;
  const single = others.length === 0 ? only : undefined;
  return {
    matches: (text) => (single ? findFirst(phrase, single, text) : findAll(phrase, text).length > 0),
    find: (text) => findAll(phrase, text),
  };
}

/**
 * Two phrases in one text, not overlapping, with at most `within` ideographs and words between them; separators do not
 * count. `find` gives the places of both.
 */
export function nearMatcher(query: Pick<NearQuery, 'left' | 'right' | 'within' | 'ordered'>): TextMatcher {
  const left = compile(query.left);
  const right = compile(query.right);
  const find = (text: string): readonly Span[] => {
    const lefts = findAll(left, text);
    const rights = lefts.length > 0 ? findAll(right, text) : [];
    if (rights.length === 0) return [];
    const distance = distances(text);
    const close = neighbours(lefts, rights, distance, query.within);
    return query.ordered ? close : inOrder([...close, ...neighbours(rights, lefts, distance, query.within)]);
  };
  return { matches: (text) => find(text).length > 0, find };
}

/** A phrase cut at its `*`. */
interface Phrase {
  readonly pieces: readonly Piece[];
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

type Piece = readonly Run[];
type Run = { readonly literal: string } | 'one' | 'space';

function compile(parts: readonly PhrasePart[]): Phrase {
  const pieces: Run[][] = [[]];
  for (const part of parts) {
    if ('text' in part) pieces.at(-1)?.push(...runsOf(part.text));
    else if (part.any === 'one') pieces.at(-1)?.push('one');
    else pieces.push([]);
  }
  const isRest = (part: PhrasePart | undefined): boolean => part !== undefined && 'any' in part && part.any === 'rest';
  return { pieces: pieces.filter((piece) => piece.length > 0), openStart: isRest(parts[0]), openEnd: isRest(parts.at(-1)) };
}

function runsOf(text: string): Run[] {
  return text.split(/(\s+)/).filter((run) => run !== '').map((run) => (isSpace(run.charAt(0)) ? 'space' : { literal: run }));
}

/** The end of a piece that begins at `start`, or -1. */
function endOf(piece: Piece, text: string, start: number): number {
  let place = start;
  for (const run of piece) {
    place = endOfRun(run, text, place);
    if (place === -1) return -1;
  }
  return place;
}

function endOfRun(run: Run, text: string, place: number): number {
  if (typeof run === 'object') return text.startsWith(run.literal, place) ? place + run.literal.length : -1;
  if (run === 'one') return endOfOne(text, place);
  let end = place;
  while (end < text.length && isSpace(text.charAt(end))) end++;
  return end > place ? end : -1;
}

function endOfOne(text: string, place: number): number {
  const codePoint = text.codePointAt(place);
  if (codePoint === undefined || kindOf(codePoint) === 'separator') return -1;
  return place + (codePoint > 0xffff ? 2 : 1);
}

/** The next place where a piece stands, from a place on. */
function nextOf(piece: Piece, text: string, from: number): Span | undefined {
  const [first] = piece;
  for (let start = from; start < text.length; start++) {
    if (typeof first === 'object') start = text.indexOf(first.literal, start);
    if (start === -1) return undefined;
    const end = insidePair(text, start) ? -1 : endOf(piece, text, start);
    if (end !== -1) return { start, end };
  }
  return undefined;
}

/** Between the two units of one character. */
function insidePair(text: string, place: number): boolean {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff && place > 0 && (text.codePointAt(place - 1) ?? 0) > 0xffff;
}

function* placesOf(piece: Piece, text: string): Generator<Span> {
  for (let next = nextOf(piece, text, 0); next; next = nextOf(piece, text, next.start + 1)) yield next;
}

function startsWell({ openStart }: Phrase, text: string, { start }: Span): boolean {
  return openStart || !cutsWord(text, start);
}

function endsWell({ openEnd }: Phrase, text: string, { end }: Span): boolean {
  return openEnd || !cutsWord(text, end);
}

function findFirst(phrase: Phrase, piece: Piece, text: string): boolean {
  for (const place of placesOf(piece, text)) {
    if (startsWell(phrase, text, place) && endsWell(phrase, text, place)) return true;
  }
  return false;
}

function findAll(phrase: Phrase, text: string): readonly Span[] {
  const [first, ...rest] = phrase.pieces;
  if (first === undefined) return [];
  let found = [...placesOf(first, text)].filter((place) => startsWell(phrase, text, place));
  if (rest.length > 0) {
    const separators = countsBefore(text, isSeparatorAt);
    for (const piece of rest) found = bridged(found, piece, text, separators);
  }
  return shortest(found.filter((place) => endsWell(phrase, text, place))).map((place) => widened(phrase, text, place));
}

/** Each place of the piece behind the last place of `before` from which a `*` reaches it. Both ends only grow. */
function bridged(before: readonly Span[], piece: Piece, text: string, separators: Int32Array): Span[] {
  const found: Span[] = [];
  let index = -1;
  for (const place of placesOf(piece, text)) {
    while ((before[index + 1]?.end ?? Infinity) <= place.start) index++;
    const last = before[index];
    if (last && separators[last.end] === separators[place.start]) found.push({ start: last.start, end: place.end });
  }
  return found;
}

/** Without those that hold another: of one start the first end, of one end the last start. */
function shortest(found: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const place of found) {
    const last = kept.at(-1);
    if (last?.start === place.start) continue;
    if (last?.end === place.end) kept.pop();
    kept.push(place);
  }
  return kept;
}

/** A truncated end reaches to the word's boundary. */
function widened({ openStart, openEnd }: Phrase, text: string, place: Span): Span {
  let { start, end } = place;
  while (openStart && cutsWord(text, start)) start--;
  while (openEnd && cutsWord(text, end)) end++;
  return { start, end };
}

function isSeparatorAt(text: string, place: number): boolean {
  return !insidePair(text, place) && kindOf(text.codePointAt(place) ?? 0) === 'separator';
}

/** An ideograph, or the first letter of a word. */
function beginsUnit(text: string, place: number): boolean {
  if (isWordAt(text, place)) return !isWordAt(text, place - 1);
  return !insidePair(text, place) && !isSeparatorAt(text, place);
}

/** How many places before each place are so. */
function countsBefore(text: string, isSo: (text: string, place: number) => boolean): Int32Array {
  const counts = new Int32Array(text.length + 1);
  for (let place = 0; place < text.length; place++) {
    counts[place + 1] = (counts[place] ?? 0) + (isSo(text, place) ? 1 : 0);
  }
  return counts;
}

/** Ideographs and words that begin in between. */
function distances(text: string): (from: number, to: number) => number {
  const counts = countsBefore(text, beginsUnit);
  return (from, to) => (counts[to] ?? 0) - (counts[from] ?? 0);
}

/** Each place of `after` with the nearest of `before` that ends before it, where they are close enough. */
function neighbours(before: readonly Span[], after: readonly Span[], distance: (from: number, to: number) => number, within: number): Span[] {
  const found: Span[] = [];
  let index = -1;
  for (const place of after) {
    while ((before[index + 1]?.end ?? Infinity) <= place.start) index++;
    const last = before[index];
    if (last && distance(last.end, place.start) <= within) found.push(last, place);
  }
  return inOrder(found);
}

function inOrder(places: readonly Span[]): Span[] {
  const sorted = [...places].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter((place, index) => place.start !== sorted[index - 1]?.start || place.end !== sorted[index - 1]?.end);
}
