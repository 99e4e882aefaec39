import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { evaluate } from '../indicator/evaluate.ts';
import { type Boundaries, type Period, type Scope } from '../indicator/fact.ts';
import { defineIndicator } from '../indicator/indicator.ts';
import { Book, type PlacedAt } from '../posting/book.ts';
import { line } from '../posting/line.ts';
import { type OrganisationChange, withChanges } from './change.ts';
import type { District } from './organisation.ts';
import { leavesOn, placesIn } from './places.ts';
import { type DatedTree, datedTree, splitAcross } from './tree.ts';

const TODAY = '2024-01-01';
const START = '2020-01-01';
const YEAR_2022: Period = { from: '2022-01-01', to: '2022-12-31' };
const ALL: Period = { from: START, to: '2023-12-31' };
const name = (text: string): { zh: string; en: string } => ({ zh: text, en: text });
const district = (code: string, parent?: string, from = START): District => ({ code, name: name(code), from, ...(parent && { parent }) });
const CITY = [district('city'), district('a', 'city'), district('b', 'city'), district('c', 'city')];

const merged = (codes: readonly string[], into: string, on: string): OrganisationChange[] => codes.map((code) => ({ node: 'district', code, kind: 'end', on, successors: [into] }));
const changed = (nodes: readonly District[], changes: readonly OrganisationChange[]): readonly District[] => withChanges('district', nodes, changes);

const visits = defineIndicator({ id: 'visits', version: 1, owner: 'x', source: 'records', computation: { kind: 'flow' }, name: name('走访'), measure: name('次'), definition: name('口径') });

function codesAt(tree: DatedTree, scope: string, { day, boundaries }: PlacedAt): readonly string[] {
  return tree.spans(scope, { from: day, to: day }, boundaries).flatMap(({ codes }) => codes);
}

interface Entry {
  readonly day: string;
  readonly code: string;
  readonly amount: number;
}

/** Evaluates over entries in the books of a city. */
function cityOf(nodes: readonly District[], entries: readonly Entry[]): (scope: Scope, period?: Period) => Promise<number | string> {
  const tree = datedTree(nodes, TODAY);
  const book = new Book({ unit: () => false, district: (code = '', scope, at) => codesAt(tree, scope, at).includes(code) });
  entries.forEach(({ day, code, amount }, index) => book.post({ caseId: String(index) }, [{ line: line('visits', day, amount, { district: code }), version: 1, reversal: false }]));
  const places = placesIn({ nodes: [], tree: datedTree([], TODAY) }, { nodes, tree }, TODAY);
  return async (scope, period = ALL) => {
    const fact = await evaluate({ definitions: { getIndicator: () => visits }, balances: book, places }, 'visits', period, scope);
    return fact.value ?? fact.reason ?? '';
  };
}

const days = fc.nat(1400).map((count) => addDays(START, count));
const entriesOf = (codes: readonly string[]): fc.Arbitrary<Entry[]> => fc.array(fc.record({ day: days, code: fc.constantFrom(...codes), amount: fc.integer({ min: 1, max: 9 }) }), { maxLength: 20 });

describe('a tree that never changed', () => {
  test('says the same as then and in today’s boundaries', async () => {
    await fc.assert(fc.asyncProperty(entriesOf(['city', 'a', 'b', 'c']), fc.constantFrom('city', 'a', 'b', 'c'), async (entries, code) => {
      const value = cityOf(CITY, entries);
      expect(await value({ district: code, boundaries: 'today' }, YEAR_2022)).toBe(await value({ district: code, boundaries: 'then' }, YEAR_2022));
    }));
  });
});

describe('after mergers', () => {
  const mergers = fc.array(fc.record({ which: fc.nat(9), on: days }), { maxLength: 3 });

  /** Random mergers of pairs of the districts that are left, each into a new one. */
  function history(steps: readonly { which: number; on: string }[]): readonly District[] {
    let nodes: readonly District[] = CITY;
    for (const [index, { which, on: wished }] of steps.entries()) {
      const on = wished > START ? wished : addDays(START, 1);
      const left = leavesOn(nodes, TODAY).filter(({ from, to }) => to === undefined && from < on);
      const [one, other] = [left[which % Math.max(left.length, 1)], left[(which + 1) % Math.max(left.length, 1)]];
      if (!one || !other || one === other) continue;
      nodes = changed([...nodes, district(`m${index}`, 'city', on)], merged([one.code, other.code], `m${index}`, on)).map((node) => ({ ...nodes.find(({ code, to }) => code === node.code && to !== undefined), ...node }));
    }
    return nodes;
  }

  test('the districts of today add up to the districts of then, and to the city in both', async () => {
    await fc.assert(fc.asyncProperty(mergers, fc.nat(1_000), async (steps, seed) => {
      const nodes = history(steps);
      const codes = nodes.map(({ code }) => code);
      const entries = fc.sample(entriesOf(codes), { seed, numRuns: 1 })[0] ?? [];
      const value = cityOf(nodes, entries);
      const sum = async (asked: readonly District[], boundaries: Boundaries): Promise<number> => {
        const values = await Promise.all(asked.filter(({ code }) => code !== 'city').map(({ code }) => value({ district: code, boundaries })));
        return values.reduce((total: number, each) => total + (typeof each === 'number' ? each : 0), 0);
      };
      const own = entries.filter(({ code }) => code === 'city').reduce((total, { amount }) => total + amount, 0);
      const city = await value({ district: 'city' });
      expect(await value({ district: 'city', boundaries: 'today' })).toBe(city);
      expect((await sum(leavesOn(nodes, TODAY), 'today')) + own).toBe(city);
      expect((await sum(nodes, 'then')) + own).toBe(city);
    }), { numRuns: 60 });
  });

  const nodes = changed([...CITY, district('m', 'city', '2022-07-01')], merged(['a', 'b'], 'm', '2022-07-01'));
  const entries = [{ day: '2022-03-01', code: 'a', amount: 2 }, { day: '2022-04-01', code: 'b', amount: 3 }, { day: '2022-08-01', code: 'm', amount: 7 }];

  test('the new district has its own months as then, and those of what it took in today', async () => {
    const value = cityOf(nodes, entries);
    expect([await value({ district: 'm' }, YEAR_2022), await value({ district: 'm', boundaries: 'today' }, YEAR_2022)]).toEqual([7, 12]);
    expect(await value({ district: 'm' }, { from: '2021-01-01', to: '2021-12-31' })).toBe('not-existing');
    expect(await value({ district: 'a', boundaries: 'today' }, YEAR_2022)).toBe('not-existing');
  });

  test('a level is that of the districts which were there on its day', () => {
    const tree = datedTree(nodes, TODAY);
    expect([...tree.standing('city', '2022-06-30')].sort()).toEqual(['a', 'b', 'c', 'city', 'm']);
    expect([...tree.standing('city', '2022-07-31')].sort()).toEqual(['c', 'city', 'm']);
    expect([...tree.standing('m', '2021-12-31', 'today')].sort()).toEqual(['a', 'b', 'm']);
  });
});

describe('after a split', () => {
  const split: OrganisationChange = { node: 'district', code: 'a', kind: 'end', on: '2022-07-01', successors: ['s1', 's2'] };
  const nodes = changed([...CITY, district('s1', 'city', '2022-07-01'), district('s2', 'city', '2022-07-01')], [split]);
  const value = cityOf(nodes, [{ day: '2022-03-01', code: 'a', amount: 4 }, { day: '2022-08-01', code: 's1', amount: 1 }]);

  test('a part’s past is not comparable, the whole city’s is', async () => {
    expect(await value({ district: 's1', boundaries: 'today' }, YEAR_2022)).toBe('not-comparable');
    expect(await value({ district: 's1', boundaries: 'today' }, { from: '2022-08-01', to: '2022-08-31' })).toBe(1);
    expect(await value({ district: 'city', boundaries: 'today' }, YEAR_2022)).toBe(5);
    expect([await value({ district: 'a' }, YEAR_2022), await value({ district: 's1' }, YEAR_2022)]).toEqual([4, 1]);
  });

  test('parts that are joined again have their past back', () => {
    const again = changed([...nodes, district('n', 'city', '2023-01-01')], [split, ...merged(['s1', 's2'], 'n', '2023-01-01')]);
    expect(splitAcross(again, 'n', TODAY)).toEqual([]);
    expect([...datedTree(again, TODAY).standing('n', '2022-01-01', 'today')].sort()).toEqual(['a', 'n', 's1', 's2']);
  });
});

test('what moves counts for its old place until it moves, and for its new one from that day on', async () => {
  const parts = [...CITY, district('zone', 'city')];
  const nodes = changed(parts, [{ node: 'district', code: 'a', kind: 'move', on: '2022-07-01', parent: 'zone' }]);
  const value = cityOf(nodes, [{ day: '2022-06-30', code: 'a', amount: 2 }, { day: '2022-07-01', code: 'a', amount: 5 }]);
  expect([await value({ district: 'zone' }, YEAR_2022), await value({ district: 'zone', boundaries: 'today' }, YEAR_2022)]).toEqual([5, 7]);
  expect(datedTree(nodes, TODAY).spans('zone', YEAR_2022).map(({ from, to, codes }) => [from, to, codes.length])).toEqual([['2022-01-01', '2022-06-30', 1], ['2022-07-01', '2022-12-31', 2]]);
});
