import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { freeStagingPlace } from '../imports/staging.ts';
import { getPatent } from '../patents/get-patent.ts';
import { correctEntry } from '../patents/write-entry.ts';
import { entryFrom, reasonFrom } from './register-patent.ts';

/** Corrects an entry of the register (更正专利登记), with the reason; the correction stands against later imports. */
export const correctPatent: Operation<typeof ROUTES.correctPatent> = async (server, { params, body, actor, write }) => {
  const reason = reasonFrom(body.reason);
  await getPatent(server.database.kysely, params.id);
  const setting = await server.setting();
  await freeStagingPlace(server.database);
  return write((trx) => correctEntry({ trx, setting, slots: slotsOf(server.database), actor }, params.id, entryFrom(body.entry), { reason, join: body.join === true }));
};
