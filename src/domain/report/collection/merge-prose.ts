import { bestAlignment, type Match, withCommonEnds } from '../read-back/align.ts';
import { likeness } from '../read-back/align-paragraphs.ts';
import { plainProse } from './prose-difference.ts';
import { unitsOf } from './prose-sentences.ts';

/**
 * A stretch of a text that two people changed apart from one another (三方合并): what it was, what each made of it.
 * `kept`: neither changed it; `theirs`, `ours`: one did; `both`: both made the same of it; `conflict`: a person chooses.
 */
export interface MergedPiece {
  readonly kind: 'kept' | 'theirs' | 'ours' | 'both' | 'conflict';
  readonly base: string;
  readonly theirs: string;
  readonly ours: string;
}

/** What is taken where both changed the same passage; `both` puts ours first, then theirs. */
export type MergeChoice = 'ours' | 'theirs' | 'base' | 'both';

/** One side's change: the units `from` up to `to` of the base became this text. */
interface Edit {
  readonly side: 'theirs' | 'ours';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Merges two texts that were both made from a third, sentence by sentence. Every change of either is in a piece. */
export function mergeProse(base: string, theirs: string, ours: string): readonly MergedPiece[] {
  const units = unitsOf(plainProse(base));
  const edits = [...editsOf('theirs', units, unitsOf(plainProse(theirs))), ...editsOf('ours', units, unitsOf(plainProse(ours)))].sort(inOrder);
  const pieces: MergedPiece[] = [];
  let reached = 0;
  for (const cluster of clustersOf(edits)) {
    const [from, to] = [Math.min(...cluster.map((edit) => edit.from)), Math.max(...cluster.map((edit) => edit.to))];
    pieces.push(...keptPiece(units.slice(reached, from)), pieceOf(units, cluster, from, to));
    reached = to;
  }
  return [...pieces, ...keptPiece(units.slice(reached))];
}

/** Earlier first; what is put in before a place goes before what became of that place. */
const inOrder = (a: Edit, b: Edit): number => a.from - b.from || a.to - b.to;

function keptPiece(units: readonly string[]): readonly MergedPiece[] {
  const text = units.join('');
  return text === '' ? [] : [{ kind: 'kept', base: text, theirs: text, ours: text }];
}

function pieceOf(units: readonly string[], cluster: readonly Edit[], from: number, to: number): MergedPiece {
  const made = (side: Edit['side']): string => applied(units, cluster.filter((edit) => edit.side === side), from, to);
  const [base, theirs, ours] = [units.slice(from, to).join(''), made('theirs'), made('ours')];
  const sides = new Set(cluster.map(({ side }) => side));
  const [only] = sides;
  if (sides.size === 1 && only) return { kind: only, base, theirs, ours };
  return { kind: theirs === ours ? 'both' : 'conflict', base, theirs, ours };
}

function applied(units: readonly string[], edits: readonly Edit[], from: number, to: number): string {
  let [text, reached] = ['', from];
  for (const edit of edits) {
    text += units.slice(reached, edit.from).join('') + edit.text;
    reached = edit.to;
  }
  return text + units.slice(reached, to).join('');
}

/** Edits of the two sides that meet are one question; an edit of one side alone is none. */
function clustersOf(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  const clusters: Edit[][] = [];
  for (const edit of edits) {
    const last = clusters.at(-1);
    if (last?.some((each) => meets(each, edit))) last.push(edit);
    else clusters.push([edit]);
  }
  return clusters;
}

/** Two edits meet when they change the same unit, when both put in at one place, or when one puts in amid what the other changed. */
function meets(a: Edit, b: Edit): boolean {
  if (a.side === b.side) return false;
  const isInsertion = (edit: Edit): boolean => edit.from === edit.to;
  if (isInsertion(a) && isInsertion(b)) return a.from === b.from;
  return Math.max(a.from, b.from) < Math.min(a.to, b.to) || (isInsertion(b) && a.from < b.from && b.from < a.to) || (isInsertion(a) && b.from < a.from && a.from < b.to);
}

function editsOf(side: Edit['side'], base: readonly string[], made: readonly string[]): readonly Edit[] {
  const edits: Edit[] = [];
  let [left, right] = [0, 0];
  const upTo = (leftEnd: number, rightEnd: number): void => {
    if (leftEnd > left || rightEnd > right) edits.push({ side, from: left, to: leftEnd, text: made.slice(right, rightEnd).join('') });
  };
  for (const pair of alignUnits(base, made)) {
    upTo(pair.left, pair.right);
    const text = made[pair.right] ?? '';
    if (text !== base[pair.left]) edits.push({ side, from: pair.left, to: pair.left + 1, text });
    [left, right] = [pair.left + 1, pair.right + 1];
  }
  upTo(base.length, made.length);
  return edits;
}

/** Sentences at least this alike are one rewritten. */
const REWRITTEN = 0.35;
/** The same sentence outweighs any rewriting, and that a line break, which is like any other. */
const WORTH = { same: 200, alike: 100, lineBreak: 10 } as const;

function alignUnits(base: readonly string[], made: readonly string[]): readonly Match[] {
  const same = (left: number, right: number): boolean => base[left] === made[right];
  return withCommonEnds(base.length, made.length, same, (start, leftEnd, rightEnd) => {
    const worth = (left: number, right: number): number => worthOf(base[start + left] ?? '', made[start + right] ?? '');
    const pairing = (left: number, right: number): { worth: number; rightLength: 1 } | undefined => (worth(left, right) === 0 ? undefined : { worth: worth(left, right), rightLength: 1 });
    return (bestAlignment(leftEnd - start, rightEnd - start, pairing) ?? []).map((match) => ({ ...match, left: match.left + start, right: match.right + start }));
  });
}

function worthOf(left: string, right: string): number {
  if (left === right) return left === '\n' ? WORTH.lineBreak : WORTH.same;
  if (left === '\n' || right === '\n') return 0;
  const alike = likeness(left, right);
  return alike < REWRITTEN ? 0 : Math.round(alike * WORTH.alike);
}

/** The merged text, with what was chosen for each conflict in turn; what is not chosen stays ours. */
export function mergedProse(pieces: readonly MergedPiece[], choices: readonly (MergeChoice | undefined)[] = []): string {
  const chosen = choices.values();
  return plainProse(pieces.map((piece) => (piece.kind === 'conflict' ? choiceOf(piece, chosen.next().value ?? 'ours') : textOf(piece))).join(''));
}

function textOf({ kind, theirs, ours }: MergedPiece): string {
  return kind === 'ours' ? ours : theirs;
}

function choiceOf(piece: MergedPiece, choice: MergeChoice): string {
  return choice === 'both' ? piece.ours + piece.theirs : piece[choice];
}
