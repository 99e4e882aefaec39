import { CATALOG } from '#catalog/index.ts';
import type { Access } from '#contract/route.ts';
import { type Actor, isDoer } from '#domain/access/actor.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { Me } from '../api/session.ts';

/** Whether somebody holds a post, or stands in for one, that a route asks for. */
export function holdsPostFor(me: Me, access: Access): boolean {
  if (typeof access === 'string') return true;
  const held = [...me.roles, ...me.delegations.flatMap((each) => each.roles)];
  return held.some((role) => access.roles.includes(role));
}

/** Whether somebody reads every case and writes in none (审计、纪检). */
export function readsOnly(actor: Actor): boolean {
  return actor.roles.some((role) => CATALOG.reading.allReaders.includes(role));
}

/** Whether somebody may enter a case of a kind by itself. */
export function mayOpenAlone(type: CaseType, actor: Actor): boolean {
  return type.opening.together === undefined && mayOpen(type, actor);
}

/** Whether somebody may enter cases of a kind, be it only with others. */
export function mayOpen(type: CaseType, actor: Actor): boolean {
  return !readsOnly(actor) && isDoer(type.opening.by, type, undefined, actor);
}
