import { expect, test } from 'vitest';
import { createIntent, sendOnce } from './api.ts';

test('one intent keeps its key when tried again, another content or another success gets a new one', () => {
  let count = 0;
  const intent = createIntent(() => `k${(count += 1)}`);
  const first = { body: { type: 'a', input: { x: 1 } } };
  expect([intent.keyFor(first), intent.keyFor({ body: { type: 'a', input: { x: 1 } } })]).toEqual(['k1', 'k1']);
  expect(intent.keyFor({ body: { type: 'a', input: { x: 2 } } })).toBe('k2');
  intent.done();
  expect(intent.keyFor({ body: { type: 'a', input: { x: 2 } } })).toBe('k3');
});

test('a double click sends once, a try after a lost answer carries the same key, and a new entry of the same content a new one', async () => {
  const sent: string[] = [];
  let lost = false;
  const send = sendOnce<string, string>((_, key) => {
    sent.push(key);
    return lost ? Promise.reject(new Error('no answer')) : Promise.resolve('done');
  });
  await Promise.all([send('entry'), send('entry')]);
  expect(sent).toHaveLength(1);
  lost = true;
  await expect(send('entry')).rejects.toThrow('no answer');
  lost = false;
  await send('entry');
  expect(sent).toHaveLength(3);
  expect(sent[1]).toBe(sent[2]);
  expect(sent[1]).not.toBe(sent[0]);
});
