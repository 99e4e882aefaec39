import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { rowIdFrom } from '../database/row-id.ts';
import { stopExport } from '../search/export-work.ts';
import { getExport } from '../search/exports.ts';

/** Cancels an export, or forgets a finished one; a process elsewhere that works on it finds it gone. */
export const removeSearchExport: Operation<typeof ROUTES.removeSearchExport> = async (server, { params, actor, write }) => {
  const done = await write(async (trx) => {
    const { id } = await getExport(trx, actor.person, params.id);
    await trx.deleteFrom('search_export').where('id', '=', id).execute();
    return { done: true };
  });
  const id = rowIdFrom(params.id);
  if (id !== undefined) await stopExport(server, id);
  return done;
};
