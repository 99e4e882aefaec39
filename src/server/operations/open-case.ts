import type { Transaction } from 'kysely';
import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { openingOf } from '../store/cases.ts';
import { type History, recordHistories } from '../store/record.ts';
import { assertUploaded } from './attachments.ts';
import { caseDetail } from './case-detail.ts';
import type { Showing } from './case-row.ts';
import { showingFor } from './showing.ts';

/** A case about to be opened, and who is shown it. */
interface Opening {
  readonly showing: Showing;
  readonly history: History;
  readonly slots: number;
}

/** Opens a case: checked, recorded, posted and answered in one transaction, together with others that come at the same time. */
export const openCase: Operation<typeof ROUTES.openCase> = async (server, { body, actor, writeTogether }) => {
  const showing = await showingFor(server, actor);
  const history = openingOf(showing.setting, body.type, { action: 'open', input: body.input }, actor);
  return writeTogether(openAll, { showing, history, slots: slotsOf(server.database) });
};

async function openAll(trx: Transaction<Schema>, openings: readonly Opening[]): Promise<ReturnType<typeof caseDetail>[]> {
  const [first] = openings;
  if (!first) return [];
  for (const { history } of openings) await assertUploaded(trx, history.events[0]?.input);
  const recorded = await recordHistories(trx, first.showing.setting, openings.map(({ history }) => history), first.slots);
  return recorded.flatMap((each, index) => {
    const showing = openings[index]?.showing;
    return showing ? [caseDetail(showing, each, each.events, each.lines)] : [];
  });
}
