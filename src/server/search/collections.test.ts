import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { applicationOf, gazette, gazetteRow, importFiles } from '../../../tests/support/import.ts';
import { backedTables } from '../backup/tables.ts';
import type { Database } from '../database/database.ts';

type Collection = Reply<typeof ROUTES.createCollection>;
type Page = Reply<typeof ROUTES.collection>;
type Hits = Reply<typeof ROUTES.searchPatents>;

describe('Collections', () => {
  let database: Database;
  let bureau: TestBureau;
  let batteries: Collection;
  let hits: Hits['hits'];

  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
    const rows = Array.from({ length: 40 }, (_, index) => gazetteRow(index + 1, index === 7, index < 10 ? `一种锂电池${index}` : undefined));
    await importFiles(bureau.server, [{ name: '公报.csv', text: gazette(rows) }]);
    await (await bureau.server.search()).catchUp();
    hits = (await call<Hits>('searchPatents', 'officer', { query: { q: 'TI=电池', sort: 'filed-oldest' } })).hits;
    batteries = await call('createCollection', 'officer', { body: { name: ' 锂电池 ', note: '导航项目用' } });
  });
  afterAll(async () => {
    await (await bureau.server.search()).close();
    await bureau.close();
    await database.close();
  });

  async function call<T>(...args: Parameters<TestBureau['call']>): Promise<T> {
    return (await bureau.call(...args)).json();
  }
  const status = async (...args: Parameters<TestBureau['call']>): Promise<number> => (await bureau.call(...args)).statusCode;
  const params = (): { id: string } => ({ id: batteries.id });
  const page = (user = 'officer'): Promise<Page> => call('collection', user, { params: params() });
  const share = (shared: string): Promise<Collection> => call('changeCollection', 'officer', { params: params(), body: { name: '锂电池', shared } });

  test('are begun under a name, private, and refuse a blank one and the mark of a state secret', async () => {
    expect(batteries).toMatchObject({ name: '锂电池', note: '导航项目用', shared: 'none', mine: true, mayEdit: true, patents: 0 });
    expect(await call('createCollection', 'officer', { body: { name: '  ' } })).toMatchObject({ errors: [{ path: 'name' }] });
    expect(await call('createCollection', 'officer', { body: { name: '机密★10年', note: '' } })).toMatchObject({ code: 'state-secret' });
  });

  test('take some hits with a note, each once, and tell who added what', async () => {
    const patents = hits.slice(0, 3).map(({ id }) => id);
    expect(await call('addToCollection', 'officer', { params: params(), body: { patents, note: '重点' } })).toEqual({ added: 3, already: 0, left: 0 });
    expect(await call('addToCollection', 'officer', { params: params(), body: { patents: [...patents, '123456'] } })).toEqual({ added: 0, already: 3, left: 0 });
    const { total, rows, acts } = await page();
    expect([total, rows.length]).toEqual([3, 3]);
    expect(rows[0]).toMatchObject({ note: '重点', addedByName: expect.stringContaining('样例') as string, addedAt: '2026-03-10T02:00:00.000Z' });
    expect(acts.map(({ act, patents: n }) => [act, n])).toEqual([['added', 3], ['created', 0]]);
  });

  test('take all hits of a query', async () => {
    expect(await call('addToCollection', 'officer', { params: params(), body: { query: { q: 'TI=电池' } } })).toEqual({ added: 7, already: 3, left: 0 });
    expect(await call('addToCollection', 'officer', { params: params(), body: { query: { q: '(' } } })).toMatchObject({ code: 'query-syntax' });
    expect(await call('addToCollection', 'officer', { params: params(), body: {} })).toMatchObject({ code: 'guard-refused' });
    expect((await page()).acts[0]).toMatchObject({ act: 'added', patents: 7, detail: 'TI=电池' });
  });

  test('are searched within; a patent whose number is damaged is found as well', async () => {
    const within = async (q: string): Promise<Hits> => call('searchPatents', 'officer', { query: { q, within: batteries.id, facets: 'kind' } });
    expect((await within('')).total).toBe(10);
    expect((await within('TI=装置')).total).toBe(0);
    expect((await within('电池3 OR 电池7')).hits.map(({ title }) => title).toSorted()).toEqual(['一种锂电池3', '一种锂电池7']);
    expect(await status('searchPatents', 'clerk', { query: { q: '', within: batteries.id } })).toBe(404);
    // A number that an import only staged is not known to the index yet.
    const run = { kind: 'patents', state: 'ready', statement: null, problem: null, digest: null, case_id: null, started_by: 'p001', unit: 'office', holder: null, heartbeat: null } as const;
    const { id: staged } = await database.kysely.insertInto('import_run').values(run).returning('id').executeTakeFirstOrThrow();
    const damaged = hits.find(({ title }) => title === '一种锂电池7')?.id ?? '0';
    await database.kysely.insertInto('patent_number').values({ number: applicationOf(8), patent: BigInt(damaged), run: staged }).execute();
    expect((await within('')).total).toBe(10);
    await database.kysely.deleteFrom('patent_number').where('run', '=', staged).execute();
    await database.kysely.deleteFrom('import_run').where('id', '=', staged).execute();
  });

  test('are seen by others when shared, and edited when shared to be edited; only the owner renames and deletes', async () => {
    expect(await call('collections', 'clerk')).toEqual({ rows: [] });
    expect(await status('collection', 'clerk', { params: params() })).toBe(404);
    await share('read');
    const id = hits[0]?.id ?? '';
    expect(await call('collections', 'clerk', { query: { patent: id } })).toMatchObject({ rows: [{ name: '锂电池', note: '导航项目用', mine: false, mayEdit: false, holds: true, patents: 10 }] });
    const note = { params: { ...params(), patent: id }, body: { note: '请核对法律状态' } };
    expect(await status('noteInCollection', 'clerk', note)).toBe(403);
    expect(await status('addToCollection', 'clerk', { params: params(), body: { patents: [id] } })).toBe(403);
    await share('edit');
    expect(await status('noteInCollection', 'clerk', note)).toBe(200);
    expect((await page('clerk')).rows.find(({ hit }) => hit.id === id)).toMatchObject({ note: '请核对法律状态', notedByName: expect.stringContaining('样例') as string });
    expect(await status('changeCollection', 'clerk', { params: params(), body: { name: '我的' } })).toBe(403);
    expect(await status('removeCollection', 'clerk', { params: params() })).toBe(403);
    expect(await status('collection', 'auditor', { params: params() })).toBe(200);
    expect(await status('removeFromCollection', 'auditor', { params: params(), body: { patents: [id] } })).toBe(403);
    expect(await status('collections', 'system-admin')).toBe(403);
  });

  test('are taken along as a table with their notes', async () => {
    const reply = await bureau.call('exportCollection', 'clerk', { params: params(), query: { format: 'csv' } });
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('锂电池'));
    const lines = reply.body.trim().split('\r\n');
    expect(lines).toHaveLength(11);
    expect(lines[0]).toMatch(/,备注$/);
    expect(lines.filter((line) => line.endsWith(',重点'))).toHaveLength(2);
    const narrowed = await bureau.call('exportSearch', 'auditor', { query: { q: '电池3', format: 'csv', within: batteries.id } });
    expect(narrowed.body.trim().split('\r\n')).toHaveLength(2);
    expect(await status('exportCollection', 'officer', { params: params(), query: { format: 'doc' } })).toBe(422);
  });

  test('take a thousand and more at once, and hold no more than they may', async () => {
    const many = Array.from({ length: 2500 }, (_, index) => gazetteRow(1000 + index, false, `一种离合器${index}`));
    await importFiles(bureau.server, [{ name: '离合器.csv', text: gazette(many) }]);
    await (await bureau.server.search()).catchUp();
    const { id } = await call<Collection>('createCollection', 'officer', { body: { name: '离合器' } });
    const add = { params: { id }, body: { query: { q: 'TI=离合器' } }, key: 'clutches' };
    const collected = (): Promise<Page> => call('collection', 'officer', { params: { id } });
    expect(await call('addToCollection', 'officer', add)).toEqual({ added: 2500, already: 0, left: 0 });
    expect((await collected()).acts.map(({ act, patents }) => [act, patents])).toEqual([['added', 2500], ['created', 0]]);
    // The same write once more is the same answer, and puts nothing back that was taken out meanwhile.
    const first = (await collected()).rows.map(({ hit }) => hit.id);
    await call('removeFromCollection', 'officer', { params: { id }, body: { patents: first } });
    expect(await call('addToCollection', 'officer', add)).toEqual({ added: 2500, already: 0, left: 0 });
    expect((await collected()).total).toBe(2500 - first.length);
    await call('addToCollection', 'officer', { params: { id }, body: { patents: first } });
    expect(await call('addToCollection', 'officer', { params: { id }, body: { query: { q: 'TI=离合器' } } })).toEqual({ added: 0, already: 2500, left: 0 });
    await sql`insert into patent_collection_item (collection, patent, added_by, added_at) select ${id}::bigint, -n, 'p', now() from generate_series(1, 17500) n`.execute(database.kysely);
    expect(await call('addToCollection', 'officer', { params: { id }, body: { query: { q: 'TI=电池' } } })).toMatchObject({ code: 'guard-refused' });
    await call('removeCollection', 'officer', { params: { id } });
  });

  test('are in a backup; files that are being made and links between patents are not', async () => {
    const names = (await backedTables(database.kysely)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['patent_collection', 'patent_collection_item', 'patent_collection_act']));
    expect(names.filter((name) => ['search_export', 'patent_link', 'patent_link_mark'].includes(name))).toEqual([]);
  });

  test('follow an entry that was merged into another', async () => {
    const held = (await page()).rows.find(({ hit }) => hit.title === '一种锂电池7');
    expect(held).toBeDefined();
    const [, ...tail] = gazetteRow(8, false, '一种锂电池7').split(',');
    await importFiles(bureau.server, [{ name: '补正.csv', text: gazette([['1', ...tail].join(',')]) }]);
    expect((await page()).rows.map(({ hit }) => hit.title)).toContain('一种锂电池7');
  });

  test('give patents back, and go with their notes when deleted; the register keeps the patents', async () => {
    expect(await call('removeFromCollection', 'clerk', { params: params(), body: { patents: [hits[0]?.id ?? ''] } })).toEqual({ removed: 1 });
    const { total, acts } = await page();
    expect([total, acts[0]?.act]).toEqual([9, 'removed']);
    expect(await status('noteInCollection', 'officer', { params: { ...params(), patent: hits[0]?.id ?? '' }, body: { note: '' } })).toBe(404);
    expect(await status('removeCollection', 'officer', { params: params() })).toBe(200);
    expect(await status('collection', 'officer', { params: params() })).toBe(404);
    expect((await database.kysely.selectFrom('patent_collection_item').select('patent').execute()).length).toBe(0);
    expect((await call<Hits>('searchPatents', 'officer', { query: { q: 'TI=电池' } })).total).toBe(10);
  });
});
