import { sql } from 'kysely';
import { slotsOf } from '../context.ts';
import type { Database } from '../database/database.ts';
import { type History, recordHistories } from './record.ts';
import type { Setting } from './setting.ts';

/** Events recorded in one transaction at most, so that none holds the embedded database for long. */
const RUN_EVENTS = 200;

/** The histories in runs of so many events; a longer history is a run of its own. */
function runsOf(histories: readonly History[]): History[][] {
  const runs: History[][] = [];
  let events = RUN_EVENTS;
  for (const history of histories) {
    if (events + history.events.length > RUN_EVENTS) {
      runs.push([]);
      events = 0;
    }
    runs.at(-1)?.push(history);
    events += history.events.length;
  }
  return runs;
}

/**
 * Records many new cases in their order, in short transactions that do not wait for the disk: they are whole and in
 * order, but acknowledged only by the caller's next transaction, which does wait. Whoever is interrupted before it
 * starts again, leaving out the cases that stand.
 * @param onProgress hears how many stand after each run
 */
export async function recordRuns(database: Database, setting: Setting, histories: readonly History[], onProgress?: (done: number) => void): Promise<void> {
  let done = 0;
  for (const run of runsOf(histories)) {
    await database.transaction(async (trx) => {
      await sql`set local synchronous_commit = off`.execute(trx);
      await recordHistories(trx, setting, run, slotsOf(database));
    });
    done += run.length;
    onProgress?.(done);
  }
}
