import type { Static } from 'typebox';
import type { ROUTES } from '#contract/routes.ts';
import type { SavedSearchOrder } from '#contract/search-schemas.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Operation, Server } from '../context.ts';
import { latestEvent } from '../search/alerts.ts';
import { getSavedSearch, shownSavedSearch } from '../search/saved-searches.ts';
import { sortFrom } from '../search/asked.ts';

const NAME = { zh: '名称', en: 'Name' };

/** A saved search as its columns. @throws ProblemError where the name is blank, the query cannot be read or the order is unknown */
export async function columnsOfSearch(server: Server, { name, query, sort, synonyms = true, shared = false }: Static<typeof SavedSearchOrder>): Promise<{ name: string; query: string; sort: string; synonyms: boolean; shared: boolean }> {
  if (name.trim() === '') throw new ProblemError(problem('required', { field: NAME }, 'name'));
  await (await server.search()).assertReadable(query);
  return { name: name.trim(), query, sort: sortFrom(sort), synonyms, shared };
}

/** Keeps a search under a name and follows it; only what comes in from now on is new. */
export const saveSearch: Operation<typeof ROUTES.saveSearch> = async (server, { body, actor, write }) => {
  const columns = await columnsOfSearch(server, body);
  const held = (await server.search()).heldEvent;
  const organisation = await server.organisation();
  return write(async (trx) => {
    const from = BigInt(held ?? (await latestEvent(trx)));
    const { id } = await trx.insertInto('saved_search').values({ ...columns, owner: actor.person, checked: from, tried: from }).returning('id').executeTakeFirstOrThrow();
    await trx.insertInto('saved_search_follower').values({ search: id, person: actor.person, seen: from }).execute();
    return shownSavedSearch(await getSavedSearch(trx, actor.person, String(id)), actor.person, organisation);
  });
};
