import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { detailIn, readableCase, showingFor } from './showing.ts';

/** A case in full, as the caller may see it. */
export const getCase: Operation<typeof ROUTES.getCase> = async (server, { params, actor }) => {
  const showing = await showingFor(server, actor);
  return detailIn(server.database.kysely, showing, await readableCase(server, showing, params.id));
};
