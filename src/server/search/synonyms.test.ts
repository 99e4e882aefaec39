import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { gazette, gazetteRow, importFiles } from '../../../tests/support/import.ts';
import type { Database } from '../database/database.ts';
import { readSynonyms } from './synonyms.ts';

let database: Database;
let bureau: TestBureau;
let group = '';

beforeAll(async () => {
  database = await openTestDatabase();
  bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
  await importFiles(bureau.server, [{ name: '公报.csv', text: gazette([gazetteRow(1, false, '一种移动电话壳'), gazetteRow(2, false, '一种手机壳'), gazetteRow(3)]) }]);
  await (await bureau.server.search()).catchUp();
  const opened = await bureau.call('openCase', 'officer', { body: { type: 'synonym-group', input: { words: ['手机', '移动电话 ', '手机'].map((word) => ({ word })), enteredOn: '2026-03-10' } } });
  group = opened.json<Reply<typeof ROUTES.openCase>>().row.id;
});
afterAll(async () => {
  await (await bureau.server.search()).close();
  await bureau.close();
  await database.close();
});

async function found(query: Readonly<Record<string, string>>): Promise<Reply<typeof ROUTES.searchPatents>> {
  return (await bureau.call('searchPatents', 'officer', { query })).json();
}

test('A term finds its synonyms, and the reply says to what it was widened', async () => {
  expect(await found({ q: 'TI=手机' })).toMatchObject({ total: 2, canonical: 'TI=手机', widened: 'TI=手机 OR TI=移动电话' });
});

test('A searcher may do without synonyms', async () => {
  const without = await found({ q: 'TI=手机', synonyms: 'false' });
  expect(without).toMatchObject({ total: 1, canonical: 'TI=手机' });
  expect(without.widened).toBeUndefined();
});

test('A group of one word only is refused with what to do', async () => {
  const refused = await bureau.call('openCase', 'officer', { body: { type: 'synonym-group', input: { words: [{ word: '壳' }, { word: ' 壳 ' }], enteredOn: '2026-03-10' } } });
  expect(refused.json()).toMatchObject({ detail: '一组同义词至少要有两个不同的词，请再加一个。' });
});

test('An annulled group widens nothing any more', async () => {
  const annulled = await bureau.call('act', 'officer', { params: { id: group }, body: { action: 'annul', basedOn: 1, input: { reason: '误登' } } });
  expect(annulled.statusCode).toBe(200);
  expect((await readSynonyms(database.kysely)).size).toBe(0);
});
