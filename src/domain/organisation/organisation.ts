import type { CivilDate } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';

/** How a unit or district stood between two days, the last included (一段沿革). */
export interface Standing {
  readonly from: CivilDate;
  readonly to?: CivilDate;
  readonly name: Label;
  readonly parent?: string;
  /** What a unit did then (职能). */
  readonly functions?: readonly string[];
}

/** What units and districts have in common: a place in a tree, from a day and until a day (机构、区划). */
export interface TreeNode {
  readonly code: string;
  readonly name: Label;
  readonly parent?: string;
  readonly functions?: readonly string[];
  readonly from: CivilDate;
  /** The last day on which it was. */
  readonly to?: CivilDate;
  /** What it became when it ended: one code where it was merged, several where it was split (撤并后的承接). */
  readonly successors?: readonly string[];
  /** How it stood from its first day on, oldest first; without them it has always been as it is. */
  readonly standings?: readonly Standing[];
}

export const UNIT_KINDS = {
  bureau: { zh: '局', en: 'bureau' },
  division: { zh: '处室', en: 'division' },
  centre: { zh: '直属单位', en: 'centre' },
  'district-bureau': { zh: '区局', en: 'district bureau' },
} as const satisfies Readonly<Record<string, Label>>;

export type UnitKind = keyof typeof UNIT_KINDS;

/** A division, centre or district bureau of the organisation (处室、中心、区局), valid from a day and until a day. */
export interface Unit extends TreeNode {
  readonly kind: UnitKind;
  /** What it does (职能), by the ids that case types name as their owner: `promotion`, `protection`. */
  readonly functions: readonly string[];
  /** The district that a district bureau serves. */
  readonly district?: string;
}

/** A district (区县) by its administrative code; the one without a parent is the city. */
export type District = Omit<TreeNode, 'functions'>;

/** Whether a unit or district is in force on a day. */
export function isInForce({ from, to }: Pick<TreeNode, 'from' | 'to'>, day: CivilDate): boolean {
  return from <= day && (to === undefined || day <= to);
}

/** How it stood on a day; before its first day as it began, after its last as it ended. */
export function standingOn(node: TreeNode, day: CivilDate): Standing {
  const { from, to, name, parent, functions, standings = [] } = node;
  const [first] = standings;
  if (!first) return { from, name, ...(to && { to }), ...(parent && { parent }), ...(functions && { functions }) };
  return standings.findLast((each) => each.from <= day) ?? first;
}

/** The unit or district with the name, the place and the functions that it has on a day. */
export function asOn<T extends TreeNode>(node: T, day: CivilDate): T {
  const { name, parent, functions } = standingOn(node, day);
  const { parent: _, ...rest } = node;
  return { ...rest, name, ...(parent && { parent }), ...(functions && { functions }) } as unknown as T;
}

/** A post (岗位) of the bureau; `separation` names the one of the three administrators it is (三员分立). */
export interface Role {
  readonly id: string;
  readonly name: Label;
  readonly duty: Label;
  readonly separation?: 'system' | 'security' | 'audit';
  /** Sees no business data at all (系统管理员不可见业务数据). */
  readonly blind?: boolean;
  /** Reads everything of its reach and writes nothing (审计、纪检). */
  readonly readOnly?: boolean;
}

export function defineRoles<const R extends Readonly<Record<string, Omit<Role, 'id'>>>>(roles: R): { readonly [K in keyof R]: Role & { id: K } } {
  const entries = Object.entries(roles).map(([id, role]) => [id, { id, ...role }]);
  return Object.fromEntries(entries);
}
