import { expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import type { Label } from '#domain/text.ts';
import type { Text } from '../../ui/language.tsx';
import { textIn } from '../../ui/language.tsx';
import { listSearch } from '../searches.ts';
import { clausesOf, whereOf, withCondition } from './conditions.ts';

const visit = CATALOG.getType('enterprise-visit');
const zh: Text = (of, params) => textIn('zh', of as Label, params);
const names = { name: (kind: string, id: string): string | undefined => (kind === 'district' && id === '320102' ? '示范一区' : undefined) };

test('the conditions of a list read as a sentence, and each can be taken away', () => {
  const search = { q: '裁1', from: '2026-01-01', to: '2026-03-31', where: JSON.stringify({ team: 'team-2', district: '320102', date: { from: '2026-02-01' } }) };
  const clauses = clausesOf(visit, search, zh, 'zh', names);
  expect(clauses.map((clause) => clause.text)).toEqual(['含“裁1”', '日期 2026-01-01 至 2026-03-31', '服务队为第二服务队', '所在区为示范一区', '走访日期自 2026年2月1日']);
  expect(clauses[1]?.without).toEqual({ q: '裁1', where: search.where });
  expect(whereOf(clauses[2]?.without ?? {})).toEqual({ district: '320102', date: { from: '2026-02-01' } });
});

test('a condition is set, replaced and removed; the last one leaves nothing behind', () => {
  const once = withCondition({ q: 'x' }, 'team', 'team-1');
  expect(whereOf(withCondition(once, 'team', 'team-2'))).toEqual({ team: 'team-2' });
  expect(withCondition(once, 'team', undefined)).toEqual({ q: 'x' });
});

test('the address restores what a list knows and leaves out what is none of it', () => {
  expect(listSearch({ q: 123, where: { team: 'team-1' }, from: '2026-02-30', to: '2026-02-28', open: true, evil: 'x', state: '' }))
    .toEqual({ q: '123', where: '{"team":"team-1"}', to: '2026-02-28', open: true });
  expect(whereOf({ where: 'not json' })).toEqual({});
});
