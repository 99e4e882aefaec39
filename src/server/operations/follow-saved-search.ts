import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { forgetSeen, getSavedSearch, shownSavedSearch } from '../search/saved-searches.ts';

/** Follows a search or no longer (提醒开关): who begins hears of what comes in from now on. */
export const followSavedSearch: Operation<typeof ROUTES.followSavedSearch> = async (server, { params, body, actor, write }) => {
  const organisation = await server.organisation();
  return write(async (trx) => {
    const { id, checked } = await getSavedSearch(trx, actor.person, params.id);
    if (body.following) {
      await trx.insertInto('saved_search_follower').values({ search: id, person: actor.person, seen: checked }).onConflict((conflict) => conflict.doNothing()).execute();
    } else {
      await trx.deleteFrom('saved_search_follower').where('search', '=', id).where('person', '=', actor.person).execute();
      await forgetSeen(trx, id);
    }
    return shownSavedSearch(await getSavedSearch(trx, actor.person, params.id), actor.person, organisation);
  });
};
