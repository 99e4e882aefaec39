import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getSavedSearch, shownSavedSearch } from '../search/saved-searches.ts';

const PAGE = 20;

/** What newly matches a saved search since the caller last said to have seen it (新命中), what came in last first. */
export const newMatches: Operation<typeof ROUTES.newMatches> = async (server, { params, query: { offset = 0, limit = PAGE }, actor }) => {
  const { kysely } = server.database;
  const saved = await getSavedSearch(kysely, actor.person, params.id);
  const rows = saved.seen === null ? [] : await kysely.selectFrom('saved_search_match').select('patent').where('search', '=', saved.id).where('event', '>', saved.seen)
    .orderBy('event', 'desc').orderBy('patent', 'desc').offset(offset).limit(limit).execute();
  const search = await server.search();
  return {
    search: shownSavedSearch(saved, actor.person, await server.organisation()), total: saved.fresh,
    hits: await search.shown(rows.map(({ patent }) => Number(patent)), saved.query, saved.synonyms),
  };
};
