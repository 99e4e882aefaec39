import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

/** Counts a document that was opened from a list of hits (浏览文献), for the caller's unit; not which one, nor by whom. */
export const openedHit: Operation<typeof ROUTES.openedHit> = async (server, { actor }) => {
  const { uses } = await server.search();
  uses.count((await server.setting()).today(), actor.unit, 'documents');
  return { done: true };
};
