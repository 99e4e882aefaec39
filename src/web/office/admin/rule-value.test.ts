import { expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { textIn } from '../../ui/language.tsx';
import type { Text } from '../../ui/language.tsx';
import { TEXTS } from '../../ui/texts.ts';
import { paramWords } from './rule-value.ts';

const zh: Text = (of, params) => textIn('zh', of, params);

test('a lone term is said without its name, money in yuan', () => {
  expect(paramWords({ term: { amount: 5, unit: 'workday', rollForward: false } }, zh)).toBe('5 个工作日');
  expect(paramWords({ filing: { invention: 90_000 } }, zh)).toBe('申请费 发明 900.00 元');
  expect(paramWords({ before: [{ amount: 2, unit: 'month' }, { amount: 15, unit: 'day' }] }, zh)).toBe('届满前 2 个月；15 日');
});

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

test('every constant of the catalogue has a name in both languages', () => {
  const names = new Set(CATALOG.rules.flatMap((rule) => rule.versions.flatMap((version) => namesIn(version.params))));
  expect([...names].filter((name) => !Object.hasOwn(TEXTS, `param.${name}`))).toEqual([]);
});
