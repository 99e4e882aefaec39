import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { isFollowed } from '../parties/follow.ts';
import { readPlaces } from '../parties/read-places.ts';

const PAGE = 50;

/** Patents without a district and why, those whose address and seat differ, and those that people placed (未能确定区划的专利). */
export const placedPatents: Operation<typeof ROUTES.placedPatents> = async (server, { query: { limit = PAGE, after, ...filter } }) => {
  const { districts } = await server.organisation();
  return { ...(await readPlaces(server.database.kysely, districts, filter, limit, after)), upToDate: await isFollowed(server) };
};
