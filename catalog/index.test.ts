import { describe, expect, test } from 'vitest';
import { defineCatalog } from '#domain/catalog/catalog.ts';
import { defineGenre, type Shown } from '#domain/report/genre.ts';
import { CATALOG } from './index.ts';

const { currentIndicators } = CATALOG;

describe('the catalogue', () => {
  test('carries the eight mechanisms of the first house, supplied figures, the registers of parties and patents, and the synonyms of the search', () => {
    expect(new Set(CATALOG.current.map(({ mechanism }) => mechanism))).toEqual(new Set(['A68', 'A83', 'A95', 'A104', 'A58', 'A111', 'A14', 'A20', 'A21', 'A22', 'A25', 'A98', 'C1', 'C3']));
  });

  test('no two types share the prefix of their numbers', () => {
    const prefixes = CATALOG.current.map(({ numbering }) => numbering);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test('every indicator says in both languages what it counts, and every rule that a clock names has its term or its set day', () => {
    for (const { id, definition } of currentIndicators) expect([id, definition.zh.length > 5, definition.en.length > 5]).toEqual([id, true, true]);
    const named = CATALOG.current.flatMap((type) => Object.values(type.deadlines));
    for (const { rule, dueFrom } of named) expect(dueFrom !== undefined || CATALOG.rules.some(({ id, versions }) => id === rule && versions.every(({ params }) => 'term' in params))).toBe(true);
  });

  test('the three administrators are three posts, and none of them sees business data', () => {
    const separated = Object.values(CATALOG.roles).filter(({ separation }) => separation !== undefined);
    expect(separated.map(({ separation }) => separation).toSorted()).toEqual(['audit', 'security', 'system']);
    expect(separated.every(({ blind }) => blind)).toBe(true);
  });
});

describe('the three prohibitions cannot be declared away', () => {
  const scoring = (shows: Shown): unknown => defineCatalog({
    ...CATALOG,
    genres: [defineGenre({ id: 'wrong', version: 1, name: { zh: '错', en: 'wrong' }, title: () => '', opening: [[{ parts: [{ id: 'x', shows }] }]], chapters: [] })],
  });

  test('fines are neither ranked nor measured against a target (行政处罚法 §74)', () => {
    expect(() => scoring({ kind: 'rank', indicator: 'fines' })).toThrow('fines');
    expect(() => scoring({ kind: 'completion', indicator: 'fines', target: 'target-training-sessions' })).toThrow('fines');
    expect(() => scoring({ kind: 'value', indicator: 'fines' })).not.toThrow();
    const penal = currentIndicators.filter(({ name }) => /罚|没收|案件/.test(name.zh) && !name.zh.includes('裁决'));
    expect(penal.map(({ id, neverScored }) => [id, neverScored])).toEqual([['trademark-infringement-cases', true], ['fines', true]]);
  });

  test('nothing the bureau does recommends or endorses patents to the public (专利法 §79)', () => {
    const names = CATALOG.current.flatMap((type) => [type.name, ...Object.values(type.actions).map(({ name }) => name)]);
    expect(names.filter(({ zh }) => /推荐|推介|背书|评优/.test(zh))).toEqual([]);
  });

  test('a number of applications is better neither for being more nor for being less', () => {
    const filings = currentIndicators.filter(({ id }) => id.includes('application'));
    expect(filings.length).toBeGreaterThan(0);
    expect(filings.every(({ better }) => better === undefined)).toBe(true);
  });
});
