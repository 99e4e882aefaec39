import { expect, test } from 'vitest';
import { createIntent } from './api.ts';

test('one intent keeps its key when tried again, another content or another success gets a new one', () => {
  let count = 0;
  const intent = createIntent(() => `k${(count += 1)}`);
  const first = { body: { type: 'a', input: { x: 1 } } };
  expect([intent.keyFor(first), intent.keyFor({ body: { type: 'a', input: { x: 1 } } })]).toEqual(['k1', 'k1']);
  expect(intent.keyFor({ body: { type: 'a', input: { x: 2 } } })).toBe('k2');
  intent.done();
  expect(intent.keyFor({ body: { type: 'a', input: { x: 2 } } })).toBe('k3');
});
