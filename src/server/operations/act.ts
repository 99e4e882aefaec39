import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { assertCorrectsBulletin } from '../returns/objections.ts';
import { withWhatIsKnown } from '../returns/written-rows.ts';
import { actIn } from '../store/cases.ts';
import { assertUploaded } from './attachments.ts';
import { detailIn, readableCase, showingFor } from './showing.ts';

/** Does something in a case the caller may read: an action, an approval, a correction, an assignment. */
export const act: Operation<typeof ROUTES.act> = async (server, { params, body, actor, write }) => {
  const showing = await showingFor(server, actor);
  const stored = await readableCase(server, showing, params.id);
  await assertCorrectsBulletin(server, showing, stored, body);
  const command = await withWhatIsKnown(server, stored, body);
  return write(async (trx) => {
    await assertUploaded(trx, body.input);
    const recorded = await actIn(trx, showing.setting, slotsOf(server.database), params.id, command, actor);
    return detailIn(trx, showing, recorded);
  });
};
