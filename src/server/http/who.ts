import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { type Actor, PUBLIC } from '#domain/access/actor.ts';
import { isBlind } from '#domain/access/reading.ts';
import { type Problem, problem } from '#domain/errors.ts';
import { needsKey, type Route } from '#contract/route.ts';
import type { RouteId } from '#contract/routes.ts';
import { missingAdministrators } from '../accounts/three-administrators.ts';
import type { Server } from '../context.ts';
import { actorFor } from '../organisation/organisation.ts';

export const SESSION_COOKIE = 'zhishu_session';

/** Who calls: the actor, and for a signed-in caller the session. */
export interface Caller {
  readonly actor: Actor;
  readonly token?: string;
  readonly fromCookie?: boolean;
  /** Signed in with a one-time password. */
  readonly mustChangePassword?: boolean;
}

const NOBODY: Caller = { actor: PUBLIC };

/** Routes of the house itself, which administrators without business data may call, and which work before business starts. */
const HOUSEKEEPING: ReadonlySet<string> = new Set<RouteId>([
  'signIn', 'signOut', 'me', 'changePassword', 'organisation', 'organisationChart', 'organisationDependents', 'changeOrganisation', 'people', 'savePerson', 'delegations', 'calendar', 'saveCalendar', 'rules', 'saveRule', 'verify',
]);

/** What a one-time password opens: the change of it. */
const BEFORE_PASSWORD_CHANGE: ReadonlySet<string> = new Set<RouteId>(['signIn', 'signOut', 'me', 'changePassword', 'organisation']);

/** Writes that change nothing but the caller's own password. */
const OWN_WRITES: ReadonlySet<string> = new Set<RouteId>(['changePassword']);

/** The token a request carries: `Authorization: Bearer`, else the cookie. */
function tokenOf(request: FastifyRequest): { token: string; fromCookie: boolean } | undefined {
  const bearer = /^Bearer ([\w-]{16,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, fromCookie: false };
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie ? { token: cookie, fromCookie: true } : undefined;
}

/** Who calls. A session whose person has left, or whose account names nobody, is nobody's. */
export async function callerOf(server: Server, request: FastifyRequest): Promise<Caller> {
  const carried = tokenOf(request);
  if (!carried) return NOBODY;
  const [organisation, { today }] = [await server.organisation(), await server.setting()];
  const session = await server.accounts.findSession(carried.token, today());
  const person = session && organisation.findUser(session.user);
  if (!session || !person?.active) return NOBODY;
  return { actor: actorFor(organisation, person, session.delegators), mustChangePassword: session.mustChangePassword, ...carried };
}

/**
 * A browser sends the cookie along with whatever page makes it call; a write by cookie must come from our own pages.
 * Callers that are no browser send neither header.
 */
export function isForeignPage(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = request.headers;
  return origin !== undefined && URL.parse(origin)?.host !== request.headers.host;
}

function fillsRole(actor: Actor, roles: readonly string[]): boolean {
  return [actor, ...actor.delegations].some((post) => post.roles.some((role) => roles.includes(role)));
}

function mayOnlyRead(server: Server, actor: Actor): boolean {
  return actor.roles.length > 0 && actor.roles.every((role) => server.catalog.roles[role]?.readOnly);
}

/** Why a caller may not call a route at all; the operation narrows it by case, field and relation. */
export async function accessProblem(server: Server, route: Route, caller: Caller): Promise<Problem | undefined> {
  const { actor } = caller;
  if (route.access !== 'anyone' && actor.kind !== 'staff') return problem('not-signed-in');
  if (caller.mustChangePassword && !BEFORE_PASSWORD_CHANGE.has(route.id)) return problem('password-change-required');
  if (isBlind(actor, server.catalog.reading) && !HOUSEKEEPING.has(route.id)) return problem('forbidden');
  if (typeof route.access === 'object' && !fillsRole(actor, route.access.roles)) return problem('forbidden');
  const writes = needsKey(route) && !OWN_WRITES.has(route.id);
  if (writes && actor.kind === 'staff' && mayOnlyRead(server, actor)) return problem('forbidden');
  return needsKey(route) && !HOUSEKEEPING.has(route.id) ? beforeBusiness(server, actor) : undefined;
}

/** Business waits until the three administrators are named (三员配齐); the public is only told to come later. */
async function beforeBusiness(server: Server, actor: Actor): Promise<Problem | undefined> {
  const missing = missingAdministrators(server.catalog.roles, (await server.organisation()).people);
  if (missing.length === 0) return undefined;
  if (actor.kind !== 'staff') return problem('unavailable');
  const names = missing.map((role) => role.name);
  return problem('administrators-missing', { missing: { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') } });
}
