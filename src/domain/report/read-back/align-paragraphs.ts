import { bestAlignment, type Match, withCommonEnds } from './align.ts';
import { type FileParagraph, textOf } from './file-paragraph.ts';

/** A paragraph of the report and the one it became; a missing side is one that was removed or added. */
export interface ParagraphPair {
  readonly before?: number;
  readonly after?: number;
  readonly moved?: boolean;
}

/** A paragraph by what of it is compared. */
interface Sketch {
  readonly text: string;
  /** Its words without its numbers, which are judged apart. */
  readonly words: string;
  readonly figures: string;
  readonly place: FileParagraph['place'];
}

function sketchOf(paragraph: FileParagraph): Sketch {
  const text = textOf(paragraph).trim();
  return { text, words: text.replace(/[\d.,，%％]+/g, '#'), figures: paragraph.runs.flatMap(({ figure }) => figure ?? []).join('|'), place: paragraph.place };
}

const isSame = (a: Sketch, b: Sketch): boolean => a.words === b.words && a.figures === b.figures && a.text === b.text;

/** Equal words belong together, the more so with the same figures or values. */
function worthOf(a: Sketch, b: Sketch): number | undefined {
  if (a.words !== b.words || a.place !== b.place) return a.figures !== '' && a.figures === b.figures ? 6 : undefined;
  return 4 + (a.text === b.text ? 2 : 0) + (a.figures !== '' && a.figures === b.figures ? 6 : 0);
}

/** Shares of two-character pieces that two texts have in common, between 0 and 1 (Dice). */
export function likeness(a: string, b: string): number {
  const [left, right] = [piecesOf(a), piecesOf(b)];
  const total = left.size + right.size;
  if (total === 0) return a === b ? 1 : 0;
  const common = [...left].filter((piece) => right.has(piece)).length;
  return (2 * common) / total;
}

function piecesOf(text: string): ReadonlySet<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, index) => (characters[index] ?? '') + character));
}

/** Texts at least this alike are the same paragraph rewritten. */
const REWRITTEN = 0.35;
/** Texts at least this alike at another place are the same paragraph moved. */
const MOVED = 0.7;
/** Gaps with more pairs than this are not searched for rewritten paragraphs. */
const MAX_GAP_PAIRS = 10_000;

/** Pairs the paragraphs of a report with those of the file that came back: kept, rewritten, moved, removed, added; in the order of the file. */
export function alignParagraphs(generated: readonly FileParagraph[], returned: readonly FileParagraph[]): readonly ParagraphPair[] {
  const [before, after] = [generated.map(sketchOf), returned.map(sketchOf)];
  const anchors = anchorsOf(before, after);
  const matches = [...anchors, ...gapsOf(anchors, before.length, after.length).flatMap((gap) => rewritten(gap, before, after))];
  return inOrder(matches, before, after);
}

function anchorsOf(before: readonly Sketch[], after: readonly Sketch[]): readonly Match[] {
  const pair = (start: number) => (left: number, right: number): { worth: number; rightLength: 1 } | undefined => {
    const [a, b] = [before[start + left], after[start + right]];
    const worth = a && b ? worthOf(a, b) : undefined;
    return worth === undefined ? undefined : { worth, rightLength: 1 };
  };
  const same = (left: number, right: number): boolean => {
    const [a, b] = [before[left], after[right]];
    return a !== undefined && b !== undefined && isSame(a, b);
  };
  return withCommonEnds(before.length, after.length, same, (start, leftEnd, rightEnd) => {
    const found = bestAlignment(leftEnd - start, rightEnd - start, pair(start)) ?? byUniqueText(before.slice(start, leftEnd), after.slice(start, rightEnd));
    return found.map((match) => ({ ...match, left: match.left + start, right: match.right + start }));
  });
}

/** For documents too long to compare by table: texts that stand once on both sides, as far as their order is the same. */
function byUniqueText(before: readonly Sketch[], after: readonly Sketch[]): readonly Match[] {
  const places = uniquePlaces(after);
  let reached = -1;
  return [...uniquePlaces(before)].flatMap(([text, left]) => {
    const right = places.get(text);
    if (right === undefined || right <= reached) return [];
    reached = right;
    return [{ left, right, rightLength: 1 }];
  });
}

function uniquePlaces(sketches: readonly Sketch[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number | undefined>();
  sketches.forEach(({ text }, index) => seen.set(text, seen.has(text) ? undefined : index));
  return new Map([...seen].flatMap(([text, index]) => (index === undefined || text === '' ? [] : [[text, index] as const])));
}

/** Paragraphs between two anchors: from and up to, on both sides. */
interface Gap {
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
}

function gapsOf(anchors: readonly Match[], leftLength: number, rightLength: number): readonly Gap[] {
  const ends = [...anchors, { left: leftLength, right: rightLength }];
  return ends.flatMap(({ left, right }, index) => {
    const from = anchors[index - 1] ?? { left: -1, right: -1 };
    const gap: Gap = { left: [from.left + 1, left], right: [from.right + 1, right] };
    return gap.left[0] < gap.left[1] && gap.right[0] < gap.right[1] ? [gap] : [];
  });
}

/** The rewritten paragraphs of a gap; one for one is taken as rewritten whatever it says, unless it stands word for word elsewhere: then it moved. */
function rewritten({ left, right }: Gap, before: readonly Sketch[], after: readonly Sketch[]): readonly Match[] {
  const [leftLength, rightLength] = [left[1] - left[0], right[1] - right[0]];
  const isPlace = before[left[0]]?.place === after[right[0]]?.place;
  if (leftLength === 1 && rightLength === 1 && isPlace && !standsElsewhere(before[left[0]], after) && !standsElsewhere(after[right[0]], before)) return [{ left: left[0], right: right[0], rightLength: 1 }];
  if (leftLength * rightLength > MAX_GAP_PAIRS) return [];
  const matches = bestAlignment(leftLength, rightLength, (i, j) => {
    const [a, b] = [before[left[0] + i], after[right[0] + j]];
    const alike = a && b && a.place === b.place ? likeness(a.words, b.words) : 0;
    return alike < REWRITTEN ? undefined : { worth: Math.round(alike * 100), rightLength: 1 };
  });
  return (matches ?? []).map((match) => ({ ...match, left: match.left + left[0], right: match.right + right[0] }));
}

function standsElsewhere(sketch: Sketch | undefined, others: readonly Sketch[]): boolean {
  return others.some((other) => sketch !== undefined && isSame(sketch, other));
}

/** All pairs in the order of the returned file, removed paragraphs where they stood; a removed one that stands elsewhere has moved. */
function inOrder(matches: readonly Match[], before: readonly Sketch[], after: readonly Sketch[]): readonly ParagraphPair[] {
  const rightOf = new Map(matches.map(({ left, right }) => [left, right]));
  const leftOf = new Map(matches.map(({ left, right }) => [right, left]));
  const removed = before.flatMap((_, index) => (rightOf.has(index) ? [] : [index]));
  const added = after.flatMap((_, index) => (leftOf.has(index) ? [] : [index]));
  const movedFrom = movesOf(removed, added, before, after);
  const gone = new Set([...movedFrom.values()]);
  const pairs: ParagraphPair[] = [];
  let reached = 0;
  const tellRemoved = (): void => {
    for (; reached < before.length && !rightOf.has(reached); reached += 1) if (!gone.has(reached)) pairs.push({ before: reached });
  };
  tellRemoved();
  after.forEach((_, right) => {
    const [left, from] = [leftOf.get(right), movedFrom.get(right)];
    if (left === undefined) pairs.push(from === undefined ? { after: right } : { before: from, after: right, moved: true });
    else {
      pairs.push({ before: left, after: right });
      reached = left + 1;
      tellRemoved();
    }
  });
  return pairs;
}

function movesOf(removed: readonly number[], added: readonly number[], before: readonly Sketch[], after: readonly Sketch[]): ReadonlyMap<number, number> {
  const moves = new Map<number, number>();
  if (removed.length * added.length > MAX_GAP_PAIRS) return moves;
  const free = new Set(removed);
  for (const right of added) {
    const words = after[right]?.words ?? '';
    const ranked = [...free].map((left) => ({ left, alike: words.length < 8 ? 0 : likeness(before[left]?.words ?? '', words) })).sort((a, b) => b.alike - a.alike);
    const [best] = ranked;
    if (!best || best.alike < MOVED) continue;
    moves.set(right, best.left);
    free.delete(best.left);
  }
  return moves;
}
