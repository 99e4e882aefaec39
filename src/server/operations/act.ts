import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { actIn } from '../store/cases.ts';
import { assertUploaded } from './attachments.ts';
import { detailIn, readableCase, showingFor } from './showing.ts';

/** Does something in a case the caller may read: an action, an approval, a correction, an assignment. */
export const act: Operation<typeof ROUTES.act> = async (server, { params, body, actor, write }) => {
  const showing = await showingFor(server, actor);
  await readableCase(server, showing, params.id);
  return write(async (trx) => {
    await assertUploaded(trx, body.input);
    const recorded = await actIn(trx, showing.setting, slotsOf(server.database), params.id, body, actor);
    return detailIn(trx, showing, recorded);
  });
};
