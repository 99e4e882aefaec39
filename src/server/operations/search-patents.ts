import type { Static } from 'typebox';
import type { Actor } from '#domain/access/actor.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { SearchWithin } from '#contract/collection-schemas.ts';
import type { Operation, Server } from '../context.ts';
import { facetsFrom, sortFrom, withinFrom } from '../search/asked.ts';
import type { FoundPatents } from '../search/patent-search.ts';

const PAGE = 20;

/** Searches the register of patents by a query (专利检索): what the gazettes and exports say, public by nature. */
export const searchPatents: Operation<typeof ROUTES.searchPatents> = async (server, { query, actor }) => find(server, query, actor);

/** The same for a query too long for an address, as a pasted list of numbers. */
export const searchPatentsLong: Operation<typeof ROUTES.searchPatentsLong> = async (server, { body, actor }) => find(server, body, actor);

async function find(server: Server, { q = '', offset = 0, limit = PAGE, sort, facets, synonyms, within }: Static<typeof SearchWithin>, { unit, person }: Actor): Promise<FoundPatents> {
  const search = await server.search();
  const found = await search.find({ q, offset, limit, sort: sortFrom(sort), facets: facetsFrom(facets), ...(synonyms !== undefined && { synonyms }), ...(await withinFrom(server, person, within)) });
  if (offset === 0) search.uses.count((await server.setting()).today(), unit, 'searches');
  return found;
}
