import { expect, test } from 'vitest';
import { alteredIn, takingAction } from './returned.ts';

test('words are taken over by writing where that may be done, else by merging, else not at all', () => {
  const act = (id: string, allowed: boolean, kind = 'act'): { id: string; kind: string; allowed: boolean } => ({ id, kind, allowed });
  expect(takingAction([act('write', true), act('merge', true)])).toBe('write');
  expect(takingAction([act('write', false), act('merge', true)])).toBe('merge');
  expect(takingAction([act('merge', true, 'endorse'), act('sign', true)])).toBeUndefined();
});

test('altered figures are told with what they were written as', () => {
  expect(alteredIn({ figures: [{ id: 'visits', old: '3', new: '9' }, { id: 'solved', old: '2', new: null }] })).toEqual([['visits', '3']]);
});
