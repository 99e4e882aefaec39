import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getRun } from '../imports/runs.ts';
import { shownRun } from '../imports/shown-run.ts';

const SHOWN = 50;

/** The last imports, newest first; entries made by hand have no file and are told by the register. */
export const imports: Operation<typeof ROUTES.imports> = async (server) => {
  const { kysely } = server.database;
  const rows = await kysely.selectFrom('import_run as r').select('r.id').where(({ exists, selectFrom }) => exists(selectFrom('import_file as f').select('f.run').whereRef('f.run', '=', 'r.id'))).orderBy('r.id', 'desc').limit(SHOWN).execute();
  const runs = await Promise.all(rows.map(async ({ id }) => shownRun(kysely, await getRun(kysely, id))));
  return { runs };
};
