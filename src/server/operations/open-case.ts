import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { openCaseIn } from '../store/cases.ts';
import { assertUploaded } from './attachments.ts';
import { detailIn, showingFor } from './showing.ts';

/** Opens a case: checked, recorded, posted and answered in one transaction. */
export const openCase: Operation<typeof ROUTES.openCase> = async (server, { body, actor, write }) => {
  const showing = await showingFor(server, actor);
  return write(async (trx) => {
    await assertUploaded(trx, body.input);
    const recorded = await openCaseIn(trx, showing.setting, slotsOf(server.database), body.type, { action: 'open', input: body.input }, actor);
    return detailIn(trx, showing, recorded);
  });
};
