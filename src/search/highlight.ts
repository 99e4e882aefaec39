import { foldText } from '#domain/chinese/fold.ts';
import type { TextField } from './document.ts';
import type { NearQuery, PhraseQuery, Query } from './query/query.ts';
import { matcherOf, type Span, type TextMatcher } from './text-match.ts';

/** Marks what a query found (高亮): the stretches of a text of a field, as it was written, in order and apart. */
export interface Highlighter {
  (field: TextField, text: string): readonly Span[];
  /** The fields in which it may mark something; absent where it marks nothing. */
  readonly fields?: ReadonlySet<TextField>;
}

/** Terms that are marked; what a list of hundreds has found needs no marks. */
const MOST_MARKED = 50;

/** The marks of the phrases and proximities that stand under no NOT. */
export function highlighterOf(query: Query): Highlighter {
  const marked = positive(query).slice(0, MOST_MARKED).map((each) => ({ fields: each.fields, matcher: matcherOf(each) }));
  const marks = (field: TextField, text: string): readonly Span[] => marksIn(text, marked.filter(({ fields }) => fields.includes(field)).map(({ matcher }) => matcher));
  return Object.assign(marks, { fields: new Set(marked.flatMap(({ fields }) => fields)) });
}

function positive(query: Query): readonly (PhraseQuery | NearQuery)[] {
  if (query.kind === 'and' || query.kind === 'or') return query.of.flatMap(positive);
  return query.kind === 'phrase' || query.kind === 'near' ? [query] : [];
}

function marksIn(text: string, matchers: readonly TextMatcher[]): readonly Span[] {
  if (matchers.length === 0) return [];
  const plain = foldText(text);
  if (!matchers.some((matcher) => matcher.matches(plain))) return [];
  const { folded, origins } = foldWithOrigins(text);
  const found = matchers.flatMap((matcher) => matcher.find(folded)).map(({ start, end }) => ({ start: origins[start] ?? 0, end: origins[end] ?? text.length }));
  return apart(found);
}

/** A base character with the marks that combine with it folds by itself. */
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu;

/** The folded text, and for each place in it (the end included) the place in the text that it comes from. */
function foldWithOrigins(text: string): { readonly folded: string; readonly origins: readonly number[] } {
  let folded = '';
  const origins: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    const piece = foldText(cluster);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit++) origins.push(index);
  }
  return { folded, origins: [...origins, text.length] };
}

/** Overlapping and touching ones as one. */
function apart(found: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else if (span.end > span.start) joined.push(span);
  }
  return joined;
}

/** A piece of a long text around its first mark. */
export interface Snippet {
  /** With `…` where it was cut. */
  readonly text: string;
  readonly marks: readonly Span[];
}

const BEFORE = 20;
const LONGEST = 120;

/** The stretch of a text where its marks begin, at most 120 characters; undefined without marks. */
export function snippetOf(text: string, marks: readonly Span[]): Snippet | undefined {
  const [first] = marks;
  if (!first) return undefined;
  const start = whole(text, first.start <= BEFORE * 2 ? 0 : first.start - BEFORE);
  const end = whole(text, Math.min(text.length, start + LONGEST));
  const head = start > 0 ? '…' : '';
  const shown = marks.filter((mark) => mark.start < end).map((mark) => ({ start: mark.start - start + head.length, end: Math.min(mark.end, end) - start + head.length }));
  return { text: head + text.slice(start, end) + (end < text.length ? '…' : ''), marks: shown };
}

/** A place that cuts no character in two. */
function whole(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
}
