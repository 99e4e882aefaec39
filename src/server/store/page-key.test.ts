import { expect, test } from 'vitest';
import { pageKey, readPageKey } from './page-key.ts';

const isDayAndId = (ordered: readonly unknown[]): ordered is readonly [string, number] => typeof ordered[0] === 'string' && Number.isInteger(ordered[1]);

test('a page key leads back to what it was made of', () => {
  expect(readPageKey(pageKey(['标题', 7]), isDayAndId)).toEqual(['标题', 7]);
});

test.each(['', 'nonsense', pageKey([7, '标题']), Buffer.from('{}').toString('base64url')])('a page key that is none is refused: %s', (key) => {
  expect(() => readPageKey(key, isDayAndId)).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code: 'bad-request', path: 'after' })] }));
});
