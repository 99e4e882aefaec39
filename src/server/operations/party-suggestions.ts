import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { isFollowed } from '../parties/follow.ts';
import { readSuggestions } from '../parties/read-suggestions.ts';

const PAGE = 50;

/** What may be one party and is not decided yet (主体匹配建议), with its evidence. */
export const partySuggestions: Operation<typeof ROUTES.partySuggestions> = async (server, { query: { limit = PAGE, after, ...filter } }) => ({
  ...(await readSuggestions(server.database.kysely, filter, limit, after)), upToDate: await isFollowed(server),
});
