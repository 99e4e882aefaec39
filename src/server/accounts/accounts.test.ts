import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EngineUnderTest, eachEngine, openTestDatabase } from '../../../tests/support/database.ts';
import { openBureau, PASSWORD, PEOPLE, type TestBureau } from '../../../tests/support/bureau.ts';
import { visitOf } from '../../../tests/support/work.ts';
import type { Database } from '../database/database.ts';
import { addressName } from './lock-out.ts';
import { oneTimePassword, passwordProblem } from './password-rule.ts';
import { missingAdministrators } from './three-administrators.ts';

type Reply = { readonly status: number; readonly code?: string; readonly token?: string; readonly detail?: string };

async function signIn(bureau: TestBureau, user: string, password: string): Promise<Reply> {
  const reply = await bureau.office.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { user, password } });
  return { status: reply.statusCode, ...reply.json<object>() };
}

eachEngine('signing in', (engine: EngineUnderTest) => {
  let bureau: TestBureau;
  let now = new Date('2026-03-10T02:00:00.000Z');
  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: () => now });
  });
  afterAll(() => bureau.close());

  test('five wrong passwords lock the name for a quarter of an hour, the right one included', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) expect(await signIn(bureau, 'finance', 'wrong')).toMatchObject({ status: 401, code: 'bad-credentials' });
    expect(await signIn(bureau, 'finance', PASSWORD)).toMatchObject({ status: 429, code: 'locked-out', detail: '尝试次数过多，请 15 分钟后再试。' });
    now = new Date(now.getTime() + 14 * 60_000);
    expect((await signIn(bureau, 'FINANCE', PASSWORD)).status).toBe(429);
    now = new Date(now.getTime() + 2 * 60_000);
    expect((await signIn(bureau, 'finance', PASSWORD)).status).toBe(200);
    expect((await signIn(bureau, 'finance', 'wrong')).status).toBe(401);
  });

  test('a name nobody has is locked in the same way, and answered in the same words', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) expect(await signIn(bureau, 'nobody', 'wrong')).toMatchObject({ status: 401, code: 'bad-credentials' });
    expect((await signIn(bureau, 'nobody', 'wrong')).status).toBe(429);
  });

  test('many wrong guesses at once do not get more than five tries', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => signIn(bureau, 'secretary', 'wrong')));
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  test('many wrong guesses from one address, each under another name, lock the address and no other; right passwords do not count', async () => {
    const from = async (remoteAddress: string, user: string, password = 'wrong'): Promise<number> =>
      (await bureau.office.inject({ method: 'POST', url: '/api/v1/sign-in', remoteAddress, payload: { user, password } })).statusCode;
    for (let morning = 0; morning < 5; morning += 1) expect(await from('192.0.2.7', 'officer', PASSWORD)).toBe(200);
    for (let guess = 0; guess < 60; guess += 1) expect(await from('192.0.2.7', `guess-${guess}`)).toBe(401);
    expect([await from('192.0.2.7', 'officer', PASSWORD), await from('192.0.2.8', 'officer', PASSWORD)]).toEqual([429, 200]);
    now = new Date(now.getTime() + 16 * 60_000);
    expect(await from('192.0.2.7', 'officer', PASSWORD)).toBe(200);
    expect([addressName('::ffff:192.0.2.7'), addressName('2001:db8:1:2:3:4:5:6')]).toEqual(['address:192.0.2.7', 'address:2001:db8:1:2']);
  });

  test('a one-time password opens nothing but its change, which ends other sessions', async () => {
    const added = await bureau.call('savePerson', 'security-admin', { body: { name: '新同事', unit: 'promotion', roles: ['officer'], user: 'newcomer' } });
    const { oneTimePassword: first, code } = added.json<{ oneTimePassword: string; code: string }>();
    const [one, two] = [await signIn(bureau, 'newcomer', first), await signIn(bureau, 'newcomer', first)];
    const as = (token = ''): { authorization: string } => ({ authorization: `Bearer ${token}` });
    const get = (token: string | undefined, url: string): Promise<number> => bureau.office.inject({ url: `/api/v1${url}`, headers: as(token) }).then(({ statusCode }) => statusCode);
    expect(await get(one.token, '/me')).toBe(200);
    expect(await get(one.token, '/cases')).toBe(403);
    const change = (next: string): Promise<number> => bureau.office.inject({ method: 'POST', url: '/api/v1/me/password', headers: { ...as(one.token), 'idempotency-key': next }, payload: { current: first, next } }).then(({ statusCode }) => statusCode);
    expect(await change('too weak')).toBe(422);
    expect(await change('Newcomer-2026')).toBe(422);
    expect(await change('Plum-Blossom-26')).toBe(200);
    expect([await get(one.token, '/cases'), await get(two.token, '/me')]).toEqual([200, 401]);
    await bureau.call('savePerson', 'system-admin', { body: { code, name: '新同事', unit: 'promotion', roles: ['officer'], active: false } });
    expect(await get(one.token, '/me')).toBe(401);
    expect((await signIn(bureau, 'newcomer', 'Plum-Blossom-26')).status).toBe(401);
  });

  test('a deputy fills the other’s posts on the days of the delegation, and no longer', async () => {
    const roles = async (): Promise<unknown> => (await bureau.call('me', 'clerk')).json().delegations.map((each: { roles: string[] }) => each.roles);
    const deputy = PEOPLE.find(({ user }) => user === 'clerk')?.code ?? '';
    expect(await roles()).toEqual([]);
    expect((await bureau.call('delegate', 'bureau-leader', { body: { to: deputy, since: '2026-03-10', until: '2026-03-11' } })).statusCode).toBe(200);
    expect(await roles()).toEqual([['bureau-leader']]);
    expect((await bureau.call('publish', 'clerk', { params: { genre: 'none' }, body: { year: 2026 } })).statusCode).not.toBe(403);
    const before = now;
    now = new Date('2026-03-12T02:00:00.000Z');
    expect(await roles()).toEqual([]);
    expect((await bureau.call('publish', 'clerk', { params: { genre: 'none' }, body: { year: 2026 } })).statusCode).toBe(403);
    now = before;
  });

  test('a session ends twelve hours after its last use', async () => {
    const { token = '' } = await signIn(bureau, 'legal-reviewer', PASSWORD);
    const headers = { authorization: `Bearer ${token}` };
    const database = engine.database().kysely;
    const age = async (updated: string, expires: string): Promise<unknown> =>
      database.updateTable('auth_session').set({ updated_at: updated, expires_at: expires }).where('token', '=', token).execute();
    const from = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    await age(from(-1), from(11));
    expect((await bureau.office.inject({ url: '/api/v1/me', headers })).statusCode).toBe(200);
    const { expires_at } = await database.selectFrom('auth_session').select('expires_at').where('token', '=', token).executeTakeFirstOrThrow();
    expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    await age(from(-12), from(-0.01));
    expect((await bureau.office.inject({ url: '/api/v1/me', headers })).statusCode).toBe(401);
  });
});

describe('the three administrators', () => {
  let database: Database;
  let bureau: TestBureau;
  beforeAll(async () => {
    database = await openTestDatabase();
    const people = PEOPLE.filter(({ roles }) => ['system-admin', 'officer'].includes(roles[0] ?? ''));
    bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z'), people });
  });
  afterAll(async () => {
    await bureau.close();
    await database.close();
  });
  const name = (role: string): Promise<number> => bureau.call('savePerson', 'system-admin', { body: { name: role, unit: 'office', roles: [role], user: role } }).then(({ statusCode }) => statusCode);

  test('are named before business starts', async () => {
    const open = (): Promise<Reply> => bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('a', 2) } }).then((reply) => ({ status: reply.statusCode, ...reply.json<object>() }));
    expect(await open()).toMatchObject({ status: 409, code: 'administrators-missing', detail: '三员尚未配齐（缺安全管理员、安全审计员），请系统管理员先指定，再办理业务。' });
    expect((await bureau.call('cases', 'officer')).statusCode).toBe(200);
    expect(await name('security-admin')).toBe(200);
    expect(await open()).toMatchObject({ status: 409, detail: expect.stringContaining('安全审计员') });
    expect(await name('audit-admin')).toBe(200);
    expect((await open()).status).toBe(200);
  });

  test('are three persons, without other posts, and nobody changes their own', async () => {
    const save = (body: object): Promise<readonly [number, string]> => bureau.call('savePerson', 'system-admin', { body }).then((reply) => [reply.statusCode, reply.json<{ code: string }>().code] as const);
    expect(await save({ name: '甲', unit: 'office', roles: ['security-admin', 'audit-admin'] })).toEqual([422, 'roles-separated']);
    expect(await save({ name: '甲', unit: 'office', roles: ['system-admin', 'officer'] })).toEqual([422, 'roles-separated']);
    const own = PEOPLE.find(({ roles }) => roles.includes('system-admin'))?.code;
    expect(await save({ code: own, name: '甲', unit: 'office', roles: ['officer'] })).toEqual([403, 'forbidden']);
  });

  test('do not stand in for one another', async () => {
    const audit = (await bureau.server.organisation()).findUser('audit-admin')?.code ?? '';
    const reply = await bureau.call('delegate', 'officer', { body: { to: audit, since: '2026-03-10', until: '2026-03-12' } });
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'roles-separated']);
  });

  test('somebody who left is missing', () => {
    const roles = bureau.server.catalog.roles;
    expect(missingAdministrators(roles, PEOPLE)).toEqual([]);
    expect(missingAdministrators(roles, PEOPLE.map((person) => ({ ...person, active: !person.roles.includes('audit-admin') }))).map(({ id }) => id)).toEqual(['audit-admin']);
  });

  test('a person with a wrong unit, post or user name is refused, naming each field', async () => {
    const reply = await bureau.call('savePerson', 'system-admin', { body: { name: ' ', unit: 'nowhere', roles: ['king'], user: 'a b' } });
    expect(reply.json().errors.map((each: { path: string }) => each.path).sort()).toEqual(['name', 'roles', 'unit', 'user']);
    const taken = await bureau.call('savePerson', 'system-admin', { body: { name: '乙', unit: 'office', roles: [], user: 'OFFICER' } });
    expect(taken.json().code).toBe('user-name-taken');
  });
});

describe('the password rule', () => {
  test.each([
    ['Plum-Blossom', true], ['plum-blossom-26', true], ['PlumBlossom26', true], ['梅花香自苦寒来-A1x', true],
    ['Short-1a', false], ['onlysmallletters', false], ['smalland123456', false], ['with-OFFICER-26', false], ['x'.repeat(129), false],
  ])('%s', (password, isGood) => {
    expect(passwordProblem(password, 'officer', 'next') === undefined).toBe(isGood);
  });

  test('every one-time password satisfies it, and no two are alike', () => {
    const made = Array.from({ length: 200 }, oneTimePassword);
    expect(made.filter((password) => passwordProblem(password, 'officer', 'next'))).toEqual([]);
    expect(new Set(made).size).toBe(200);
  });
});
