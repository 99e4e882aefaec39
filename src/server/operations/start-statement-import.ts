import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getRun } from '../imports/runs.ts';
import { shownRun } from '../imports/shown-run.ts';
import { storeTable, type StoredTable } from '../imports/start-patents.ts';
import { createStatementRun, lookAtStatement, prepareIfComplete } from '../imports/statements/statement-run.ts';

const ONE_FILE = { zh: '一次导入一张报表，请只选一个文件', en: 'one statement at a time; please choose one file' };

/** Takes a statement's file and shows what its columns were taken for. A form that was handed out needs no mapping. */
export const startStatementImport: Operation<typeof ROUTES.startStatementImport> = async (server, { uploads, write, actor }) => {
  const stored: StoredTable[] = [];
  for await (const upload of uploads()) stored.push(await storeTable(server, upload));
  const [file, ...more] = stored;
  if (!file || more.length > 0) throw new ProblemError(problem('bad-request', { detail: ONE_FILE }, 'file'));
  const look = await lookAtStatement(server, file);
  const prepare = await prepareIfComplete(server, look);
  return write(async (trx) => {
    const id = await createStatementRun(trx, look, actor);
    await prepare?.(trx, id);
    return shownRun(trx, await getRun(trx, id));
  });
};
