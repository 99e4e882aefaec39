import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { verifyJournal } from '../journal/verify.ts';

/** Recomputes every chain and block of the journal (流水核验). */
export const verify: Operation<typeof ROUTES.verify> = async (server) => {
  const { head, blocks, events, findings } = await verifyJournal(server.database.kysely);
  return { head, blocks, events, intact: findings.length === 0, findings: [...findings] };
};
