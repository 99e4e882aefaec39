import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

/** Ends the caller's session. */
export const signOut: Operation<typeof ROUTES.signOut> = async (server, { token }) => {
  if (token) await server.accounts.signOut(token);
  return { done: true };
};
