import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { decideIdentity } from '../parties/decide-identity.ts';
import { assertMayDecide } from '../parties/may-decide.ts';

/** Says that two register entries are one party (主体归并): a decision like those of the matching page, undone like them. */
export const mergeParties: Operation<typeof ROUTES.mergeParties> = async (server, { params, body, actor, write }) => {
  const setting = await server.setting();
  assertMayDecide(setting, actor, { zh: '主体归并', en: 'Merge a party into another' });
  return write(async (trx) => {
    const { relinked } = await decideIdentity({ trx, setting, slots: slotsOf(server.database), actor }, { of: 'party', subject: params.id, party: body.into, decision: 'same', reason: body.reason });
    return { relinked };
  });
};
