import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { factFor } from '../report/fact-reply.ts';
import { findFact } from '../report/fact-query.ts';

/** One fact (数据点): an indicator's value for a period and place. */
export const facts: Operation<typeof ROUTES.facts> = async (server, { query, actor }) => {
  const { fact, reading } = await findFact(server, query);
  return factFor(reading, actor, fact);
};
