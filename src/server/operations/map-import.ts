import type { ROUTES } from '#contract/routes.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Reply } from '#contract/route.ts';
import type { Operation, Request, Server } from '../context.ts';
import { workInBackground } from '../imports/background.ts';
import { confirmColumns } from '../imports/confirm-columns.ts';
import { type FiledRun, getRun, runById } from '../imports/runs.ts';
import { shownRun } from '../imports/shown-run.ts';
import { prepareStatement } from '../imports/statements/statement-run.ts';

type Asked = Request<typeof ROUTES.mapImport>;

/** Confirms what the columns hold, as recognised or corrected; the rows are then read. */
export const mapImport: Operation<typeof ROUTES.mapImport> = async (server, request) => {
  const filed = await runById(server.database.kysely, request.params.id);
  return filed.run.kind === 'statement' ? mapStatement(server, request, filed) : mapPatents(server, request, filed);
};

async function mapPatents(server: Server, { body, write }: Asked, { run }: FiledRun): Promise<Reply<typeof ROUTES.mapImport>> {
  const reply = await write(async (trx) => {
    await confirmColumns(trx, run.id, body.mapping);
    return shownRun(trx, await getRun(trx, run.id));
  });
  workInBackground(server, run.id);
  return reply;
}

async function mapStatement(server: Server, { body, write }: Asked, { run }: FiledRun): Promise<Reply<typeof ROUTES.mapImport>> {
  const source = body.statement?.source ?? run.statement?.source;
  if (source === undefined) throw new ProblemError(problem('required', { field: { zh: '报送单位', en: 'source' } }, 'statement.source'));
  const month = body.statement?.month;
  const prepared = await prepareStatement(server, run.id, { source, columns: body.mapping.flatMap(({ columns }) => columns), ...(month && { month }) });
  return write(async (trx) => {
    await prepared(trx);
    return shownRun(trx, await getRun(trx, run.id));
  });
}
