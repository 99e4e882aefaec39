import type { Access } from '#contract/route.ts';
import type { Me } from '../api/session.ts';

/** Whether somebody holds a post, or stands in for one, that a route asks for. */
export function holdsPostFor(me: Me, access: Access): boolean {
  if (typeof access === 'string') return true;
  const held = [...me.roles, ...me.delegations.flatMap((each) => each.roles)];
  return held.some((role) => access.roles.includes(role));
}
