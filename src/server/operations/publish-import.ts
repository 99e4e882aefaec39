import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { workInBackground } from '../imports/background.ts';
import { preparePublication } from '../imports/publish-patents.ts';
import { getRun, runById } from '../imports/runs.ts';
import { shownRun } from '../imports/shown-run.ts';
import { publishStatement } from '../imports/statements/statement-run.ts';

/**
 * Makes an import visible. Patents whose staged rows had to make place for another import are read again first, in the
 * background; a statement goes to a second person for checking.
 */
export const publishImport: Operation<typeof ROUTES.publishImport> = async (server, { params, write, actor }) => {
  const { run } = await runById(server.database.kysely, params.id);
  const publish = run.kind === 'statement' ? await publishStatement(server, run.id, actor) : await preparePublication(server, run.id, actor);
  const reply = await write(async (trx) => {
    await publish(trx);
    return shownRun(trx, await getRun(trx, run.id));
  });
  if (reply.state === 'publishing') workInBackground(server, run.id, actor);
  return reply;
};
