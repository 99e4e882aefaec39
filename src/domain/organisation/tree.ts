import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { Boundaries, Period } from '../indicator/fact.ts';
import { standingOn, type TreeNode } from './organisation.ts';

/** The codes at and below a place on the days of a span. */
export interface CodeSpan extends Period {
  readonly codes: readonly string[];
}

/** A tree of units or districts with its dates, as figures ask it (机构树、区划树). */
export interface DatedTree {
  /** The codes at and below one, for each span of a period in which they stay the same. */
  spans(code: string, period: Period, boundaries?: Boundaries): readonly CodeSpan[];
  /** Of those codes on a day the ones whose level counts: what had ended before has none any more. */
  standing(code: string, day: CivilDate, boundaries?: Boundaries): readonly string[];
}

/** Each code alone: for accounts that no tree is needed for. */
export const FLAT_TREE: DatedTree = { spans: (code, period) => [{ ...period, codes: [code] }], standing: (code) => [code] };

/** The days on which something moved to another place. */
function moveDays(nodes: readonly TreeNode[]): readonly CivilDate[] {
  const days = nodes.flatMap(({ standings = [] }) => standings.filter((each, index) => index > 0 && each.parent !== standings[index - 1]?.parent).map(({ from }) => from));
  return [...new Set(days)].sort();
}

/** Codes in the order of the walk from one down, given what lies directly below each. */
function walk(code: string, below: ReadonlyMap<string | undefined, readonly string[]>): readonly string[] {
  const found = new Set([code]);
  for (const each of found) for (const child of below.get(each) ?? []) found.add(child);
  return [...found];
}

type Below = ReadonlyMap<string | undefined, readonly string[]>;

function childrenOn(nodes: readonly TreeNode[], day: CivilDate): Below {
  const groups = Map.groupBy(nodes, (node) => standingOn(node, day).parent);
  return new Map([...groups].map(([parent, children]) => [parent, children.map(({ code }) => code)]));
}

/** What has ended by a day lies where all that it became lies, and nowhere when that is in several places. */
function placesToday(nodes: readonly TreeNode[], today: CivilDate): (code: string) => ReadonlySet<string> {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  const known = new Map<string, ReadonlySet<string>>();
  const placesOf = (code: string): ReadonlySet<string> => {
    const held = known.get(code);
    if (held) return held;
    known.set(code, new Set([code]));
    const node = byCode.get(code);
    const places = new Set([code, ...(node ? above(node) : [])]);
    known.set(code, places);
    return places;
  };
  const above = (node: TreeNode): readonly string[] => {
    const { successors = [], to } = node;
    if (to !== undefined && to < today && successors.length > 0) return common(successors.map(placesOf));
    const { parent } = standingOn(node, today);
    return parent === undefined ? [] : [...placesOf(parent)];
  };
  return placesOf;
}

function common([first, ...rest]: readonly ReadonlySet<string>[]): readonly string[] {
  return [...(first ?? [])].filter((code) => rest.every((each) => each.has(code)));
}

/** The tree of some units or districts; `today` is the day whose boundaries are the present ones. */
export function datedTree(nodes: readonly TreeNode[], today: CivilDate): DatedTree {
  const days = moveDays(nodes);
  const ended = new Map(nodes.flatMap(({ code, to }) => (to === undefined ? [] : [[code, to] as const])));
  const below = new Map<string, Below>();
  const known = new Map<string, readonly string[]>();
  const remembered = (key: string, find: () => readonly string[]): readonly string[] => {
    const codes = known.get(key) ?? find();
    known.set(key, codes);
    return codes;
  };
  const then = (code: string, day: CivilDate): readonly string[] => {
    const since = days.findLast((each) => each <= day) ?? '';
    const children = below.get(since) ?? childrenOn(nodes, day);
    below.set(since, children);
    return remembered(`${since} ${code}`, () => walk(code, children));
  };
  const places = placesToday(nodes, today);
  const now = (code: string): readonly string[] => remembered(`now ${code}`, () => [code, ...nodes.filter((node) => node.code !== code && places(node.code).has(code)).map((node) => node.code)]);
  const at = (code: string, day: CivilDate, boundaries: Boundaries = 'then'): readonly string[] => (boundaries === 'today' ? now(code) : then(code, day));
  return {
    spans(code, period, boundaries) {
      const turns = boundaries === 'today' ? [] : days.filter((day) => day > period.from && day <= period.to);
      const spans = [period.from, ...turns].map((from, index) => ({ from, to: index < turns.length ? addDays(turns[index] ?? '', -1) : period.to, codes: at(code, from, boundaries) }));
      return joined(spans);
    },
    standing: (code, day, boundaries) => at(code, day, boundaries).filter((each) => (ended.get(each) ?? day) >= day),
  };
}

/** Neighbouring spans with the same codes as one. */
function joined(spans: readonly CodeSpan[]): readonly CodeSpan[] {
  const result: CodeSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && last.codes.join() === span.codes.join()) result[result.length - 1] = { ...last, to: span.to };
    else result.push(span);
  }
  return result;
}

/** What was split so that only a part of it lies under a code today: its past cannot be shared out (不可比). */
export function splitAcross(nodes: readonly TreeNode[], code: string, today: CivilDate): readonly TreeNode[] {
  const places = placesToday(nodes, today);
  return nodes.filter((node) => {
    const pieces = piecesOf(nodes, node.code, today);
    const under = pieces.filter((each) => places(each).has(code));
    return under.length > 0 && under.length < pieces.length;
  });
}

/** What a unit or district has become by a day, through every merger and split since. */
function piecesOf(nodes: readonly TreeNode[], code: string, today: CivilDate): readonly string[] {
  const found = new Set([code]);
  const isGone = (node: TreeNode | undefined): node is TreeNode => node?.to !== undefined && node.to < today && (node.successors ?? []).length > 0;
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  for (const each of found) for (const next of isGone(byCode.get(each)) ? (byCode.get(each)?.successors ?? []) : []) found.add(next);
  return [...found].filter((each) => !isGone(byCode.get(each)));
}
