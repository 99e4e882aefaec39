import { expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { usualColumns } from './list-columns.tsx';

test('a list tells nothing twice that its titles say already', () => {
  const columns = (id: string): readonly string[] => usualColumns(CATALOG.getType(id));
  expect(columns('adjudication')).toContain('title');
  expect(columns('adjudication')).not.toContain('field.requester');
  expect(columns('hotline-item')).not.toContain('field.subject');
  expect(columns('supervision-item')).not.toContain('field.matter');
});
