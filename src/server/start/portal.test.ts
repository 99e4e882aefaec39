import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import type { Database } from '../database/database.ts';
import type { App } from '../http/bare-app.ts';
import { listen, type Running } from './listen.ts';
import { portalApp } from './portal.ts';
import { portalDoor } from './portal-door.ts';
import { PORTAL_SECRET_HEADER } from './portal-secret.ts';
import { rateLimit } from './rate-limit.ts';

const SECRET = 'a-secret-made-for-this-test';

describe('the portal and its door', () => {
  const pages = mkdtempSync(join(tmpdir(), 'zhishu-portal-'));
  let database: Database;
  let bureau: TestBureau;
  let doorApp: App;
  let door: Running;
  let portal: App;
  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database);
    doorApp = await portalDoor(bureau.server, SECRET, () => true);
    door = await listen(doorApp, '127.0.0.1', 0);
    portal = await portalApp({ door: door.address, secret: SECRET, pages });
  });
  afterAll(async () => {
    await portal.close();
    await door.stop();
    await bureau.close();
    await database.close();
    rmSync(pages, { recursive: true, force: true });
  });

  test('the door opens to nobody without the secret', async () => {
    const ask = async (headers: Record<string, string>): Promise<number> => (await doorApp.inject({ url: '/api/v1/organisation', headers })).statusCode;
    expect([await ask({}), await ask({ [PORTAL_SECRET_HEADER]: `${SECRET}x` }), await ask({ [PORTAL_SECRET_HEADER]: SECRET })]).toEqual([403, 403, 200]);
  });

  test('whoever comes through is the public, also with a token or cookie of the office', async () => {
    const token = await bureau.tokenOf('hotline-officer');
    const credentials = { authorization: `Bearer ${token}`, cookie: `zhishu_session=${token}` };
    for (const url of ['/api/v1/me', '/api/v1/cases', '/api/v1/people', '/api/v1/journal']) {
      expect((await doorApp.inject({ url, headers: { ...credentials, [PORTAL_SECRET_HEADER]: SECRET } })).statusCode).toBe(404);
      expect((await portal.inject({ url, headers: credentials })).statusCode).toBe(404);
    }
  });

  test('passes refusals on as they are, and its contract holds the public’s routes only', async () => {
    const refused = await portal.inject({ method: 'POST', url: '/api/v1/portal/reports', headers: { 'idempotency-key': 'k' }, payload: { input: { kind: 'report' } } });
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([422, 'application/problem+json; charset=utf-8']);
    const contract = (await portal.inject({ url: '/openapi.json' })).json<{ paths: object }>();
    expect(Object.keys(contract.paths).sort()).toEqual(['/api/v1/calendar/{year}', '/api/v1/organisation', '/api/v1/portal/files', '/api/v1/portal/open-data', '/api/v1/portal/receipts/{receipt}', '/api/v1/portal/reports', '/api/v1/portal/statistics']);
  });

  test('shows a page that asks again while the pages are built, then the portal’s page at every address of it', async () => {
    expect((await portal.inject({ url: '/' })).statusCode).toBe(503);
    writeFileSync(join(pages, 'portal.html'), '<p>portal</p>');
    for (const url of ['/', '/follow/2026-AB']) expect((await portal.inject({ url })).body).toBe('<p>portal</p>');
    expect((await portal.inject({ url: '/missing.js' })).statusCode).toBe(404);
    mkdirSync(join(pages, 'assets'));
    writeFileSync(join(pages, 'assets', 'portal-4f3a.js'), 'export {}');
    expect((await portal.inject({ url: '/assets/portal-4f3a.js' })).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await portal.inject({ url: '/' })).headers['cache-control']).toBe('no-cache');
    expect((await portal.inject({ url: '/..%2f..%2fpackage.json' })).body).not.toContain('optionalDependencies');
  });

  test('says that it is unavailable when the office does not answer', async () => {
    const alone = await portalApp({ door: 'http://127.0.0.1:9', secret: SECRET, pages });
    const reply = await alone.inject({ url: '/api/v1/organisation' });
    expect([reply.statusCode, reply.json().code, (await alone.inject({ url: '/healthz' })).statusCode]).toEqual([503, 'unavailable', 200]);
    await alone.close();
  });

  test('one address that calls too often waits, others do not', async () => {
    const write = async (ip: string): Promise<number> => (await portal.inject({ method: 'POST', url: '/api/v1/portal/reports', remoteAddress: ip, payload: {} })).statusCode;
    for (let call = 0; call < 60; call += 1) expect(await write('192.0.2.1')).not.toBe(429);
    const more = await Promise.all(Array.from({ length: 60 }, () => write('192.0.2.1')));
    expect([more.includes(429), await write('192.0.2.2')]).toEqual([true, 422]);
  });
});

test('a limit is refilled evenly over a minute', () => {
  const limit = rateLimit(2);
  expect([limit.admits('a', 0), limit.admits('a', 0), limit.admits('a', 0), limit.admits('a', 29_000), limit.admits('a', 60_000)]).toEqual([true, true, false, false, true]);
});
