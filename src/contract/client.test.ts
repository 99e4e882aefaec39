import { describe, expect, test } from 'vitest';
import { ApiProblem } from './api-problem.ts';
import { type Client, createClient, type FetchInit, newKey } from './client.ts';
import { ROUTES } from './routes.ts';

interface Seen {
  address: string;
  init: FetchInit;
}

function clientAnswering(status: number, body: string, extra: { token?: string } = {}): { client: Client; seen: Seen[]; problems: ApiProblem[] } {
  const seen: Seen[] = [];
  const problems: ApiProblem[] = [];
  const client = createClient({
    base: '/api/v1',
    language: () => 'zh',
    ...(extra.token !== undefined && { token: () => extra.token }),
    onProblem: (found) => problems.push(found),
    fetch: (address, init) => {
      seen.push({ address, init });
      return Promise.resolve({ ok: status < 400, status, text: () => Promise.resolve(body) });
    },
  });
  return { client, seen, problems };
}

const refusal = JSON.stringify({
  type: 'about:blank', title: 'x', status: 422, code: 'required', detail: '「名称」未填写', detailEn: '“Name” is missing',
  errors: [
    { path: 'problems[1].text', code: 'required', message: '「问题」未填写', messageEn: '“Problem” is missing', remedy: '请补填' },
    { path: 'problem', code: 'required', message: '一', messageEn: 'one', remedy: '' },
  ],
});

describe('the typed client', () => {
  test('puts parameters into the path and the query, escaped, and leaves out what is not given', async () => {
    const { client, seen } = clientAnswering(200, '{"rows":[]}');
    await client.call(ROUTES.cases, { query: { type: 'a,b', q: '裁〔2026〕1号 &c', state: undefined, limit: 100 } });
    await client.call(ROUTES.getCase, { params: { id: 'x/y?z' } });
    expect(seen.map((each) => each.address)).toEqual([
      '/api/v1/cases?type=a%2Cb&q=%E8%A3%81%E3%80%942026%E3%80%951%E5%8F%B7%20%26c&limit=100',
      '/api/v1/cases/x%2Fy%3Fz',
    ]);
  });

  test('sends the key of the intent, the same when tried again, and refuses a write without one', async () => {
    const { client, seen } = clientAnswering(200, '{}');
    const body = { type: 'enterprise-visit', input: { date: '2026-01-05' } };
    await client.call(ROUTES.openCase, { body }, { key: 'k1' });
    await client.call(ROUTES.openCase, { body }, { key: 'k1' });
    expect(seen.map((each) => each.init.headers['idempotency-key'])).toEqual(['k1', 'k1']);
    expect(seen[0]?.init).toMatchObject({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'accept-language': 'zh' } });
    await expect(client.call(ROUTES.openCase, { body })).rejects.toThrow('openCase');
  });

  test('signs in without a key and carries a token where there is one', async () => {
    const { client, seen } = clientAnswering(200, '{}', { token: 't' });
    await client.call(ROUTES.signIn, { body: { user: 'a', password: 'b' } });
    expect(seen[0]?.init.headers).toMatchObject({ authorization: 'Bearer t' });
    expect(seen[0]?.init.headers).not.toHaveProperty('idempotency-key');
  });

  test('turns a refusal into a problem with both languages and the fields it names', async () => {
    const { client, problems } = clientAnswering(422, refusal);
    const found = await client.call(ROUTES.getCase, { params: { id: '1' } }).catch((error: unknown) => error);
    expect(found).toBeInstanceOf(ApiProblem);
    expect(found).toMatchObject({ status: 422, code: 'required', detail: { zh: '「名称」未填写', en: '“Name” is missing' } });
    expect((found as ApiProblem).at('problems').map((each) => each.message.en)).toEqual(['“Problem” is missing']);
    expect(problems).toEqual([found]);
  });

  test.each([[502, '<html>'], [500, ''], [500, '[]'], [200, 'not json']])('an answer %i “%s” that nobody can read becomes a problem too', async (status, body) => {
    const { client } = clientAnswering(status, body);
    await expect(client.call(ROUTES.me)).rejects.toMatchObject({ status, code: 'unreadable' });
  });

  test('says that no answer came, and lets a cancelled call be cancelled', async () => {
    const failing = (error: Error): Client => createClient({ base: '', language: () => 'en', fetch: () => Promise.reject(error) });
    await expect(failing(new TypeError('failed to fetch')).call(ROUTES.me)).rejects.toMatchObject({ status: 0, code: 'unreachable' });
    const aborted = Object.assign(new Error('aborted'), { name: 'AbortError' });
    await expect(failing(aborted).call(ROUTES.me)).rejects.toBe(aborted);
  });

  test('a missing path parameter is our mistake, not a request', async () => {
    const { client, seen } = clientAnswering(200, '{}');
    await expect(client.call(ROUTES.getCase, {})).rejects.toThrow('"id"');
    expect(seen).toEqual([]);
  });

  test('a key is 32 hexadecimal digits of what the random source gives', () => {
    expect(newKey((bytes) => bytes.fill(171))).toBe('ab'.repeat(16));
  });
});
