import type { CaseType, Doer } from '../case/case-type.ts';
import type { CaseView } from '../case/view.ts';
import { findDay } from '../case/view.ts';
import type { Relation } from './visibility.ts';

/** A post that the actor fills for somebody away (代理). */
export interface Delegation {
  readonly person: string;
  readonly unit: string;
  readonly functions: readonly string[];
  readonly roles: readonly string[];
}

/** Who acts or reads: a person of the bureau, a party at the portal, or the system itself. */
export interface Actor {
  readonly kind: 'staff' | 'public' | 'system';
  /** Person code, `public:<receipt>` or `system`. */
  readonly person: string;
  readonly unit: string;
  /** Functions of the actor's unit. */
  readonly functions: readonly string[];
  readonly roles: readonly string[];
  readonly delegations: readonly Delegation[];
  /** The party that a public actor stands for. */
  readonly party?: string;
}

/** The system acting by itself: imports, sealing, merging. */
export const SYSTEM: Actor = { kind: 'system', person: 'system', unit: 'bureau', functions: [], roles: [], delegations: [] };

/** Anyone at the portal without an account. */
export const PUBLIC: Actor = { kind: 'public', person: 'public', unit: 'bureau', functions: [], roles: [], delegations: [] };

/** The doer that lets the public in. */
export const ANYONE = 'anyone';

function isParty(value: unknown, party: string | undefined): boolean {
  return party !== undefined && typeof value === 'object' && value !== null && 'id' in value && value.id === party;
}

function includesPerson(value: unknown, person: string): boolean {
  return Array.isArray(value) && value.some((item) => item === person || (typeof item === 'object' && item !== null && Object.values(item).includes(person)));
}

/** Whether a post lies in the unit that has the case, or in the one that leads it: `leadUnit` holds a unit's code or its function (牵头处室). */
function isOfCase(view: CaseView, post: Pick<Actor, 'unit' | 'functions'>): boolean {
  const lead = view.values['leadUnit'];
  return view.unit === post.unit || lead === post.unit || (typeof lead === 'string' && post.functions.includes(lead));
}

/** How the actor stands to the case; panel and parties are the fields of those names. */
export function hasRelation(relation: Relation, view: CaseView, actor: Actor): boolean {
  switch (relation) {
    case 'handler':
      return view.assignee === actor.person;
    case 'opener':
      return view.openedBy === actor.person;
    case 'panel':
      return includesPerson(view.values['panel'], actor.person);
    case 'assigned-unit':
      return isOfCase(view, actor);
    case 'requester':
      return isParty(view.values['requester'], actor.party);
    case 'respondent':
      return isParty(view.values['respondent'], actor.party);
    case 'respondent-after-service':
      return isParty(view.values['respondent'], actor.party) && findDay(view, 'serve') !== undefined;
  }
}

const RELATION_NAMES: readonly string[] = ['handler', 'opener', 'panel', 'assigned-unit', 'requester', 'respondent', 'respondent-after-service'] satisfies Relation[];

export function isRelation(doer: Doer): doer is Relation {
  return RELATION_NAMES.includes(doer);
}

/**
 * A doer in its parts: a role, and where it must be filled: in the division that owns the type (`officer@owner`), in the unit
 * that has the case (`officer@case`), in a unit with some function (`officer@protection`), or `anywhere`.
 */
export function parseDoer(doer: Doer): { readonly role: string; readonly place: string } {
  const [role = '', place = 'anywhere'] = doer.split('@');
  return { role, place };
}

function fillsPost(doer: Doer, type: CaseType, view: CaseView | undefined, post: { unit: string; functions: readonly string[]; roles: readonly string[] }): boolean {
  const { role, place } = parseDoer(doer);
  if (!post.roles.includes(role)) return false;
  if (place === 'case') return view !== undefined && isOfCase(view, post);
  return place === 'anywhere' || post.functions.includes(place === 'owner' ? type.owner : place);
}

/** Whether the actor is one of the doers, in person. `view` is undefined when a case is being opened. */
export function isDoer(doers: readonly Doer[], type: CaseType, view: CaseView | undefined, actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return doers.some((doer) => {
    if (doer === ANYONE) return true;
    if (isRelation(doer)) return view !== undefined && hasRelation(doer, view, actor);
    return fillsPost(doer, type, view, actor);
  });
}

/** The posts that the actor fills: their own, and those of each person they stand in for. */
export function postsOf(actor: Actor): readonly Actor[] {
  return [actor, ...actor.delegations.map((each) => ({ ...actor, ...each, delegations: [] }))];
}

/** The person whose post the actor fills by delegation, when that person is one of the doers. */
export function findDelegator(doers: readonly Doer[], type: CaseType, view: CaseView, actor: Actor): string | undefined {
  const [, ...filled] = postsOf(actor);
  return filled.find((post) => isDoer(doers, type, view, post))?.person;
}
