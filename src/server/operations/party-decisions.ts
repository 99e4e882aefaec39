import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { readDecisions } from '../parties/read-decisions.ts';

const PAGE = 50;

/** What people and the rule decided of names and parties (认定记录), the latest first. */
export const partyDecisions: Operation<typeof ROUTES.partyDecisions> = async (server, { query: { limit = PAGE, after, ...filter } }) =>
  readDecisions(server.database.kysely, await server.organisation(), filter, limit, after);
