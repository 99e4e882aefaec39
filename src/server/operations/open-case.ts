import type { Transaction } from 'kysely';
import type { ROUTES } from '#contract/routes.ts';
import { reportRound } from '#catalog/governance/report-round.ts';
import { sectionsFor } from '../collection/open-round.ts';
import { type Operation, type Request, type Server, slotsOf } from '../context.ts';
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
export const openCase: Operation<typeof ROUTES.openCase> = async (server, { body, actor, write, writeTogether }) => {
  const showing = await showingFor(server, actor);
  const history = openingOf(showing.setting, body.type, { action: 'open', input: body.input }, actor);
  if (body.type === reportRound.id) return openRound(server, showing, history, write);
  return writeTogether(openAll, { showing, history, slots: slotsOf(server.database) });
};

/** A round opens with its sections: all of it or nothing. */
async function openRound(server: Server, showing: Showing, history: History, write: Request<typeof ROUTES.openCase>['write']): ReturnType<typeof openCase> {
  const sections = await sectionsFor(server, showing, history);
  return write(async (trx) => {
    const slots = slotsOf(server.database);
    const [round] = await recordHistories(trx, showing.setting, [history], slots);
    if (!round) throw new Error('the round was not recorded');
    await recordHistories(trx, showing.setting, sections(round), slots);
    return caseDetail(showing, round, round.events, round.lines);
  });
}

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
