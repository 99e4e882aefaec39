import type { CaseType } from '../case/case-type.ts';
import { type CaseView, findStep } from '../case/view.ts';
import type { Field, Values } from '../form/field.ts';
import { type Actor, hasRelation, isDoer, postsOf } from './actor.ts';
import type { Readers } from './visibility.ts';

/** The bureau's own facts that reading depends on: which posts see nothing (系统管理员). */
export interface ReadingRules {
  readonly blindRoles: readonly string[];
  /** Posts that read every case but write none (审计). */
  readonly allReaders: readonly string[];
}

function readsByPost(actor: Actor, rules: ReadingRules): boolean {
  return actor.roles.some((role) => rules.allReaders.includes(role));
}

/** Somebody all of whose posts are blind sees no business data at all. */
export function isBlind(actor: Actor, rules: ReadingRules): boolean {
  return actor.kind === 'staff' && actor.roles.every((role) => rules.blindRoles.includes(role));
}

function staffReads(type: CaseType, view: CaseView, actor: Actor): boolean {
  const { staff } = type.readers;
  if (staff === 'all') return true;
  return isDoer(staff.roles, type, view, actor) || staff.relations.some((relation) => hasRelation(relation, view, actor));
}

function isOwnParty(view: CaseView, actor: Actor): boolean {
  return hasRelation('requester', view, actor) || hasRelation('respondent-after-service', view, actor) || view.openedBy === actor.person;
}

function isPublished(type: CaseType, view: CaseView): boolean {
  const shown = type.readers.public;
  return typeof shown === 'object' && !view.annulled && findStep(view, shown.after) !== undefined;
}

/** Whether the actor may know that the case exists: by post, by relation, or because an approval in it waits for them. */
export function mayReadCase(type: CaseType, view: CaseView, actor: Actor, rules: ReadingRules): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'public') return isPublished(type, view) || (type.readers.parties === true && isOwnParty(view, actor));
  if (isBlind(actor, rules)) return false;
  return readsByPost(actor, rules) || postsOf(actor).some((post) => staffReads(type, view, post) || isDoer(['handler', 'opener', 'panel'], type, view, post)) || decidesNext(type, view, actor);
}

/** Whether the pending approval is one that a post of the actor's decides. */
function decidesNext(type: CaseType, view: CaseView, actor: Actor): boolean {
  const step = view.pending && type.actions[view.pending.action]?.approval?.[view.pending.step];
  return step !== undefined && postsOf(actor).some((post) => isDoer([step.ofUnit ? `${step.role}@case` : step.role], type, view, post));
}

function readsLevel(readers: Readers, type: CaseType, view: CaseView, actor: Actor): boolean {
  switch (readers.level) {
    case 'public':
      return true;
    case 'party':
      return actor.kind !== 'public' || isOwnParty(view, actor);
    case 'internal':
      return actor.kind === 'staff';
    case 'restricted':
      return postsOf(actor).some((post) => isDoer(readers.roles ?? [], type, view, post) || (readers.relations ?? []).some((relation) => hasRelation(relation, view, post)));
  }
}

/** Whether the actor may read one field of a case that they may read. */
export function mayReadField(field: Field, type: CaseType, view: CaseView, actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return readsLevel(field.readers ?? { level: type.level }, type, view, actor);
}

/** The values of a case that the actor may read, and the names of those held back. */
export function visibleValues(type: CaseType, view: CaseView, actor: Actor): { readonly values: Values; readonly hidden: readonly string[] } {
  const readable = Object.entries(type.fields).filter(([, field]) => mayReadField(field, type, view, actor));
  const names = readable.map(([name]) => name);
  const values = Object.fromEntries(Object.entries(view.values).filter(([name]) => names.includes(name)));
  return { values, hidden: Object.keys(type.fields).filter((name) => !names.includes(name) && name in view.values) };
}
