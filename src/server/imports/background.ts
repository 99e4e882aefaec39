import { type Actor, SYSTEM } from '#domain/access/actor.ts';
import { problem } from '#domain/errors.ts';
import type { Server } from '../context.ts';
import { BackgroundWorks } from '../database/background-works.ts';
import { actorOf } from '../organisation/organisation.ts';
import { abandonedRuns, failRun, getRun } from './runs.ts';
import { workPatents } from './work-patents.ts';

/** Runs by their number. */
const RUNNING = new BackgroundWorks<number>();

/** Who a run's event is recorded for: whoever started it, while they are with the bureau. */
async function starterOf(server: Server, run: number): Promise<Actor> {
  const { run: { started_by: code } } = await getRun(server.database.kysely, run);
  const organisation = await server.organisation();
  const person = organisation.findPerson(code);
  return person ? actorOf(server.database.kysely, organisation, person, (await server.setting()).today()) : SYSTEM;
}

/** Works a run through in the background. What nobody expected ends the run and is told as a warning of the process. */
export function workInBackground(server: Server, run: number, actor?: Actor): void {
  if (RUNNING.has(server.database, run)) return;
  const work = async (signal: AbortSignal): Promise<void> => workPatents(server, run, actor ?? (await starterOf(server, run)), { signal });
  RUNNING.start(server.database, run, (signal) => work(signal).catch((error: unknown) => (signal.aborted ? undefined : tell(server, run, error))));
}

async function tell({ database }: Server, run: number, error: unknown): Promise<void> {
  process.emitWarning(error instanceof Error ? error : String(error), 'ImportFault');
  await failRun(database.kysely, run, problem('internal', { ref: `import-${run}` })).catch(() => undefined);
}

/** Goes on with runs that were left by a process that stopped or died (续导). */
export async function continueImports(server: Server): Promise<void> {
  for (const run of await abandonedRuns(server.database)) workInBackground(server, run);
}

/** Stops the work on a run here, if it is done here, and waits for its end. */
export async function stopImport({ database }: Pick<Server, 'database'>, run: number): Promise<void> {
  await RUNNING.stop(database, run);
}

/** Stops all work on imports in this process; each run is gone on with at the next start. */
export async function stopImports({ database }: Pick<Server, 'database'>): Promise<void> {
  await RUNNING.stopAll(database);
}
