import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { forgetSeen, getSavedSearch, shownSavedSearch } from '../search/saved-searches.ts';

/** Says that the caller has seen what newly matched up to the event that the list gave (已阅); what came in meanwhile stays new. */
export const seenSavedSearch: Operation<typeof ROUTES.seenSavedSearch> = async (server, { params, body, actor, write }) => {
  const organisation = await server.organisation();
  return write(async (trx) => {
    const { id, checked, seen } = await getSavedSearch(trx, actor.person, params.id);
    const upTo = BigInt(body.upTo);
    if (upTo > checked) throw new ProblemError(problem('out-of-range', { field: 'upTo', min: 0, max: String(checked) }, 'upTo'));
    if (seen !== null && upTo > seen) {
      await trx.updateTable('saved_search_follower').set({ seen: upTo }).where('search', '=', id).where('person', '=', actor.person).execute();
      await forgetSeen(trx, id);
    }
    return shownSavedSearch(await getSavedSearch(trx, actor.person, params.id), actor.person, organisation);
  });
};
