import type { Static } from 'typebox';
import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { SearchQuery } from '#contract/search-schemas.ts';
import { type Facet, FACETS, type Sort, SORTS } from '#search/engine.ts';
import type { Operation, Server } from '../context.ts';
import type { FoundPatents } from '../search/patent-search.ts';

const PAGE = 20;

/** Searches the register of patents by a query (专利检索): what the gazettes and exports say, public by nature. */
export const searchPatents: Operation<typeof ROUTES.searchPatents> = async (server, { query, actor }) => find(server, query, actor);

/** The same for a query too long for an address, as a pasted list of numbers. */
export const searchPatentsLong: Operation<typeof ROUTES.searchPatentsLong> = async (server, { body, actor }) => find(server, body, actor);

async function find(server: Server, { q, offset = 0, limit = PAGE, sort, facets, synonyms }: Static<typeof SearchQuery>, { unit }: Actor): Promise<FoundPatents> {
  const search = await server.search();
  const found = await search.find({ q, offset, limit, sort: sortFrom(sort), facets: facetsFrom(facets), ...(synonyms !== undefined && { synonyms }) });
  if (offset === 0) search.uses.count((await server.setting()).today(), unit, 'searches');
  return found;
}

/** How hits are to be ordered; by relevance unless told. @throws ProblemError `not-allowed-value` */
export function sortFrom(written: string | undefined): Sort {
  const sort = written ?? 'relevance';
  const known = SORTS.find((each) => each === sort);
  if (!known) throw new ProblemError(problem('not-allowed-value', { field: { zh: '排序', en: 'sort' }, value: sort }, 'sort'));
  return known;
}

/** The facets of a list with commas, or `all`; none unless told. @throws ProblemError `not-allowed-value` */
export function facetsFrom(written: string | undefined): Facet[] {
  if (written === 'all') return [...FACETS];
  return (written ?? '').split(',').filter(Boolean).map((name) => {
    const known = FACETS.find((each) => each === name.trim());
    if (!known) throw new ProblemError(problem('not-allowed-value', { field: { zh: '分面', en: 'facets' }, value: name }, 'facets'));
    return known;
  });
}
