import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { gazette, gazetteRow, importFiles } from '../../../tests/support/import.ts';
import type { Database } from '../database/database.ts';

interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

let database: Database;
let bureau: TestBureau;
beforeAll(async () => {
  database = await openTestDatabase();
  bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
  await importFiles(bureau.server, [{ name: '公报.csv', text: gazette([gazetteRow(1), gazetteRow(2), gazetteRow(3, false, '一种锂电池隔膜')]) }]);
  await (await bureau.server.search()).catchUp();
});
afterAll(async () => {
  await (await bureau.server.search()).close();
  await bureau.close();
  await database.close();
});

async function ask(query: Readonly<Record<string, string>>): Promise<Told> {
  const reply = await bureau.call('searchPatents', 'officer', { query });
  return { status: reply.statusCode, body: reply.json() };
}

test('A query finds a page of patents with the exact total and the counts asked for', async () => {
  const { status, body } = await ask({ q: '名称=装置', limit: '1', offset: '1', sort: 'filed-oldest', facets: 'year,applicant' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ query: '名称=装置', canonical: 'TI=装置', total: 2, upToDate: true, facets: { year: [{ value: '2019', count: 2 }] } });
  expect(body['hits']).toMatchObject([{ publication: 'CN200000001A', title: '一种示例装置1', date: '2019-07-09', filed: '2019-01-24' }]);
});

test('A district is named as the bureau names it', async () => {
  expect(await ask({ q: 'DIST=东区' })).toMatchObject({ status: 200, body: { total: 0, canonical: 'DIST=东区' } });
  expect(await ask({ q: 'DIST=火星区' })).toMatchObject({ status: 400, body: { errors: [{ offset: 5 }] } });
});

test('A query that cannot be read is refused with the place, in both languages', async () => {
  const { status, body } = await ask({ q: '电池 AND (隔膜' });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 'query-syntax', errors: [{ path: 'q', offset: 10, length: 0 }] });
  expect(body['detail']).toBe('检索式第 11 个字符处：此处是检索式末尾，应为右括号“)”。');
  expect(body['detailEn']).toContain('character 11');
});

test('What is no sort and no facet is refused by its name', async () => {
  expect(await ask({ q: '*', sort: 'best' })).toMatchObject({ status: 422, body: { errors: [{ path: 'sort' }] } });
  expect(await ask({ q: '*', facets: 'year,colour' })).toMatchObject({ status: 422, body: { errors: [{ path: 'facets' }] } });
});

test('A query of many numbers goes in the body', async () => {
  const q = `PN=(${Array.from({ length: 1500 }, (_, index) => `CN${200_000_001 + index * 2}A`).join(' OR ')})`;
  const reply = await bureau.call('searchPatentsLong', 'officer', { body: { q, limit: 0 }, key: null });
  expect([reply.statusCode, reply.json()]).toMatchObject([200, { total: 2, hits: [] }]);
});

test('Ten thousand terms are refused in one sentence', async () => {
  const q = Array.from({ length: 10_000 }, (_, index) => `词${index}`).join(' OR ');
  const reply = await bureau.call('searchPatentsLong', 'officer', { body: { q }, key: null });
  expect([reply.statusCode, reply.json()]).toMatchObject([400, { code: 'query-too-many-terms' }]);
});

test('Staff search; nobody else', async () => {
  expect((await bureau.call('searchPatents', undefined, { query: { q: '*' } })).statusCode).toBe(401);
});
