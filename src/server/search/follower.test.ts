import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchDocument } from '#search/document.ts';
import { ReferenceEngine } from '#search/reference/engine.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { gazette, gazetteRow, importFiles, smallBureau } from '../../../tests/support/import.ts';
import type { Database } from '../database/database.ts';
import type { OpenServer } from '../start/open-server.ts';
import { RegisterFollower } from './follower.ts';

/** An engine that stops in the middle of its work, as a killed process does. */
class Interrupted extends ReferenceEngine {
  putsLeft = Infinity;

  override async put(documents: readonly SearchDocument[]): Promise<void> {
    this.putsLeft -= 1;
    if (this.putsLeft < 0) throw new Error('stopped');
    await super.put(documents);
  }
}

const directory = mkdtempSync(join(tmpdir(), 'zhishu-follower-'));
let database: Database;
let server: OpenServer;
let mark = '1';
const engine = new Interrupted(() => undefined);
const follower = (): RegisterFollower => new RegisterFollower({ engine, database: database.kysely, directory, recipe: async () => ({ districtOf: () => undefined, today: '2026-03-11', mark }) });
const found = async (): Promise<number> => (await engine.search({ query: { kind: 'all' }, sort: 'filed-newest', offset: 0, limit: 0, facets: [] })).total;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await smallBureau(database);
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

test('A follower that was stopped within a change goes on where it was, and puts nothing twice', async () => {
  await importFiles(server, [{ name: '一.csv', text: gazette([gazetteRow(1)]) }]);
  expect(await follower().follow()).toBe(1);
  await importFiles(server, [{ name: '二.csv', text: gazette(Array.from({ length: 1200 }, (_, index) => gazetteRow(10 + index))) }]);
  await importFiles(server, [{ name: '三.csv', text: gazette([gazetteRow(5000)]) }]);
  engine.putsLeft = 2;
  await expect(follower().follow()).rejects.toThrow('stopped');
  expect(await found()).toBe(1001);
  engine.putsLeft = Infinity;
  expect(await follower().follow()).toBe(201);
  expect(await found()).toBe(1202);
});

test('An entry that was merged into another is found no more', async () => {
  await importFiles(server, [{ name: '四.csv', text: '名称,公开号,申请人\n一种合并装置,CN300000001A,示例公司\n' }]);
  await importFiles(server, [{ name: '五.csv', text: '名称,公开号,申请号,申请人\n一种合并装置,CN300000001B,201910009999,示例公司\n' }]);
  const following = follower();
  await following.follow();
  expect(await found()).toBe(1204);
  await importFiles(server, [{ name: '六.csv', text: '名称,公开号,申请号,申请人\n一种合并装置,CN300000001A,201910009999,示例公司\n' }]);
  await following.follow();
  expect(await found()).toBe(1203);
});

test('Documents of another recipe are all made anew', async () => {
  mark = '2';
  expect(await follower().follow()).toBe(1203);
  expect(await follower().follow()).toBe(0);
});

test('A follower that saw nothing new puts nothing', async () => {
  const following = follower();
  expect([await following.follow(), await following.follow()]).toEqual([0, 0]);
});
