import { alignParagraphs, type ParagraphPair } from './align-paragraphs.ts';
import { type FileParagraph, type ParagraphPlace, textOf, type Token, tokensOf } from './file-paragraph.ts';
import { compareWords, type ComparedWords, type FoundFigure } from './find-figures.ts';
import { type WordChange, wordChanges } from './word-changes.ts';

/** What became of a paragraph: its words are the same, were changed, or the whole of it came or went. */
export type ParagraphState = 'kept' | 'changed' | 'added' | 'removed';

/** A piece of a returned paragraph as an editor takes it over: words, or a figure that is known again. */
export interface ReturnedPart {
  readonly text: string;
  readonly figure?: string;
}

/** A paragraph of the edited file beside the report's own (回读的段落). */
export interface ReturnedParagraph {
  readonly state: ParagraphState;
  readonly place: ParagraphPlace;
  /** It stands at another place than in the report. */
  readonly moved?: boolean;
  /** The index and text of the report's paragraph; null for one that was added. */
  readonly before: { readonly index: number; readonly text: string } | null;
  /** The index, text and parts of the file's paragraph; null for one that was removed. */
  readonly after: { readonly index: number; readonly text: string; readonly parts: readonly ReturnedPart[] } | null;
  readonly words: readonly WordChange[];
}

/** What became of a figure: the same, another value, its control lost but the same value re-found, or gone. */
export type FigureState = 'kept' | 'altered' | 'removed' | 'refound';

/** A figure of the report beside what the edited file says in its place (回读的数). */
export interface ReturnedFigure {
  readonly id: string;
  readonly old: string;
  readonly new: string | null;
  readonly state: FigureState;
  /** Whether its content control came back with its tag, came back without, or is lost. */
  readonly control: 'kept' | 'untagged' | 'lost';
  /** Index of the report's paragraph; null for a copy that the file has besides. */
  readonly before: number | null;
  /** Index of the file's paragraph; null when removed. */
  readonly after: number | null;
}

/** An edited report compared with the report as it was written (回读比对). */
export interface ReadBack {
  readonly paragraphs: readonly ReturnedParagraph[];
  readonly figures: readonly ReturnedFigure[];
}

/** A pair of paragraphs with the tokens of both and what was found. */
interface ComparedPair extends ParagraphPair {
  readonly generated: readonly Token[];
  readonly returned: readonly Token[];
  readonly compared: ComparedWords;
}

/** Compares the paragraphs of a report as written with those of the file that came back. Blank paragraphs are left out of both. */
export function readBack(generated: readonly FileParagraph[], returned: readonly FileParagraph[]): ReadBack {
  const [before, after] = [generated.filter(hasText), returned.filter(hasText)];
  const pairs = alignParagraphs(before, after).map((pair) => comparePair(pair, before, after));
  return { paragraphs: pairs.map((pair) => paragraphOf(pair, before, after)), figures: figuresOf(pairs) };
}

const hasText = (paragraph: FileParagraph): boolean => textOf(paragraph).trim() !== '';

const tokensAt = (paragraphs: readonly FileParagraph[], index: number | undefined): readonly Token[] => {
  const paragraph = index === undefined ? undefined : paragraphs[index];
  return paragraph ? tokensOf(paragraph) : [];
};

function comparePair(pair: ParagraphPair, before: readonly FileParagraph[], after: readonly FileParagraph[]): ComparedPair {
  const [generated, returned] = [tokensAt(before, pair.before), tokensAt(after, pair.after)];
  return { ...pair, generated, returned, compared: compareWords(generated, returned) };
}

function paragraphOf(pair: ComparedPair, before: readonly FileParagraph[], after: readonly FileParagraph[]): ReturnedParagraph {
  const words = wordChanges(pair.generated, pair.returned, pair.compared);
  const [old, now] = [pair.before === undefined ? undefined : before[pair.before], pair.after === undefined ? undefined : after[pair.after]];
  return {
    state: stateOf(pair, words),
    place: (now ?? old)?.place ?? 'body',
    ...(pair.moved && { moved: true }),
    before: old && pair.before !== undefined ? { index: pair.before, text: textOf(old) } : null,
    after: now && pair.after !== undefined ? { index: pair.after, text: textOf(now), parts: partsOf(pair) } : null,
    words,
  };
}

function stateOf({ before, after }: ParagraphPair, words: readonly WordChange[]): ParagraphState {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return words.every(({ kind, figure }) => kind === 'kept' || figure !== undefined) ? 'kept' : 'changed';
}

/** The returned paragraph with the figures that are known again. */
function partsOf({ generated, returned, compared }: ComparedPair): readonly ReturnedPart[] {
  const starts = new Map(compared.found.map((found) => [found.right, found]));
  const parts: ReturnedPart[] = [];
  for (let at = 0; at < returned.length; ) {
    const found = starts.get(at);
    const figure = (found && generated[found.left]?.figure) ?? returned[at]?.figure;
    const length = Math.max(1, found?.rightLength ?? 1);
    addPart(parts, returned.slice(at, at + length).map(({ text }) => text).join(''), figure);
    at += length;
  }
  return parts;
}

function addPart(parts: ReturnedPart[], text: string, figure: string | undefined): void {
  const last = parts.at(-1);
  if (figure !== undefined) parts.push({ text, figure });
  else if (last && last.figure === undefined) parts[parts.length - 1] = { text: last.text + text };
  else parts.push({ text });
}

/** A tagged control that no figure of its own paragraph was paired with: moved from elsewhere, or a copy. */
interface Stray {
  readonly id: string;
  readonly text: string;
  readonly after: number;
}

function figuresOf(pairs: readonly ComparedPair[]): readonly ReturnedFigure[] {
  const strays = pairs.flatMap(straysOf);
  const printed = new Map(pairs.flatMap(({ generated }) => generated.flatMap(({ figure, text }) => (figure === undefined ? [] : [[figure, text] as const]))));
  const own = inReportOrder(pairs).flatMap((pair) => pair.generated.flatMap((token, left) => (token.figure === undefined ? [] : [figureOf(pair, token.figure, token.text, left, strays)])));
  const copies = strays.filter(({ id }) => printed.has(id)).map(({ id, text, after }) => judged({ id, old: printed.get(id) ?? '', control: 'kept', before: null, after }, text));
  return [...own, ...copies];
}

function inReportOrder(pairs: readonly ComparedPair[]): readonly ComparedPair[] {
  return pairs.filter(({ before }) => before !== undefined).toSorted((a, b) => (a.before ?? 0) - (b.before ?? 0));
}

function straysOf({ after, returned, compared }: ComparedPair): readonly Stray[] {
  const taken = new Set(compared.found.map(({ right }) => right));
  return returned.flatMap(({ figure, text }, index) => (figure === undefined || after === undefined || taken.has(index) ? [] : [{ id: figure, text, after }]));
}

const CONTROLS = { tag: 'kept', control: 'untagged', words: 'lost' } as const satisfies Record<FoundFigure['by'], ReturnedFigure['control']>;

/** A figure's fate; one that is not in its paragraph any more may stand elsewhere under its tag, and is then taken from the strays. */
function figureOf({ compared, ...pair }: ComparedPair, id: string, old: string, left: number, strays: Stray[]): ReturnedFigure {
  const [before, after] = [pair.before ?? null, pair.after ?? null];
  const found = compared.found.find((each) => each.left === left);
  if (found) return judged({ id, old, control: CONTROLS[found.by], before, after }, found.text);
  const index = strays.findIndex((stray) => stray.id === id);
  const [stray] = index < 0 ? [] : strays.splice(index, 1);
  if (stray) return judged({ id, old, control: 'kept', before, after: stray.after }, stray.text);
  return { id, old, new: null, state: 'removed', control: 'lost', before, after: null };
}

function judged(known: Pick<ReturnedFigure, 'id' | 'old' | 'control' | 'before' | 'after'>, text: string): ReturnedFigure {
  if (text.trim() === '') return { ...known, new: null, state: 'removed' };
  if (text !== known.old) return { ...known, new: text, state: 'altered' };
  return { ...known, new: text, state: known.control === 'kept' ? 'kept' : 'refound' };
}
