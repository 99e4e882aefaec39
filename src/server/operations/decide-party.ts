import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { decideIdentity } from '../parties/decide-identity.ts';
import { assertMayDecide } from '../parties/may-decide.ts';

/** Decides whether a name or an entry of the register is a party (主体认定); of two entries that are one, merges them. */
export const decideParty: Operation<typeof ROUTES.decideParty> = async (server, { body, actor, write }) => {
  const setting = await server.setting();
  assertMayDecide(setting, actor, { zh: '主体认定', en: 'Decide on parties' });
  return write((trx) => decideIdentity({ trx, setting, slots: slotsOf(server.database), actor }, body));
};
