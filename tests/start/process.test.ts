import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningZhishu, startZhishu, zhishu } from '../support/zhishu.ts';

const PASSWORD = 'Plum-Blossom-26';
const folder = mkdtempSync(join(tmpdir(), 'zhishu-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a real bureau’s first start', () => {
  const dataDir = join(folder, 'real');
  let running: RunningZhishu;
  beforeAll(async () => {
    running = await startZhishu(dataDir);
  });
  afterAll(async () => {
    await running.end('SIGKILL');
  });

  const firstPassword = (): string => readFileSync(join(dataDir, 'first-password'), 'utf8').trim().split(' ')[1] ?? '';
  const json = async (address: string, init?: RequestInit): Promise<{ status: number; body: Record<string, unknown> }> => {
    const reply = await fetch(address, init);
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  };

  test('is ready, empty, and says that it is alive', async () => {
    expect(running).toMatchObject({ kind: 'real', name: '知识产权局' });
    expect((await json(`${running.office}/healthz`)).status).toBe(200);
    expect((await json(`${running.office}/readyz`)).status).toBe(200);
  });

  test('gives the first password on standard error and in a file that only its owner reads', async () => {
    expect(statSync(join(dataDir, 'first-password')).mode & 0o777).toBe(0o600);
    expect(running.said()).toContain(firstPassword());
    const signedIn = await json(`${running.office}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: 'admin', password: firstPassword() }) });
    expect(signedIn).toMatchObject({ status: 200, body: { me: { mustChangePassword: true, blind: true } } });
  });

  test('serves the public from a process of its own, which knows no route of the office', async () => {
    expect(await json(`${running.portal}/readyz`)).toEqual({ status: 200, body: { status: 'ready' } });
    expect((await json(`${running.portal}/api/v1/organisation`)).body).toMatchObject({ name: { zh: '知识产权局' }, demo: false });
    for (const path of ['/me', '/cases', '/people', '/facts']) expect((await json(`${running.portal}/api/v1${path}`)).status).toBe(404);
    const signIn = await json(`${running.portal}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(signIn).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  const post = (address: string, key: string, body: object, token?: string): ReturnType<typeof json> =>
    json(address, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key, ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) });
  const signIn = async (password: string): Promise<string> => String((await post(`${running.office}/api/v1/sign-in`, 'none', { user: 'admin', password })).body['token']);
  const sendFile = (key: string): ReturnType<typeof json> => {
    const form = new FormData();
    form.append('file', new Blob(['网页截图的文字说明']), '说明.txt');
    return json(`${running.portal}/api/v1/portal/files`, { method: 'POST', headers: { 'idempotency-key': key }, body: form });
  };

  test('the public waits until the three administrators are named, then sends a file and a matter and follows it', async () => {
    expect(await sendFile('early')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    const token = await signIn(firstPassword());
    expect((await post(`${running.office}/api/v1/me/password`, 'change', { current: firstPassword(), next: PASSWORD }, token)).status).toBe(200);
    expect(readdirSync(dataDir)).not.toContain('first-password');
    for (const role of ['security-admin', 'audit-admin']) expect((await post(`${running.office}/api/v1/people`, role, { name: role, unit: 'office', roles: [role] }, token)).status).toBe(200);
    const file = await sendFile('upload');
    expect(file).toMatchObject({ status: 200, body: { name: '说明.txt', mediaType: 'text/plain' } });
    const matter = { input: { kind: 'report', subject: '假冒专利', text: '见附件', attachments: [{ file: file.body }] } };
    const sent = await post(`${running.portal}/api/v1/portal/reports`, 'matter', matter);
    expect(sent).toMatchObject({ status: 200, body: { attachments: [file.body] } });
    expect(await post(`${running.portal}/api/v1/portal/reports`, 'matter', matter)).toEqual(sent);
    const receipt = `${running.portal}/api/v1/portal/receipts/${String(sent.body['receipt'])}`;
    await expect.poll(async () => (await json(receipt)).body['number'], { timeout: 60_000 }).not.toBe(sent.body['receipt']);
    expect((await json(receipt)).body).toMatchObject({ attachments: [{ hash: file.body['hash'] }] });
  });

  test('carries out commands for the data directory it has open', async () => {
    const units = await zhishu(['units', '--data', dataDir, '--json']);
    expect(units.code).toBe(0);
    expect((JSON.parse(units.stdout) as { code: string }[]).map(({ code }) => code)).toContain('protection');
    const verified = await zhishu(['verify', '--data', dataDir, '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, findings: [] });
  });

  test('refuses a second start in the same directory, naming who has it', async () => {
    await expect(startZhishu(dataDir)).rejects.toThrow(String(running.pid));
  });

  test('finishes the request it has when it is told to stop, and leaves the directory free', async () => {
    const token = await signIn(PASSWORD);
    const body = JSON.stringify({ current: PASSWORD, next: 'Plum-Blossom-27' });
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const asked = request(`${running.office}/api/v1/me/password`, {
      method: 'POST', headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'last', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    }, (answer) => resolve(answer.resume().statusCode ?? 0));
    asked.on('error', reject);
    asked.write(body.slice(0, 10));
    await delay(200);
    const ended = running.end('SIGTERM');
    await delay(300);
    asked.end(body.slice(10));
    expect(await promise).toBe(200);
    expect(await ended).toBe(0);
    expect(readdirSync(dataDir)).not.toContain('zhishu.lock');
    expect((await zhishu(['verify', '--data', dataDir])).code).toBe(0);
  });
});

describe('where no bureau is', () => {
  test.each(['units', 'verify', 'rebuild', 'indicators', 'facts', 'migrate'])('%s says so and creates nothing', async (command) => {
    const dataDir = join(folder, 'nowhere');
    const { code, stdout, stderr } = await zhishu([command, '--data', dataDir, '--json']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('No bureau here');
    expect(readdirSync(folder)).not.toContain('nowhere');
  });
});

describe('the line', () => {
  test('without a command lists them, an unknown one or option is told, each has a help', async () => {
    expect((await zhishu(['--help'])).stdout).toContain('verify');
    expect((await zhishu(['nonsense'])).code).toBe(2);
    expect(await zhishu(['verify', '--nonsense'])).toMatchObject({ code: 2, stdout: '' });
    expect((await zhishu(['facts', '--help'])).stdout).toContain('--period P');
    expect(await zhishu(['units', '--data', folder], { PORT: 'x' })).toMatchObject({ code: 2 });
    const unreachable = await zhishu(['verify', '--data', folder], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' });
    expect(unreachable).toMatchObject({ code: 1, stderr: expect.stringContaining('This database cannot be used') });
  });
});
