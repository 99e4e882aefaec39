import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getPatent } from '../patents/get-patent.ts';
import { hitsOf } from '../search/hits.ts';
import { citersOf } from '../search/patent-links.ts';

const PAGE = 20;

/** The patents of the register that cite one (被引证). */
export const patentCiters: Operation<typeof ROUTES.patentCiters> = async (server, { params, query: { offset = 0, limit = PAGE } }) => {
  const { kysely } = server.database;
  const { id, record } = await getPatent(kysely, params.id);
  const { total, ids } = await citersOf(kysely, Number(id), record, offset, limit);
  return { total, hits: await hitsOf(kysely, ids, () => []) };
};
