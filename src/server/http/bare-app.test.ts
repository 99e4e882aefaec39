import { expect, test } from 'vitest';
import { bareApp } from './bare-app.ts';

async function addressSeen(proxies: readonly string[], from: string): Promise<string> {
  const app = bareApp({ proxies });
  app.get('/address', async (request) => request.ip);
  const { body } = await app.inject({ url: '/address', remoteAddress: from, headers: { 'x-forwarded-for': '203.0.113.7' } });
  await app.close();
  return body;
}

test('whom a proxy serves is believed of this machine’s and of those named, of no other caller', async () => {
  expect(await addressSeen([], '127.0.0.1')).toBe('203.0.113.7');
  expect(await addressSeen([], '10.0.0.5')).toBe('10.0.0.5');
  expect(await addressSeen(['10.0.0.0/24'], '10.0.0.5')).toBe('203.0.113.7');
  expect(await addressSeen(['10.0.0.0/24'], '10.0.1.5')).toBe('10.0.1.5');
});
