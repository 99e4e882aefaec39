import type { Transaction } from 'kysely';
import type { OpenedAlong } from '#domain/case/opens.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { assertObjectionInTime } from '../returns/objections.ts';
import { openingOf } from '../store/cases.ts';
import { type History, recordHistories } from '../store/record.ts';
import { assertUploaded } from './attachments.ts';
import { caseDetail } from './case-detail.ts';
import type { Showing } from './case-row.ts';
import { historiesAlong, openedAlong } from './opened-along.ts';
import { showingFor } from './showing.ts';

/** A case about to be opened, and who is shown it. */
interface Opening {
  readonly showing: Showing;
  readonly history: History;
  readonly slots: number;
}

/** Opens a case: checked, recorded, posted and answered in one transaction, together with others that come at the same time. */
export const openCase: Operation<typeof ROUTES.openCase> = async (server, { body, actor, write, writeTogether }) => {
  assertOpensAlone(server.catalog, body.type);
  const showing = await showingFor(server, actor);
  const history = openingOf(showing.setting, body.type, { action: 'open', input: body.input }, actor);
  await assertObjectionInTime(server, showing, body.type, history.events[0]?.input ?? {});
  const along = await openedAlong(server, showing, history);
  const opening = { showing, history, slots: slotsOf(server.database) };
  return along ? write((trx) => openWith(trx, opening, along)) : writeTogether(openAll, opening);
};

/** @throws ProblemError `guard-refused` for a kind that is opened only with others (统一发起) */
function assertOpensAlone(catalog: Catalog, type: string): void {
  const reason = catalog.findType(type)?.opening.together;
  if (reason) throw new ProblemError(problem('guard-refused', { reason }));
}

/** Opens a case with those that open along with it: all of them or none. */
async function openWith(trx: Transaction<Schema>, { showing, history, slots }: Opening, along: readonly OpenedAlong[]): Promise<ReturnType<typeof caseDetail>> {
  await assertUploaded(trx, history.events[0]?.input);
  const [opener] = await recordHistories(trx, showing.setting, [history], slots);
  if (!opener) throw new Error('the case was not recorded');
  if (along.length > 0) await recordHistories(trx, showing.setting, historiesAlong(showing, opener, along), slots);
  return caseDetail(showing, opener, opener.events, opener.lines);
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
