import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { applicationOf, gazette, gazetteRow, importFiles } from '../../../tests/support/import.ts';
import type { Database } from '../database/database.ts';

let database: Database;
let bureau: TestBureau;
beforeAll(async () => {
  database = await openTestDatabase();
  bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
  const rows = Array.from({ length: 1200 }, (_, index) => gazetteRow(index + 1, false, index === 4 ? '=一种锂电池隔膜' : undefined));
  await importFiles(bureau.server, [{ name: '公报.csv', text: gazette(rows) }]);
  await (await bureau.server.search()).catchUp();
});
afterAll(async () => {
  await (await bureau.server.search()).close();
  await bureau.close();
  await database.close();
});

async function ask(query: Readonly<Record<string, string>>): ReturnType<TestBureau['call']> {
  return bureau.call('exportSearch', 'officer', { query });
}

test('All hits of a query go into a CSV, a row each, under headers that an import recognises', async () => {
  const reply = await ask({ q: '名称=装置', format: 'csv', sort: 'filed-oldest' });
  expect([reply.statusCode, reply.headers['content-type'], reply.headers['content-disposition']]).toEqual([200, 'text/csv; charset=utf-8', expect.stringContaining('attachment')]);
  const lines = reply.body.trim().split('\r\n');
  expect(lines).toHaveLength(1200);
  expect(lines[0]?.replace('\uFEFF', '').split(',').slice(0, 6)).toEqual(['公开（公告）号', '公开（公告）日', '申请号', '申请日', '专利类型', '名称']);
  const again = await importFiles(bureau.server, [{ name: '导出.csv', text: reply.body }]);
  expect(again.files[0]).toMatchObject({ added: 0, refused: 0 });
});

test('Citations follow GB/T 7714, numbered', async () => {
  const { body } = await ask({ q: '名称=锂电池隔膜', format: 'citations' });
  expect(body).toBe(`[1] 示例科技公司5. =一种锂电池隔膜: ${applicationOf(5)}[P]. 2019-07-09.\r\n`);
});

test('A workbook keeps numbers as text, and a title that looks like a formula is one no more', async () => {
  const { rawPayload } = await ask({ q: '名称=锂电池隔膜', format: 'xlsx' });
  const parts = unzipSync(new Uint8Array(rawPayload));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain(applicationOf(5));
  expect(sheet).not.toContain('<f>');
});

test('A form that does not exist and a query that cannot be read are refused before the file begins', async () => {
  expect((await ask({ q: '*', format: 'pdf' })).json()).toMatchObject({ errors: [{ path: 'format' }] });
  expect((await ask({ q: '(', format: 'csv' })).statusCode).toBe(400);
});
