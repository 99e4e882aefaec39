import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getRun } from '../imports/runs.ts';
import { shownRun } from '../imports/shown-run.ts';

const SHOWN = 50;

/** The last imports, newest first. */
export const imports: Operation<typeof ROUTES.imports> = async (server) => {
  const { kysely } = server.database;
  const rows = await kysely.selectFrom('import_run').select('id').orderBy('id', 'desc').limit(SHOWN).execute();
  const runs = await Promise.all(rows.map(async ({ id }) => shownRun(kysely, await getRun(kysely, id))));
  return { runs };
};
