import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getPatent } from '../patents/get-patent.ts';
import { placeOfHit } from '../search/hit-place.ts';
import { sortFrom, withinFrom } from '../search/asked.ts';

/** Where a document stands among the hits of a query, and which come before and after it (上一篇、下一篇). */
export const hitPlace: Operation<typeof ROUTES.hitPlace> = async (server, { params, query: { q = '', sort, synonyms, within, at }, actor }) => {
  const { id } = await getPatent(server.database.kysely, params.id);
  return placeOfHit(await server.search(), { q, sort: sortFrom(sort), ...(synonyms !== undefined && { synonyms }), ...(await withinFrom(server, actor.person, within)) }, Number(id), at);
};
