import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { assertMayDecide } from '../parties/may-decide.ts';
import { placingBy } from '../parties/place-entries.ts';
import { undoPlace } from '../parties/set-places.ts';

/** Undoes a district set by hand (撤销区划认定): address and seat decide again. */
export const undoPatentPlace: Operation<typeof ROUTES.undoPatentPlace> = async (server, { params, body, actor, write }) => {
  const setting = await server.setting();
  assertMayDecide(setting, actor, { zh: '撤销区划认定', en: 'Undo a district set by hand' });
  const { districts, districtsNow } = await server.organisation();
  return write(async (trx) => {
    await undoPlace({ trx, setting, slots: slotsOf(server.database), actor, placing: placingBy(districts), districts: districtsNow }, params.id, body.reason);
    return { done: true as const };
  });
};
