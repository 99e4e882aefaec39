import { sql } from 'kysely';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { latestEvent } from '../search/alerts.ts';
import { getOwnSearch, getSavedSearch, shownSavedSearch } from '../search/saved-searches.ts';
import { columnsOfSearch } from './save-search.ts';

/** Renames, shares or rewrites one's own search. What newly matched another query is forgotten; one no longer shared is followed by its owner alone. */
export const changeSavedSearch: Operation<typeof ROUTES.changeSavedSearch> = async (server, { params, body, actor, write }) => {
  const columns = await columnsOfSearch(server, body);
  const held = (await server.search()).heldEvent;
  const organisation = await server.organisation();
  return write(async (trx) => {
    const { id, query, synonyms } = await getOwnSearch(trx, actor.person, params.id);
    await trx.updateTable('saved_search').set(columns).where('id', '=', id).execute();
    if (query !== columns.query || synonyms !== columns.synonyms) {
      const from = BigInt(held ?? (await latestEvent(trx)));
      await trx.updateTable('saved_search').set({ checked: from, tried: from, problem: null }).where('id', '=', id).execute();
      await trx.deleteFrom('saved_search_match').where('search', '=', id).execute();
    }
    if (!columns.shared) await sql`delete from saved_search_follower where search = ${id} and person <> ${actor.person}`.execute(trx);
    return shownSavedSearch(await getSavedSearch(trx, actor.person, params.id), actor.person, organisation);
  });
};
