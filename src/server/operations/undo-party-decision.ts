import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { undoIdentity } from '../parties/decide-identity.ts';
import { assertMayDecide } from '../parties/may-decide.ts';

/** Undoes a decision on a name or a merge (撤销认定): what the merge relinked names the first entry again. */
export const undoPartyDecision: Operation<typeof ROUTES.undoPartyDecision> = async (server, { params, body, actor, write }) => {
  const setting = await server.setting();
  assertMayDecide(setting, actor, { zh: '撤销认定', en: 'Undo a decision on parties' });
  return write(async (trx) => ({ ...(await undoIdentity({ trx, setting, slots: slotsOf(server.database), actor }, params.id, body.reason)) }));
};
