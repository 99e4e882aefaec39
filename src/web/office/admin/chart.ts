import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { NodeKind } from '#domain/organisation/change.ts';
import type { Label } from '#domain/text.ts';

type Chart = Reply<typeof ROUTES.organisationChart>;
export type ChartNode = Chart['nodes'][number];
export type Change = Chart['changes'][number];

/** How a unit or district is on the day looked at. */
export type Phase = 'now' | 'ended' | 'coming';

/** A line of the tree. */
export interface ChartRow {
  readonly node: ChartNode;
  readonly name: Label;
  readonly functions: readonly string[];
  readonly depth: number;
  readonly phase: Phase;
}

export function phaseOn({ from, to }: Pick<ChartNode, 'from' | 'to'>, day: CivilDate): Phase {
  if (from > day) return 'coming';
  return to !== undefined && to < day ? 'ended' : 'now';
}

/** How it stood on a day; before its first as it began, after its last as it ended. */
export function standingOf({ standings }: Pick<ChartNode, 'standings'>, day: CivilDate): ChartNode['standings'][number] {
  const found = standings.findLast((each) => each.from <= day) ?? standings[0];
  if (!found) throw new Error('a unit or district stands in some way');
  return found;
}

/** The tree of units or districts on a day, each below what it belonged to; with `others` also what was and what will be. */
export function rowsOn(nodes: readonly ChartNode[], kind: NodeKind, day: CivilDate, others = false): readonly ChartRow[] {
  const shown = nodes.filter((node) => node.node === kind && (others || phaseOn(node, day) === 'now'));
  const codes = new Set(shown.map(({ code }) => code));
  const below = (parent: string | undefined, depth: number): readonly ChartRow[] =>
    shown.filter((node) => parentAmong(node, day, codes) === parent).flatMap((node) => {
      const { name, functions } = standingOf(node, day);
      return [{ node, name, functions, depth, phase: phaseOn(node, day) }, ...below(node.code, depth + 1)];
    });
  return below(undefined, 0);
}

function parentAmong(node: ChartNode, day: CivilDate, codes: ReadonlySet<string>): string | undefined {
  const { parent } = standingOf(node, day);
  return parent !== undefined && codes.has(parent) ? parent : undefined;
}

/** What can be recorded of a unit or district that is in force. The roots of the trees are only renamed. */
export function possibleChanges(node: ChartNode): readonly ('rename' | 'move' | 'charge' | 'end')[] {
  const isRoot = node.standings[0]?.parent === undefined;
  if (isRoot) return node.node === 'unit' ? ['rename', 'charge'] : ['rename'];
  return node.node === 'unit' ? ['rename', 'move', 'charge', 'end'] : ['rename', 'move', 'end'];
}
