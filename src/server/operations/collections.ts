import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { collectionsFor, shownCollection } from '../search/collections.ts';

/** The caller's collections and those shared with the bureau (收藏夹); of each whether it holds the patent asked about. */
export const collections: Operation<typeof ROUTES.collections> = async (server, { query: { patent }, actor: { person } }) => {
  const organisation = await server.organisation();
  const rows = await collectionsFor(server.database.kysely, { person, ...(patent !== undefined && { patent }) });
  return { rows: rows.map((row) => shownCollection(row, person, organisation, patent !== undefined)) };
};
