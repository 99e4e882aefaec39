import type { Server } from '../context.ts';
import { stopImport } from './background.ts';
import { forgottenRuns, moveRun } from './runs.ts';
import { clearStaging } from './staging.ts';

/**
 * Cancels a run that is not published (取消导入): from then on nothing of it can become visible, and what it staged is
 * deleted. @returns whether it could be cancelled
 */
export async function cancelRun(server: Pick<Server, 'database'>, run: number): Promise<boolean> {
  const { kysely } = server.database;
  const cancelled = await moveRun(kysely, run, ['mapping', 'reading', 'ready'], 'cancelled');
  await stopImport(server, run);
  if (!cancelled) return false;
  await clearStaging(server.database, run);
  await kysely.updateTable('import_run').set({ staged: false, holder: null }).where('id', '=', run).execute();
  return true;
}

/** An import whose columns were not confirmed within so many days is given up. */
const FORGOTTEN_AFTER_DAYS = 7;

/** Cancels the imports that were begun and left at their columns (弃置的导入); their files are swept with what no row names. */
export async function cancelForgotten(server: Pick<Server, 'database'>): Promise<void> {
  for (const run of await forgottenRuns(server.database, FORGOTTEN_AFTER_DAYS)) await cancelRun(server, run);
}
