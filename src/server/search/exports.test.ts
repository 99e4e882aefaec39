import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { gazette, gazetteRow, importFiles } from '../../../tests/support/import.ts';
import type { Database } from '../database/database.ts';
import { runJob } from '../start/jobs.ts';
import { continueExports, stopExports } from './export-work.ts';
import { exportedFiles } from './exports.ts';

type Export = Reply<typeof ROUTES.startSearchExport>;

describe('Exports in the background', () => {
  let database: Database;
  let bureau: TestBureau;
  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
    await importFiles(bureau.server, [{ name: '公报.csv', text: gazette(Array.from({ length: 3000 }, (_, index) => gazetteRow(index + 1))) }]);
    await (await bureau.server.search()).catchUp();
  });
  afterAll(async () => {
    await stopExports(bureau.server);
    await (await bureau.server.search()).close();
    await bureau.close();
    await database.close();
  });

  const start = async (body: object, user = 'officer'): Promise<Export> => (await bureau.call('startSearchExport', user, { body: { format: 'csv', ...body } })).json();
  const list = async (user = 'officer'): Promise<readonly Export[]> => (await bureau.call('searchExports', user)).json<Reply<typeof ROUTES.searchExports>>().rows;
  const remove = (id: string, user = 'officer'): ReturnType<TestBureau['call']> => bureau.call('removeSearchExport', user, { params: { id } });
  const ready = (id: string): Promise<Export> => vi.waitFor(async () => {
    const found = (await list()).find((each) => each.id === id);
    if (!found || found.state === 'waiting' || found.state === 'running') throw new Error('not yet');
    return found;
  }, { timeout: 20_000, interval: 50 });

  test('write all hits to a file that waits for whoever asked, is counted once, and goes after a day', async () => {
    const started = await start({ q: '装置', sort: 'filed-oldest' });
    expect(started).toMatchObject({ state: 'waiting', of: '装置', format: 'csv' });
    expect(await ready(started.id)).toMatchObject({ state: 'ready', done: 3000, total: 3000, bytes: expect.any(Number) as number, expiresAt: expect.any(String) as string });
    const file = await bureau.call('searchExportFile', 'officer', { params: { id: started.id } });
    expect([file.statusCode, file.headers['content-type'], file.body.trim().split('\r\n').length]).toEqual([200, 'text/csv; charset=utf-8', 3001]);
    await bureau.call('searchExportFile', 'officer', { params: { id: started.id } });
    const { uses } = await bureau.server.search();
    await uses.write();
    expect(await database.kysely.selectFrom('search_use').select('downloads').executeTakeFirst()).toEqual({ downloads: 3000 });
    expect(await exportedFiles(database.kysely)).toHaveLength(1);
    await sql`update search_export set ended_at = now() - interval '25 hours'`.execute(database.kysely);
    await runJob('sweep rows', bureau.server, '');
    expect([await list(), await exportedFiles(database.kysely)]).toEqual([[], []]);
  });

  test('are nobody else’s, and refuse what cannot be read at once', async () => {
    const { id } = await start({ q: '装置', format: 'citations' });
    await ready(id);
    expect(await list('clerk')).toEqual([]);
    expect((await bureau.call('searchExportFile', 'clerk', { params: { id } })).statusCode).toBe(404);
    expect((await remove(id, 'clerk')).statusCode).toBe(404);
    expect(await start({ q: '(' })).toMatchObject({ code: 'query-syntax' });
    expect(await start({ q: '*', format: 'pdf' })).toMatchObject({ errors: [{ path: 'format' }] });
    expect(await start({ within: '99' })).toMatchObject({ code: 'not-found' });
    expect((await remove(id)).json()).toEqual({ done: true });
  });

  test('are cancelled: the work ends, and nothing is kept', async () => {
    const { id } = await start({ q: '装置', format: 'xlsx' });
    expect((await bureau.call('searchExportFile', 'officer', { params: { id } })).statusCode).toBe(409);
    expect((await remove(id)).statusCode).toBe(200);
    await stopExports(bureau.server);
    expect([await list(), await exportedFiles(database.kysely)]).toEqual([[], []]);
  });

  test('that a stopped process left are begun anew by the next', async () => {
    const { id } = await start({ q: '装置' });
    await stopExports(bureau.server);
    expect((await list())[0]).toMatchObject({ id, state: 'waiting' });
    await continueExports(bureau.server);
    expect(await ready(id)).toMatchObject({ state: 'ready', done: 3000 });
    await remove(id);
  });

  test('that a killed process left half written are begun anew, and its half file is no one’s', async () => {
    const { id } = await start({ q: '装置' });
    await stopExports(bureau.server);
    await sql`update search_export set state = 'running', holder = 'killed', heartbeat = now() - interval '1 minute', done = 1200, total = 3000 where id = ${id}::bigint`.execute(database.kysely);
    await runJob('continue exports', bureau.server, '');
    expect(await ready(id)).toMatchObject({ state: 'ready', done: 3000, total: 3000 });
    const file = await bureau.call('searchExportFile', 'officer', { params: { id } });
    expect(file.body.trim().split('\r\n')).toHaveLength(3001);
    await remove(id);
    const empty = await start({ q: 'TI=没有这样的东西' });
    expect(await ready(empty.id)).toMatchObject({ state: 'ready', done: 0, total: 0 });
    expect((await bureau.call('searchExportFile', 'officer', { params: { id: empty.id } })).body.trim().split('\r\n')).toHaveLength(1);
    await remove(empty.id);
  });

  test('hold a whole collection with its notes, and fail where it is the person’s no more', async () => {
    const collection = (await bureau.call('createCollection', 'clerk', { body: { name: '专题', shared: 'read' } })).json<{ id: string }>();
    await bureau.call('addToCollection', 'clerk', { params: { id: collection.id }, body: { query: { q: '装置' }, note: '要紧' } });
    const whole = await start({ within: collection.id });
    expect(whole.of).toBe('专题');
    expect(await ready(whole.id)).toMatchObject({ state: 'ready', done: 3000 });
    expect((await bureau.call('searchExportFile', 'officer', { params: { id: whole.id } })).body).toContain(',要紧\r\n');
    const narrowed = await start({ q: 'TI=装置17', within: collection.id });
    expect(await ready(narrowed.id)).toMatchObject({ total: (await bureau.call('searchPatents', 'officer', { query: { q: 'TI=装置17' } })).json<{ total: number }>().total });
    await sql`insert into search_export (owner, unit, request, state) select owner, unit, request, 'waiting' from search_export where id = ${whole.id}::bigint`.execute(database.kysely);
    await bureau.call('removeCollection', 'clerk', { params: { id: collection.id } });
    const [left] = await list();
    await continueExports(bureau.server);
    expect(await ready(left?.id ?? '')).toMatchObject({ state: 'failed', problem: { en: expect.stringContaining('collection') as string } });
  });

  test('are few at a time for one person', async () => {
    await sql`update search_export set state = 'running', holder = 'another', heartbeat = now()`.execute(database.kysely);
    await sql`insert into search_export (owner, unit, request, state, holder, heartbeat) select owner, unit, request, state, holder, heartbeat from search_export cross join generate_series(1, 5)`.execute(database.kysely);
    expect(await start({ q: '*' })).toMatchObject({ code: 'guard-refused' });
  });
});
