import { CATALOG } from '#catalog/index.ts';
import { giveAccounts } from '#server/accounts/give-accounts.ts';
import { slotsOf } from '#server/context.ts';
import { createBureau } from '#server/organisation/install.ts';
import { sealAll } from '#server/start/jobs.ts';
import type { OpenServer } from '#server/start/open-server.ts';
import { type History, recordHistories } from '#server/store/record.ts';
import { BUREAU_NAME, DISTRICTS, UNITS } from '#demo/bureau.ts';
import { tellChapters } from '#demo/city.ts';
import { officeOf } from '#demo/model-city.ts';
import { DEMO_PASSWORD, PEOPLE } from '#demo/people.ts';
import { NOW } from './engines.ts';

/** Cases recorded in one transaction. */
const BATCH = 250;

/** The model city's bureau, its people with their accounts, and no case. */
export async function foundBureau(server: OpenServer): Promise<void> {
  await createBureau(server.database, { kind: 'demo', name: BUREAU_NAME, units: UNITS, districts: DISTRICTS, people: PEOPLE });
  await giveAccounts(server, DEMO_PASSWORD);
  server.refresh();
}

/** Histories of cities with other seeds, one after the other: the same bureau's work many times over. */
function* histories(cases: number): Generator<History> {
  const office = officeOf(CATALOG, NOW);
  for (let told = 0, city = 1; told < cases; city += 1) {
    for (const chapter of tellChapters(office, `bench-${city}`)) {
      const wanted = chapter.slice(0, cases - told);
      told += wanted.length;
      yield* wanted;
    }
  }
}

/** Fills a founded bureau with so many cases of all types through the engine, sealed and analysed. */
export async function fillWithCases(server: OpenServer, cases: number): Promise<void> {
  const setting = await server.setting();
  const slots = slotsOf(server.database);
  const record = (batch: readonly History[]): Promise<unknown> => server.database.transaction((trx) => recordHistories(trx, setting, batch, slots));
  let batch: History[] = [];
  for (const history of histories(cases)) {
    batch.push(history);
    if (batch.length < BATCH) continue;
    await record(batch);
    batch = [];
  }
  if (batch.length > 0) await record(batch);
  await sealAll(server);
  await server.database.maintain();
}
