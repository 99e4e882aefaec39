import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteId } from '#contract/routes.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { gazette, gazetteRow } from '../../../tests/support/import.ts';
import { stopImports } from '../imports/background.ts';
import type { ShownRun } from '../imports/shown-run.ts';
import { readTable } from '../tables/read-table.ts';

const NOW = (): Date => new Date('2026-03-10T02:00:00.000Z');

interface Sent {
  readonly name: string;
  readonly content: string | Uint8Array;
}

const PATHS: Readonly<Partial<Record<RouteId, string>>> = { startPatentImport: '/imports/patents', startStatementImport: '/imports/statements' };

/** Sends files as a browser does. */
async function send(bureau: TestBureau, route: RouteId, user: string, files: readonly Sent[]): Promise<{ status: number; body: ShownRun & { code?: string; errors?: { path: string; row?: number; message: string }[] } }> {
  const form = new FormData();
  for (const { name, content } of files) form.append('file', new Blob([Buffer.from(content)]), name);
  const { headers, body } = new Response(form);
  const payload = Buffer.from(await new Response(body).arrayBuffer());
  const reply = await bureau.office.inject({
    method: 'POST', url: `/api/v1${PATHS[route] ?? ''}`, payload,
    headers: { authorization: `Bearer ${await bureau.tokenOf(user)}`, 'idempotency-key': randomUUID(), 'content-type': headers.get('content-type') ?? '' },
  });
  return { status: reply.statusCode, body: reply.json() };
}

async function untilNot(bureau: TestBureau, id: string, states: readonly string[]): Promise<ShownRun> {
  for (;;) {
    const run = (await bureau.call('getImport', 'clerk', { params: { id } })).json<ShownRun>();
    if (!states.includes(run.state)) return run;
    await delay(30);
  }
}

eachEngine('importing over the API', ({ database }) => {
  let bureau: TestBureau;
  beforeAll(async () => {
    bureau = await openBureau(database(), { now: NOW });
  });
  afterAll(async () => {
    await stopImports(bureau.server);
    await bureau.close();
  });

  test('patents: recognised, confirmed, read, published, found; refused rows come back with reasons', async () => {
    const text = gazette([gazetteRow(1), gazetteRow(2, true), '3,坏行,xx,,yy,2019.13.40,甲,乙,丙,']);
    const { status, body } = await send(bureau, 'startPatentImport', 'clerk', [{ name: '公报.csv', content: text }]);
    expect([status, body.state]).toEqual([200, 'mapping']);
    expect(body.mapping?.[0]?.columns.map(({ field }) => field).slice(0, 5)).toEqual(['sequence', 'title', 'publicationNumber', 'publicationDate', 'applicationNumber']);
    const params = { id: body.id };
    const mapped = await bureau.call('mapImport', 'clerk', { params, body: { mapping: [{ file: '公报.csv', columns: [{ index: 7, field: null }] }] } });
    expect(mapped.statusCode).toBe(200);
    const ready = await untilNot(bureau, body.id, ['reading']);
    expect(ready).toMatchObject({ state: 'ready', files: [{ read: 3, added: 2, refused: 1, sample: [{ row: 4 }] }] });
    expect(ready.files[0]?.sample[0]?.reason.zh).toContain('公开');
    expect((await bureau.call('patents', 'officer', {})).json()).toMatchObject({ total: 0 });
    const published = await bureau.call('publishImport', 'clerk', { params });
    expect(published.json()).toMatchObject({ state: 'published', caseId: expect.any(String) });
    const list = (await bureau.call('patents', 'officer', { query: { q: 'CN200000001A' } })).json<{ rows: { id: string }[] }>();
    expect(list.rows).toMatchObject([{ title: '一种示例装置1', applicationDamaged: false }]);
    const one = (await bureau.call('patent', 'officer', { params: { id: list.rows[0]?.id ?? '' } })).json();
    expect(one).toMatchObject({ publications: [{ number: 'CN200000001A', kindCode: 'A' }], inventors: [], sources: [{ file: '公报.csv', row: 2 }] });
    expect((await bureau.call('search', 'officer', { query: { q: '示例装置2' } })).json()).toMatchObject({ patents: [{ applicationDamaged: true }] });
    const refused = await bureau.call('refusedRows', 'clerk', { params, query: { file: '公报.csv' } });
    const rows = await Array.fromAsync(readTable({ name: 'r.xlsx', bytes: new Uint8Array(refused.rawPayload) }));
    expect(rows.map(({ cells }) => cells.slice(0, 4))).toMatchObject([['行号', '备注（拒收原因）', 'item', 'name'], ['4', expect.stringContaining('日期'), '3', '坏行']]);
  });

  test('the refused rows, mended, import as they came back', async () => {
    const text = '行号,备注（拒收原因）,item,name,authorization_notice_id,filing_id\n4,日期不对,3,修好的行,CN200000009A,\n5,x,4,修好的另一行,CN200000010A,';
    const { body } = await send(bureau, 'startPatentImport', 'clerk', [{ name: '补正.csv', content: text }]);
    expect(body.mapping?.[0]?.columns.map(({ field }) => field)).toEqual(expect.arrayContaining(['title', 'publicationNumber']));
    expect(body.mapping?.[0]?.columns[1]?.field).toBeNull();
  });

  test('a cancelled import cannot be published, and is cancelled twice without harm', async () => {
    const { body } = await send(bureau, 'startPatentImport', 'clerk', [{ name: 'x.csv', content: gazette([gazetteRow(50)]) }]);
    const params = { id: body.id };
    expect((await bureau.call('cancelImport', 'clerk', { params })).json()).toMatchObject({ state: 'cancelled' });
    expect((await bureau.call('cancelImport', 'clerk', { params })).statusCode).toBe(200);
    expect((await bureau.call('publishImport', 'clerk', { params })).statusCode).toBe(409);
    expect((await bureau.call('mapImport', 'clerk', { params, body: { mapping: [] } })).statusCode).toBe(409);
  });

  test.each([
    ['a picture called CSV', 'p.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 415, 'wrong-file-type'],
    ['a CSV called xlsx', 'p.xlsx', 'a,b\n1,2', 415, 'wrong-file-type'],
    ['an empty file', 'p.csv', '', 422, 'damaged-file'],
    ['a broken workbook', 'broken.xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 422, 'damaged-file'],
  ])('%s is refused, and nothing of it is kept as an import', async (_, name, content, status, code) => {
    const before = (await bureau.call('imports', 'clerk')).json<{ runs: object[] }>().runs.length;
    const reply = await send(bureau, 'startPatentImport', 'clerk', [{ name, content }]);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect((await bureau.call('imports', 'clerk')).json<{ runs: object[] }>().runs).toHaveLength(before);
  });

  test('a file without numbers asks for its columns, and says so when none is named', async () => {
    const { body } = await send(bureau, 'startPatentImport', 'clerk', [{ name: 'n.csv', content: '甲,乙\n一,二\n三,四' }]);
    expect(body.files[0]?.problem?.zh).toContain('认不出');
    const refused = await bureau.call('mapImport', 'clerk', { params: { id: body.id }, body: { mapping: [] } });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'unknown-columns']);
    const wrong = await bureau.call('mapImport', 'clerk', { params: { id: body.id }, body: { mapping: [{ file: 'n.csv', columns: [{ index: 0, field: 'nonsense' }] }] } });
    expect(wrong.json()).toMatchObject({ code: 'not-allowed-value', errors: [{ path: 'columns[0]' }] });
  });

  test('a statement: recognised, confirmed with source and month, checked, published for checking by a second person', async () => {
    const { status, body } = await send(bureau, 'startStatementImport', 'statistics-officer', [{ name: '2026年1月授权表.csv', content: '地区,发明当年累计\n东区,12\n外地,5' }]);
    expect([status, body.state, body.statement?.month]).toEqual([200, 'mapping', '2026-01']);
    const params = { id: body.id };
    const nameless = await bureau.call('mapImport', 'statistics-officer', { params, body: { mapping: [] } });
    expect(nameless.json()).toMatchObject({ code: 'required', errors: [{ path: 'statement.source' }] });
    const mapping = [{ file: '2026年1月授权表.csv', columns: [{ index: 1, field: 'invention-grants', role: 'ytd' }] }];
    const mapped = await bureau.call('mapImport', 'statistics-officer', { params, body: { mapping, statement: { source: '国家局' } } });
    expect(mapped.json()).toMatchObject({ state: 'ready', files: [{ read: 2, added: 2 }], statement: { source: '国家局' } });
    const published = (await bureau.call('publishImport', 'statistics-officer', { params })).json<ShownRun>();
    expect(published.state).toBe('published');
    const detail = (await bureau.call('getCase', 'statistics-officer', { params: { id: published.caseId ?? '' } })).json();
    expect(detail).toMatchObject({ pending: { action: 'publish' }, row: { type: 'statement' } });
  });

  test('a form is handed out with locked cells, and refuses an unknown district or indicator', async () => {
    const query = { source: '东区知识产权局', month: '2026-02', district: '990101' };
    const form = await bureau.call('statementForm', 'statistics-officer', { query });
    expect(form.statusCode).toBe(200);
    const { body } = await send(bureau, 'startStatementImport', 'statistics-officer', [{ name: '回收.xlsx', content: new Uint8Array(form.rawPayload) }]);
    expect(body.statement).toMatchObject({ source: '东区知识产权局', month: '2026-02' });
    expect((await bureau.call('statementForm', 'statistics-officer', { query: { ...query, district: '1' } })).statusCode).toBe(404);
    expect((await bureau.call('statementForm', 'statistics-officer', { query: { ...query, indicators: 'x' } })).statusCode).toBe(422);
  });

  test('who may not import is told so', async () => {
    const { status } = await send(bureau, 'startStatementImport', 'clerk', [{ name: 'x.csv', content: '地区,a\n东区,1' }]);
    expect(status).toBe(403);
  });
});
