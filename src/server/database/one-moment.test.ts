import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineUnderTest, eachEngine } from '../../../tests/support/database.ts';
import { setting, visitOf, VISITING_OFFICER } from '../../../tests/support/work.ts';
import { openCaseIn } from '../store/cases.ts';
import { type Database, openDatabase } from './database.ts';
import { atOneMoment } from './one-moment.ts';

eachEngine('what is read at one moment', (engine: EngineUnderTest) => {
  /** On PostgreSQL by another connection, as another server does. */
  let other: Database;
  beforeAll(async () => {
    other = engine.kind === 'pglite' ? engine.database() : await openDatabase({ databaseUrl: engine.databaseUrl() });
  });
  afterAll(async () => {
    if (engine.kind === 'postgres') await other.close();
  });
  const record = (name: string): Promise<unknown> => other.transaction((trx) => openCaseIn(trx, setting, 1, 'enterprise-visit', { action: 'open', input: visitOf(name, 1) }, VISITING_OFFICER));
  const count = (database: Parameters<Parameters<typeof atOneMoment>[1]>[0]): Promise<number> => database.selectFrom('case_event').select('id').execute().then((rows) => rows.length);

  test('agrees, though something is recorded in between', async () => {
    let readings = 0;
    const found = await atOneMoment(engine.database(), async (on) => {
      readings += 1;
      const first = await count(on);
      if (readings === 1) await record('a');
      return [first, await count(on)];
    });
    expect(found[0]).toBe(found[1]);
    expect(readings).toBe(engine.kind === 'pglite' ? 2 : 1);
    expect(await count(engine.database().kysely)).toBe(1);
  });

  test('keeps others waiting only when they never pause', async () => {
    let readings = 0;
    const found = await atOneMoment(engine.database(), async (on) => {
      readings += 1;
      const first = await count(on);
      if (!on.isTransaction) await record(`b${readings}`);
      return [first, await count(on)];
    });
    expect(found[0]).toBe(found[1]);
    expect(readings).toBe(engine.kind === 'pglite' ? 5 : 1);
  });
});
