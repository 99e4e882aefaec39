import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getOwnSearch } from '../search/saved-searches.ts';

/** Removes one's own search, for those too who follow it. */
export const removeSavedSearch: Operation<typeof ROUTES.removeSavedSearch> = async (_server, { params, actor, write }) =>
  write(async (trx) => {
    const { id } = await getOwnSearch(trx, actor.person, params.id);
    await trx.deleteFrom('saved_search').where('id', '=', id).execute();
    return { done: true };
  });
