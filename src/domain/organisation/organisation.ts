import type { CivilDate } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';

/** A division, centre or district bureau of the organisation (处室、中心、区局), valid from a day and until a day. */
export interface Unit {
  readonly code: string;
  readonly name: Label;
  readonly parent?: string;
  readonly kind: 'bureau' | 'division' | 'centre' | 'district-bureau';
  /** What it does (职能), by the ids that case types name as their owner: `promotion`, `protection`. */
  readonly functions: readonly string[];
  /** The district that a district bureau serves. */
  readonly district?: string;
  readonly from: CivilDate;
  readonly to?: CivilDate;
}

/** A district (区县) by its administrative code; `successors` name what it became when it ended. */
export interface District {
  readonly code: string;
  readonly name: Label;
  readonly parent?: string;
  readonly from: CivilDate;
  readonly to?: CivilDate;
  readonly successors?: readonly string[];
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
