import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getPatent } from '../patents/get-patent.ts';
import { similarTo } from '../search/similar.ts';

/** The patents of the register most like one (相似专利). */
export const similarPatents: Operation<typeof ROUTES.similarPatents> = async (server, { params }) => {
  const { kysely } = server.database;
  const { id, record } = await getPatent(kysely, params.id);
  return similarTo(kysely, await server.search(), Number(id), record);
};
