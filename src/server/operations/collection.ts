import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { actsOf, collectedPage } from '../search/collected.ts';
import { getCollection, shownCollection } from '../search/collections.ts';

const PAGE = 50;

/** What a collection holds, with its notes, and what was done to it last. */
export const collection: Operation<typeof ROUTES.collection> = async (server, { params, query: { offset = 0, limit = PAGE }, actor: { person } }) => {
  const { kysely } = server.database;
  const row = await getCollection(kysely, person, params.id);
  const organisation = await server.organisation();
  return {
    collection: shownCollection(row, person, organisation), total: row.patents,
    rows: await collectedPage(kysely, organisation, row.id, offset, limit), acts: await actsOf(kysely, organisation, row.id),
  };
};
