import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';
import { type Standing, standingOn, type TreeNode, type UnitKind } from './organisation.ts';

export type NodeKind = 'unit' | 'district';

/** What may happen to a unit or district (机构、区划变动). */
export const CHANGE_KINDS = {
  add: { zh: '设立', en: 'set up' },
  rename: { zh: '更名', en: 'renamed' },
  move: { zh: '调整隶属', en: 'moved' },
  charge: { zh: '调整职能', en: 'functions changed' },
  end: { zh: '撤销', en: 'ended' },
} as const satisfies Readonly<Record<string, Label>>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

/**
 * One recorded change. `on` is the first day on which things are so: of an end, the first day on which the unit or district
 * is no more. Only what the change is about is given.
 */
export interface OrganisationChange {
  readonly node: NodeKind;
  readonly code: string;
  readonly kind: ChangeKind;
  readonly on: CivilDate;
  readonly name?: Label;
  readonly parent?: string;
  readonly functions?: readonly string[];
  /** Of a unit that is set up: what kind it is, and the district that it serves. */
  readonly unitKind?: UnitKind;
  readonly district?: string;
  /** What an ended one became: one code where it was merged, several where it was split, none where nothing took its place. */
  readonly successors?: readonly string[];
}

/** The standing after a change; the change itself where it is about another thing. */
function turned(before: Standing, { kind, on, name, parent, functions }: OrganisationChange): Standing {
  const { to: _, ...kept } = before;
  switch (kind) {
    case 'rename':
      return { ...kept, from: on, ...(name && { name }) };
    case 'move':
      return { ...kept, from: on, ...(parent && { parent }) };
    case 'charge':
      return { ...kept, from: on, ...(functions && { functions }) };
    case 'add':
    case 'end':
      return before;
  }
}

/** Each standing with its last day: the day before the next one, or the end. */
function closed(standings: readonly Standing[], to: CivilDate | undefined): readonly Standing[] {
  return standings.map((each, index) => {
    const next = standings[index + 1];
    const last = next ? addDays(next.from, -1) : to;
    return { ...each, ...(last && { to: last }) };
  });
}

/** One unit or district after its recorded changes, in the order of their days; of one day the one recorded last wins. */
function changed<T extends TreeNode>(node: T, changes: readonly OrganisationChange[]): T {
  const { to: _, ...first } = standingOn({ ...node, standings: [] } as T, node.from);
  const standings: Standing[] = [{ ...first, from: node.from }];
  let { to, successors } = node;
  for (const change of changes) {
    const last = standings.at(-1) ?? first;
    if (change.kind === 'end') [to, successors] = [addDays(change.on, -1), change.successors ?? []];
    else if (change.kind !== 'add' && change.on <= last.from) standings[standings.length - 1] = { ...turned(last, change), from: last.from };
    else if (change.kind !== 'add') standings.push(turned(last, change));
  }
  const { to: _to, successors: _successors, ...rest } = node;
  return { ...rest, standings: closed(standings, to), ...(to && { to }), ...(successors && { successors }) } as unknown as T;
}

/** Units or districts as they began, after the changes recorded of them: each with how it stood at every time. */
export function withChanges<T extends TreeNode>(node: NodeKind, nodes: readonly T[], changes: readonly OrganisationChange[]): readonly T[] {
  const inOrder = changes.filter((change) => change.node === node).sort((a, b) => a.on.localeCompare(b.on));
  const byCode = Map.groupBy(inOrder, ({ code }) => code);
  return nodes.map((each) => (byCode.has(each.code) ? changed(each, byCode.get(each.code) ?? []) : each));
}
