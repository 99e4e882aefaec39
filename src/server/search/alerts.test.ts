import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { applicationOf, gazette, gazetteRow, importFiles } from '../../../tests/support/import.ts';
import type { Database } from '../database/database.ts';
import { alertSearches } from './alerts.ts';

type Saved = Reply<typeof ROUTES.saveSearch>;

describe('Saved searches', () => {
  let database: Database;
  let bureau: TestBureau;
  let batteries: Saved;

  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
    await imported('一.csv', gazette([gazetteRow(1, false, '一种锂电池隔膜'), gazetteRow(2)]));
    batteries = await save('officer', { name: '电池', query: 'TI=电池', shared: true });
  });
  afterAll(async () => {
    await (await bureau.server.search()).close();
    await bureau.close();
    await database.close();
  });

  async function imported(name: string, text: string): Promise<void> {
    await importFiles(bureau.server, [{ name, text }]);
    await (await bureau.server.search()).catchUp();
    await alertSearches(bureau.server);
  }

  async function save(user: string, body: Readonly<Record<string, unknown>>): Promise<Saved> {
    return (await bureau.call('saveSearch', user, { body })).json();
  }

  async function rowsOf(user: string): Promise<readonly Saved[]> {
    return (await bureau.call('savedSearches', user)).json<Reply<typeof ROUTES.savedSearches>>().rows;
  }

  async function fresh(user = 'officer'): Promise<Reply<typeof ROUTES.newMatches>> {
    return (await bureau.call('newMatches', user, { params: { id: batteries.id } })).json();
  }

  test('what was there before a search was saved is not new', async () => {
    await alertSearches(bureau.server);
    expect(await fresh()).toMatchObject({ total: 0, hits: [] });
    expect(batteries).toMatchObject({ name: '电池', mine: true, following: true, sort: 'relevance', synonyms: true, shared: true });
  });

  test('all that came in and matches is new, however many, and nothing else', async () => {
    await imported('二.csv', gazette([gazetteRow(10), ...Array.from({ length: 1100 }, (_, index) => gazetteRow(100 + index, false, `一种电池${index}`))]));
    const { total, hits } = await fresh();
    expect([total, hits.length]).toEqual([1100, 20]);
    expect(hits[0]).toMatchObject({ title: '一种电池1099', titleMarks: [{ start: 2, end: 4 }] });
    await alertSearches(bureau.server);
    expect((await fresh()).total).toBe(1100);
  });

  test('what was seen is not new any more, and stays new for another who follows', async () => {
    await bureau.call('followSavedSearch', 'clerk', { params: { id: batteries.id }, body: { following: true } });
    await imported('三.csv', gazette([gazetteRow(5000, false, '一种电池盒')]));
    const { search, total } = await fresh();
    expect(total).toBe(1101);
    expect((await bureau.call('seenSavedSearch', 'officer', { params: { id: batteries.id }, body: { upTo: search.upTo } })).json()).toMatchObject({ fresh: 0 });
    expect([(await fresh()).total, (await fresh('clerk')).total]).toEqual([0, 1]);
    const { length } = await database.kysely.selectFrom('saved_search_match').select('patent').execute();
    expect(length).toBe(1);
  });

  test('an entry that matched already is not new when it changes; one that begins to match is, and one that ends to match no longer', async () => {
    const lapsed = await save('officer', { name: '失效电池', query: 'TI=电池 AND LS=失效' });
    const change = (state: string): string => `名称,公开号,申请号,法律状态\n一种锂电池隔膜,CN200000001A,${applicationOf(1)},${state}\n`;
    const counts = async (): Promise<Readonly<Record<string, number>>> => Object.fromEntries((await rowsOf('officer')).map(({ name, fresh: n }) => [name, n]));
    await imported('四.csv', change('失效'));
    expect(await counts()).toEqual({ 电池: 0, 失效电池: 1 });
    await imported('五.csv', change('授权'));
    expect(await counts()).toEqual({ 电池: 0, 失效电池: 0 });
    await bureau.call('removeSavedSearch', 'officer', { params: { id: lapsed.id } });
    expect(Object.keys(await counts())).toEqual(['电池']);
  });

  test('another reads a shared search, and neither changes nor removes it', async () => {
    expect(await rowsOf('statistics-officer')).toMatchObject([{ name: '电池', mine: false, following: false, fresh: 0 }]);
    const call = { params: { id: batteries.id } };
    expect((await bureau.call('removeSavedSearch', 'clerk', call)).statusCode).toBe(403);
    expect((await bureau.call('changeSavedSearch', 'clerk', { ...call, body: { name: '我的', query: '*' } })).statusCode).toBe(403);
  });

  test('a search no longer shared is hidden from others and followed by its owner alone', async () => {
    const reply = await bureau.call('changeSavedSearch', 'officer', { params: { id: batteries.id }, body: { name: '锂电池', query: 'TI=电池' } });
    expect(reply.json()).toMatchObject({ name: '锂电池', shared: false, fresh: 0 });
    expect(await rowsOf('clerk')).toEqual([]);
    expect((await bureau.call('newMatches', 'clerk', { params: { id: batteries.id } })).statusCode).toBe(404);
  });

  test('a query that cannot be read and a blank name are refused', async () => {
    expect((await bureau.call('saveSearch', 'officer', { body: { name: '坏', query: 'TI=(电池' } })).json()).toMatchObject({ code: 'query-syntax', errors: [{ path: 'q', offset: 6 }] });
    expect((await bureau.call('saveSearch', 'officer', { body: { name: '  ', query: '电池' } })).json()).toMatchObject({ errors: [{ path: 'name' }] });
  });

  test('a search whose query can no longer be asked says so and goes on with what can', async () => {
    await database.kysely.updateTable('saved_search').set({ query: 'DIST=火星区' }).execute();
    await imported('六.csv', gazette([gazetteRow(6000, false, '一种电池架')]));
    const [row] = await rowsOf('officer');
    expect(row?.problem?.zh).toContain('火星区');
  });
});
