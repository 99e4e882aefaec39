import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { savedSearchesFor, shownSavedSearch } from '../search/saved-searches.ts';

/** The caller's saved searches and those shared with the bureau (已存检索), with how many newly match each that the caller follows. */
export const savedSearches: Operation<typeof ROUTES.savedSearches> = async (server, { actor }) => {
  const organisation = await server.organisation();
  const rows = await savedSearchesFor(server.database.kysely, actor.person);
  return { rows: rows.map((row) => shownSavedSearch(row, actor.person, organisation)), fresh: rows.reduce((sum, { fresh }) => sum + fresh, 0) };
};
