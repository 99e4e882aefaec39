import { ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { createRun, getRun } from '../imports/runs.ts';
import { shownRun } from '../imports/shown-run.ts';
import { distinctContents, noteUploads, storePatentFile, type StoredTable, withDistinctNames, withMapping } from '../imports/start-patents.ts';

/**
 * Takes patent files and shows what their columns were taken for; nothing is read into the register before the columns
 * are confirmed. A file that is neither table nor patent XML is refused with all that came with it.
 */
export const startPatentImport: Operation<typeof ROUTES.startPatentImport> = async (server, { uploads, write, actor }) => {
  const stored: StoredTable[] = [];
  for await (const upload of uploads()) stored.push(await storePatentFile(server, upload));
  const files = await Promise.all(withDistinctNames(stored).map((file) => withMapping(server, file)));
  const unreadable = files.flatMap(({ problem }) => (problem && problem.code !== 'unknown-columns' ? [problem] : []));
  if (unreadable.length > 0) throw new ProblemError(...unreadable);
  return write(async (trx) => {
    await noteUploads(trx, distinctContents(stored), actor.person);
    const id = await createRun(trx, { kind: 'patents', state: 'mapping', automatic: false, startedBy: actor.person, unit: actor.unit, files });
    return shownRun(trx, await getRun(trx, id));
  });
};
