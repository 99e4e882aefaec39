import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { runById } from '../imports/runs.ts';
import { shownRun } from '../imports/shown-run.ts';

/** How an import stands: its mapping, its progress, what was added, updated, repeated and refused. */
export const getImport: Operation<typeof ROUTES.getImport> = async (server, { params }) => {
  const { kysely } = server.database;
  return shownRun(kysely, await runById(kysely, params.id));
};
