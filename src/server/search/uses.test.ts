import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { gazette, gazetteRow, importFiles } from '../../../tests/support/import.ts';
import type { Database } from '../database/database.ts';
import { postSearchUses } from './post-uses.ts';

let database: Database;
let bureau: TestBureau;
let now = new Date('2026-03-10T02:00:00.000Z');

beforeAll(async () => {
  database = await openTestDatabase();
  bureau = await openBureau(database, { now: () => now });
  await importFiles(bureau.server, [{ name: '一.csv', text: gazette([gazetteRow(1), gazetteRow(2)]) }]);
  await (await bureau.server.search()).catchUp();
});
afterAll(async () => {
  await (await bureau.server.search()).close();
  await bureau.close();
  await database.close();
});

test('A day of searches becomes one ledger entry for each unit once it is over, and figures without persons and queries', async () => {
  for (const offset of ['0', '0', '20']) await bureau.call('searchPatents', 'officer', { query: { q: '电池', offset } });
  await bureau.call('searchPatents', 'district-officer', { query: { q: '秘而不宣的检索式' } });
  await bureau.call('openedHit', 'officer', { body: {} });
  await bureau.call('exportSearch', 'officer', { query: { q: '装置', format: 'csv' } });
  const { uses } = await bureau.server.search();
  await uses.write();
  await postSearchUses(bureau.server);
  expect(await database.kysely.selectFrom('search_use').selectAll().orderBy('unit').execute()).toMatchObject([
    { unit: 'east', searches: 1, documents: 0, downloads: 0 }, { unit: 'promotion', searches: 2, documents: 1, downloads: 2 },
  ]);
  now = new Date('2026-03-11T02:00:00.000Z');
  bureau.server.refresh();
  await postSearchUses(bureau.server);
  await postSearchUses(bureau.server);
  const postings = await database.kysely.selectFrom('posting').select(['indicator', 'unit', 'amount', 'day']).where('indicator', 'like', 'patent-%').orderBy('indicator').orderBy('unit').execute();
  expect(postings.map(({ indicator, unit, amount, day }) => [indicator, unit, Number(amount), day])).toEqual([
    ['patent-documents-read', 'promotion', 1, '2026-03-10'],
    ['patent-downloads', 'promotion', 2, '2026-03-10'],
    ['patent-searches', 'east', 1, '2026-03-10'],
    ['patent-searches', 'promotion', 2, '2026-03-10'],
  ]);
  const events = await database.kysely.selectFrom('case_event').selectAll().execute();
  expect(JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('秘而不宣');
});
