import type { ROUTES } from '#contract/routes.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Operation } from '../context.ts';
import { cancelRun } from '../imports/cancel.ts';
import { getRun, runById } from '../imports/runs.ts';
import { shownRun } from '../imports/shown-run.ts';

/** Cancels an import that is not published; nothing of it is left. Cancelling a cancelled one is no error. */
export const cancelImport: Operation<typeof ROUTES.cancelImport> = async (server, { params, write }) => {
  const { run } = await runById(server.database.kysely, params.id);
  const cancelled = run.state === 'cancelled' || (await cancelRun(server, run.id));
  if (!cancelled) throw new ProblemError(problem('not-in-state', { state: { zh: '已结束或正在入册', en: 'over, or being published' }, action: { zh: '取消', en: 'cancel' } }));
  return write(async (trx) => shownRun(trx, await getRun(trx, run.id)));
};
