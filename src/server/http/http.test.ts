import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EngineUnderTest, eachEngine, openTestDatabase } from '../../../tests/support/database.ts';
import { openBureau, PASSWORD, type TestBureau } from '../../../tests/support/bureau.ts';
import { visitOf } from '../../../tests/support/work.ts';
import { ERRORS } from '#domain/errors.ts';
import type { Database } from '../database/database.ts';
import { preferredLanguage, problemBody } from './problem-reply.ts';

const NOW = (): Date => new Date('2026-03-10T02:00:00.000Z');
const visit = (enterprise: string): object => ({ type: 'enterprise-visit', input: visitOf(enterprise, 3) });

eachEngine('a write under its key', (engine: EngineUnderTest) => {
  let bureau: TestBureau;
  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: NOW });
  });
  afterAll(() => bureau.close());
  const cases = async (): Promise<number> => Number((await engine.database().kysely.selectFrom('case_file').select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow()).count);

  test('happens once: the same request again gets the same answer', async () => {
    const before = await cases();
    const key = 'first-key-0001';
    const first = await bureau.call('openCase', 'officer', { body: visit('a'), key });
    const again = await bureau.call('openCase', 'officer', { body: visit('a'), key });
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(again.json()).toEqual(first.json());
    expect(await cases()).toBe(before + 1);
  });

  test('is refused with other content, and free for another person', async () => {
    const key = 'second-key-001';
    expect((await bureau.call('openCase', 'officer', { body: visit('b'), key })).statusCode).toBe(200);
    const other = await bureau.call('openCase', 'officer', { body: visit('c'), key });
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-key-reused']);
    expect((await bureau.call('openCase', 'district-officer', { body: visit('b'), key })).statusCode).not.toBe(422);
  });

  test('makes one case when it arrives ten times at once', async () => {
    const before = await cases();
    const replies = await Promise.all(Array.from({ length: 10 }, () => bureau.call('openCase', 'officer', { body: visit('d'), key: 'third-key-0001' })));
    const statuses = new Set(replies.map(({ statusCode }) => statusCode));
    expect([...statuses].every((status) => status === 200 || status === 409)).toBe(true);
    expect(statuses.has(200)).toBe(true);
    expect(await cases()).toBe(before + 1);
  });

  test('leaves nothing when it is refused, so that it can be mended and sent again under its key', async () => {
    const before = await cases();
    const key = 'fourth-key-001';
    const refused = await bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: { ...visitOf('e', 3), members: -1 } }, key });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0]).toMatchObject({ path: 'members' });
    expect((await bureau.call('openCase', 'officer', { body: visit('e'), key })).statusCode).toBe(200);
    expect(await cases()).toBe(before + 1);
  });

  test('never keeps a one-time password, which is told once', async () => {
    const person = { name: '新人', unit: 'promotion', roles: ['officer'], user: `new-${engine.kind}` };
    const first = await bureau.call('savePerson', 'system-admin', { body: person, key: 'fifth-key-0001' });
    const again = await bureau.call('savePerson', 'system-admin', { body: person, key: 'fifth-key-0001' });
    expect(first.json()).toEqual({ code: expect.any(String), oneTimePassword: expect.any(String) });
    expect(again.json()).toEqual({ code: first.json().code });
  });
});

describe('a bad request gets one clear answer', () => {
  let database: Database;
  let bureau: TestBureau;
  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: NOW });
  });
  afterAll(async () => {
    await bureau.close();
    await database.close();
  });
  const send = async (payload: string, headers: Record<string, string> = {}): Promise<{ status: number; code: string; errors: readonly { path: string }[] }> => {
    const reply = await bureau.office.inject({
      method: 'POST', url: '/api/v1/cases', payload,
      headers: { authorization: `Bearer ${await bureau.tokenOf('officer')}`, 'content-type': 'application/json', 'idempotency-key': `bad-${Math.random()}`, ...headers },
    });
    expect(reply.headers['content-type']).toContain('application/problem+json');
    return { status: reply.statusCode, ...reply.json() };
  };

  test.each([
    ['no JSON', '{"type":', 400, 'bad-request'],
    ['a prototype', '{"type":"enterprise-visit","input":{},"__proto__":{"x":1}}', 400, 'bad-request'],
    ['a prototype inside', '{"type":"enterprise-visit","input":{"a":{"constructor":{"prototype":{}}}}}', 400, 'bad-request'],
    ['a NUL', '{"type":"enterprise-visit","input":{"contact":"a\\u0000b"}}', 422, 'bad-characters'],
    ['half a character', '{"type":"enterprise-visit","input":{"contact":"\\ud800"}}', 422, 'bad-characters'],
    ['a number beyond all bounds', '{"type":"enterprise-visit","input":{"members":1e999}}', 422, 'wrong-format'],
    ['nesting without end', `{"type":"enterprise-visit","input":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`, 400, 'bad-request'],
    ['a list for an object', '[]', 422, 'wrong-format'],
    ['a missing part', '{"type":"enterprise-visit"}', 422, 'required'],
    ['an unknown part', '{"type":"enterprise-visit","input":{},"extra":1}', 422, 'unknown-field'],
    ['a wrong kind of value', '{"type":7,"input":{}}', 422, 'wrong-format'],
    ['an unknown case type', '{"type":"toString","input":{}}', 404, 'not-found'],
  ])('%s', async (_, payload, status, code) => {
    expect(await send(payload)).toMatchObject({ status, code });
  });

  test('names the field, in its place within lists', async () => {
    const found = await send('{"type":"enterprise-visit","input":{"problems":[{"text":"x"},{"text":"a\\u0000"}]}}');
    expect(found.errors.map(({ path }) => path)).toEqual(['input.problems[1].text']);
  });

  test('a body that is too large, or is no JSON at all', async () => {
    expect(await send(JSON.stringify({ type: 'x', input: { a: 'x'.repeat(5 * 1024 * 1024) } }))).toMatchObject({ status: 413, code: 'too-large' });
    expect(await send('<a/>', { 'content-type': 'application/xml' })).toMatchObject({ status: 400, code: 'bad-request' });
    expect(await send(JSON.stringify(visit('z')), { 'idempotency-key': 'x'.repeat(201) })).toMatchObject({ status: 400, code: 'bad-request' });
  });

  test('numbers and yes or no in an address are read as such, and others named', async () => {
    expect((await bureau.call('cases', 'officer', { query: { limit: '1', open: 'true' } })).statusCode).toBe(200);
    const wrong = await bureau.call('cases', 'officer', { query: { limit: 'many', from: '1.1.2026' } });
    expect(wrong.json().errors.map((each: { path: string }) => each.path).sort()).toEqual(['from', 'limit']);
  });

  test('an address that cannot be decoded, and one that is unknown', async () => {
    const replies = await Promise.all(['/api/v1/cases/%ff', '/api/v1/nothing', '/api/v1/cases/x'].map((url) => bureau.office.inject({ url, headers: { 'accept-language': 'en' } })));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([400, 404, 401]);
  });

  test('a file that is too large, is not what its name says, or is none at all', async () => {
    const address = await bureau.portal.listen({ host: '127.0.0.1', port: 0 });
    const send = async (name: string, ...parts: readonly BlobPart[]): Promise<readonly [number, string]> => {
      const form = new FormData();
      if (parts.length > 0) form.append('file', new Blob([...parts]), name);
      const reply = await fetch(`${address}/api/v1/portal/files`, { method: 'POST', headers: { 'idempotency-key': `file-${Math.random()}` }, body: form });
      return [reply.status, ((await reply.json()) as { code?: string }).code ?? ''];
    };
    const megabyte = new Uint8Array(1024 * 1024).fill(65);
    expect(await send('large.txt', ...Array.from({ length: 51 }, () => megabyte))).toEqual([413, 'too-large']);
    expect(await send('page.pdf', '<script>alert(1)</script>')).toEqual([415, 'wrong-file-type']);
    expect(await send('run.exe', 'MZ')).toEqual([415, 'wrong-file-type']);
    expect(await send('none')).toEqual([422, 'required']);
    expect(await send('说明.txt', '内容')).toEqual([200, '']);
    expect((await bureau.call('upload', 'officer', { body: { file: 'x' } })).statusCode).toBe(400);
    expect((await database.kysely.selectFrom('uploaded_file').select('name').execute()).map(({ name }) => name)).toEqual(['说明.txt']);
  });

  test('a write by cookie from another site is refused, one from our own pages or by token is not', async () => {
    const cookie = `zhishu_session=${await bureau.tokenOf('officer')}`;
    const write = async (headers: Record<string, string>): Promise<number> =>
      (await bureau.office.inject({ method: 'POST', url: '/api/v1/delegations', headers: { host: 'bureau.example', 'idempotency-key': `site-${Math.random()}`, ...headers }, payload: {} })).statusCode;
    expect(await write({ cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await write({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await write({ cookie, origin: 'null' })).toBe(403);
    expect(await write({ cookie, origin: 'https://bureau.example', 'sec-fetch-site': 'same-origin' })).toBe(422);
    expect(await write({ authorization: `Bearer ${await bureau.tokenOf('officer')}`, origin: 'https://evil.example' })).toBe(422);
  });

  test('signing in sets a cookie that scripts and other sites do not get', async () => {
    const reply = await bureau.office.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { user: 'Officer', password: PASSWORD } });
    expect(reply.headers['set-cookie']).toMatch(/^zhishu_session=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    expect(reply.json().me).toMatchObject({ person: 'p001', roles: ['officer'], mustChangePassword: false, blind: false });
    expect(reply.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });

  test('after signing out the token opens nothing', async () => {
    const { token } = (await bureau.office.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { user: 'clerk', password: PASSWORD } })).json<{ token: string }>();
    const authorization = `Bearer ${token}`;
    expect((await bureau.office.inject({ url: '/api/v1/me', headers: { authorization } })).statusCode).toBe(200);
    await bureau.office.inject({ method: 'POST', url: '/api/v1/sign-out', headers: { authorization } });
    expect((await bureau.office.inject({ url: '/api/v1/me', headers: { authorization } })).statusCode).toBe(401);
  });
});

describe('a refusal', () => {
  test('carries code, both languages and the remedy for every entry of the catalogue', () => {
    for (const code of Object.keys(ERRORS) as (keyof typeof ERRORS)[]) {
      const body = problemBody([{ code, path: 'a.b', params: { field: { zh: '栏', en: 'Field' }, reason: { zh: '已办结', en: 'It is closed' } } }], 'en');
      expect(body).toMatchObject({ type: `urn:zhishu:problem:${code}`, status: ERRORS[code].status, code });
      expect([code, body.detail, body.detailEn, body.errors[0]?.message, body.errors[0]?.remedy].filter((said) => !said)).toEqual([]);
    }
  });

  test('sets off what to do in both languages, but where the reason itself says it', () => {
    const WHOLE: readonly string[] = ['guard-refused', 'not-in-state', 'not-your-role', 'not-found', 'not-signed-in', 'database-refused', 'file-store-refused', 'cancelled', 'query-syntax'];
    const others = (Object.keys(ERRORS) as (keyof typeof ERRORS)[]).filter((code) => !WHOLE.includes(code));
    for (const language of ['zh', 'en'] as const) {
      const told = others.map((code) => problemBody([{ code }], language)).flatMap(({ title, errors }) => errors.map(({ remedy, code }) => ({ code, isWhole: remedy === title })));
      expect(told.filter(({ isWhole }) => isWhole).map(({ code }) => code)).toEqual([]);
    }
  });

  test('speaks the language the caller puts first', () => {
    expect(['en', 'en-GB,zh;q=0.5', 'zh-CN,en', 'fr', undefined, 'en;q=0', 'de, en;q=0.2, zh;q=0.1'].map((header) => preferredLanguage(header))).toEqual(['en', 'en', 'zh', 'zh', 'zh', 'zh', 'en']);
  });
});
