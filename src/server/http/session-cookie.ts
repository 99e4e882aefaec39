import type { FastifyRequest } from 'fastify';
import type { Route } from '#contract/route.ts';
import { SESSION_SECONDS } from '../accounts/auth.ts';
import { SESSION_COOKIE } from './who.ts';

function attributes(request: FastifyRequest, seconds: number): string {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  return `Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}

/** The cookie that a reply sets: the session on signing in, its end on signing out. */
export function cookieFor(route: Pick<Route, 'id'>, reply: unknown, request: FastifyRequest): string | undefined {
  if (route.id === 'signOut') return `${SESSION_COOKIE}=; ${attributes(request, 0)}`;
  if (route.id !== 'signIn' || typeof reply !== 'object' || reply === null || !('token' in reply)) return undefined;
  return `${SESSION_COOKIE}=${String(reply.token)}; ${attributes(request, SESSION_SECONDS)}`;
}
