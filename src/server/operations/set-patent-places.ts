import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { assertMayDecide } from '../parties/may-decide.ts';
import { placingBy } from '../parties/place-entries.ts';
import { setPlaces } from '../parties/set-places.ts';

/** Sets the district of patents by hand (人工认定区划), with the reason. */
export const setPatentPlaces: Operation<typeof ROUTES.setPatentPlaces> = async (server, { body, actor, write }) => {
  const setting = await server.setting();
  assertMayDecide(setting, actor, { zh: '认定专利区划', en: 'Set the district of patents' });
  const { districts, districtsNow } = await server.organisation();
  return write(async (trx) => ({ set: await setPlaces({ trx, setting, slots: slotsOf(server.database), actor, placing: placingBy(districts), districts: districtsNow }, body) }));
};
