import { expect, test } from 'vitest';
import { type Desk, type DeskStep, EMPTY_DESK, stepped } from './desk.ts';

const KEYS = ['a', 'b', 'c'];
const after = (...steps: readonly DeskStep[]): Desk => steps.reduce((desk, step) => stepped(desk, step, KEYS), EMPTY_DESK);
const decided = (key: string): DeskStep => ({ kind: 'decided', key, done: { decision: 'same', id: key } });

test('a decision leads to the next open pair, past those put off, and around to the beginning', () => {
  expect(after(decided('a')).at).toBe(1);
  expect(after(decided('a'), { kind: 'later', key: 'b' }).at).toBe(2);
  expect(after({ kind: 'later', key: 'a' }, decided('b'), decided('c')).at).toBe(2);
  expect(after({ kind: 'go', to: 2 }, decided('c')).at).toBe(0);
});

test('undoing takes the decision back and returns to its pair', () => {
  const desk = after(decided('a'), decided('b'), { kind: 'undone', key: 'b' });
  expect([desk.at, [...desk.done.keys()], desk.past]).toEqual([1, ['a'], ['a']]);
});

test('the desk stays within its pairs', () => {
  expect([after({ kind: 'go', to: 9 }).at, after({ kind: 'go', to: -1 }).at]).toEqual([2, 0]);
});
