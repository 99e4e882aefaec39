import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { listPatents } from '../patents/list-patents.ts';

const PAGE = 50;

/** The register of patents (专利登记簿): what the gazettes and exports say, public by nature. */
export const patents: Operation<typeof ROUTES.patents> = async (server, { query }) => {
  const { after, limit = PAGE, ...filter } = query;
  return listPatents(server.database.kysely, filter, limit, after);
};
