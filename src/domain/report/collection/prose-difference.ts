import { alignParagraphs, type ParagraphPair } from '../read-back/align-paragraphs.ts';
import { alignWords } from '../read-back/align-words.ts';
import type { FileParagraph, Token } from '../read-back/file-paragraph.ts';
import { type WordChange, wordChanges } from '../read-back/word-changes.ts';
import { markText, type ProsePiece, proseText, readProse } from '../prose-marks.ts';
import { type FigureChange, figureChanges } from './figure-changes.ts';

export type { FigureChange, WordChange };

/** One line of a prose beside what it was (逐段差异). */
export interface LineChange {
  readonly state: 'kept' | 'changed' | 'added' | 'removed';
  /** It stands at another place than before. */
  readonly moved?: boolean;
  /** Which line it was, from 0; absent where it was added. */
  readonly before?: number;
  /** Which line it is, from 0; absent where it was removed. */
  readonly after?: number;
  /** Its words; a figure's text is its mark. */
  readonly words: readonly WordChange[];
}

/** What became of one prose in another (版本差异): its lines in the order of the new one, removed ones where they stood, and its figures apart. */
export interface ProseDifference {
  readonly lines: readonly LineChange[];
  readonly figures: readonly FigureChange[];
}

/** Latin words and numbers are whole, everything else goes by character: Chinese needs no dictionary to be read this way. */
const WORD = /[A-Za-z0-9]+(?:[.,%’'-][A-Za-z0-9]+)*|[^]/gu;

/** A line as it is compared: its words, and its figures as one token each. */
export function proseTokens(pieces: readonly ProsePiece[]): readonly Token[] {
  return pieces.flatMap((piece): readonly Token[] => {
    if (typeof piece !== 'string') return [{ text: markText(piece), control: true, figure: markText(piece).slice(2, -2) }];
    return [...piece.matchAll(WORD)].map(([text]) => ({ text, control: false }));
  });
}

const paragraphOf = (pieces: readonly ProsePiece[]): FileParagraph => ({ place: 'body', runs: proseTokens(pieces) });

/** The prose in the form that is compared: without empty lines, marks written the one way. */
export const plainProse = (prose: string): string => proseText(readProse(prose));

/** Compares two proses by lines, then by words; pure and the same wherever it runs. */
export function proseDifference(before: string, after: string): ProseDifference {
  const [old, now] = [readProse(before), readProse(after)];
  const pairs = alignParagraphs(old.map(paragraphOf), now.map(paragraphOf));
  const lines = pairs.map((pair) => lineOf(pair, tokensAt(old, pair.before), tokensAt(now, pair.after)));
  return { lines, figures: figureChanges(lines) };
}

function tokensAt(lines: readonly (readonly ProsePiece[])[], index: number | undefined): readonly Token[] {
  return index === undefined ? [] : proseTokens(lines[index] ?? []);
}

function lineOf({ before, after, moved }: ParagraphPair, old: readonly Token[], now: readonly Token[]): LineChange {
  const matches = alignWords(old, now);
  const found = matches.filter(({ left }) => old[left]?.control).map((match) => ({ ...match, text: old[match.left]?.text ?? '', by: 'tag' as const }));
  const words = wordChanges(old, now, { matches, found });
  return { state: stateOf(before, after, words), ...(moved && { moved }), ...(before !== undefined && { before }), ...(after !== undefined && { after }), words };
}

function stateOf(before: number | undefined, after: number | undefined, words: readonly WordChange[]): LineChange['state'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return words.every(({ kind }) => kind === 'kept') ? 'kept' : 'changed';
}

/** The new prose, from the old one and their difference. @throws Error where the difference is of another prose */
export function applyDifference(before: string, { lines }: ProseDifference): string {
  const old = plainProse(before).split('\n');
  return lines.flatMap(({ before: index, after, words }) => {
    const said = (kind: WordChange['kind']): string => words.filter((word) => word.kind === 'kept' || word.kind === kind).map(({ text }) => text).join('');
    if (index !== undefined && old[index] !== said('removed')) throw new Error(`line ${index + 1} is not the one that was compared`);
    return after === undefined ? [] : [said('added')];
  }).join('\n');
}

/** Whether nothing differs. */
export function isSameProse({ lines }: Pick<ProseDifference, 'lines'>): boolean {
  return lines.every(({ state, moved }) => state === 'kept' && moved !== true);
}
