import { describe, expect, test } from 'vitest';
import { Book } from '../posting/book.ts';
import { type Line, line, observe } from '../posting/line.ts';
import { completion, growth, increase, rank, ranking, share } from './derived.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { type Period, yearPeriod } from './fact.ts';
import { type Computation, defineIndicator, type Indicator } from './indicator.ts';

const said = { zh: '某', en: 'some' };

function indicator(id: string, computation: Computation, more: Partial<Indicator> = {}): Indicator {
  return defineIndicator({ id, version: 1, name: said, definition: said, measure: said, owner: 'planning', source: 'records', computation, ...more });
}

const DEFINED = [
  indicator('visits', { kind: 'flow' }),
  indicator('enterprises', { kind: 'distinct', of: 'visits' }),
  indicator('money', { kind: 'flow' }, { scale: 2 }),
  indicator('average', { kind: 'average', numerator: 'money', denominator: 'visits' }),
  indicator('grants', { kind: 'cumulative' }, { source: 'statement' }),
  indicator('in-force', { kind: 'stock', every: 'month' }, { source: 'statement', better: 'more' }),
  indicator('late', { kind: 'flow' }, { better: 'less' }),
  indicator('population', { kind: 'stock', every: 'year' }, { source: 'supplied' }),
  indicator('per-10k', { kind: 'ratio', numerator: 'in-force', denominator: 'population', factor: 10_000, denominatorAt: 'previous-year-end' }, { source: 'statement' }),
  indicator('target', { kind: 'flow' }, { source: 'supplied' }),
];

function getIndicator(id: string): Indicator {
  const found = DEFINED.find((each) => each.id === id);
  if (!found) throw new Error(`there is no indicator "${id}"`);
  return found;
}

function evaluation(...lines: readonly Line[]): Evaluation {
  const book = new Book();
  book.post({ caseId: 'c' }, lines.map((each) => ({ line: each, version: 1, reversal: false })));
  return { definitions: { getIndicator }, balances: book };
}

const Y22 = yearPeriod(2022);
const month = (number: number): Period => ({ from: `2022-${String(number).padStart(2, '0')}-01`, to: `2022-${String(number).padStart(2, '0')}-28` });
const level = (date: string, amount: number, district = '01'): Line => observe('in-force', date, amount, 'statement', { district });

describe('the value of an indicator', () => {
  test('a flow of records is zero where nothing happened, a silent source is null', async () => {
    const on = evaluation();
    expect(await evaluate(on, 'visits', Y22)).toMatchObject({ value: 0, rows: 0, aggregate: 'sum' });
    expect(await evaluate(on, 'target', Y22)).toMatchObject({ value: null, reason: 'no-observation', aggregate: 'supplied' });
  });

  test('visits, enterprises and money are three counts of the same days', async () => {
    const on = evaluation(line('visits', '2022-03-01', 1, { entity: 'p1' }), line('visits', '2022-03-02', 1, { entity: 'p1' }), line('money', '2022-03-02', 123_456));
    expect((await evaluate(on, 'visits', Y22)).value).toBe(2);
    expect((await evaluate(on, 'enterprises', Y22)).value).toBe(1);
    expect((await evaluate(on, 'money', Y22)).value).toBe(1234.56);
    expect(await evaluate(on, 'average', Y22)).toMatchObject({ value: 617.28, numerator: 1234.56, denominator: 2 });
  });

  test('an average over nothing has no basis', async () => {
    expect(await evaluate(evaluation(), 'average', Y22)).toMatchObject({ value: null, reason: 'zero-denominator' });
  });

  test('a month of a cumulative is the difference of two, negative when the table was revised down', async () => {
    const on = evaluation(observe('grants', '2022-01-31', 10, 'statement'), observe('grants', '2022-02-28', 8, 'statement'), observe('grants', '2022-12-31', 90, 'statement'));
    expect((await evaluate(on, 'grants', { from: '2022-01-01', to: '2022-01-31' })).value).toBe(10);
    expect((await evaluate(on, 'grants', month(2))).value).toBe(-2);
    expect((await evaluate(on, 'grants', Y22)).value).toBe(90);
    expect((await evaluate(on, 'grants', { from: '2022-05-01', to: '2022-05-31' })).reason).toBe('no-observation');
    expect((await evaluate(on, 'grants', { from: '2022-12-01', to: '2022-12-31' })).reason).toBe('missing-month');
  });

  test('a stock is never summed over time: the level of the last month counts, the districts are added', async () => {
    const on = evaluation(level('2022-11-30', 90), level('2022-12-31', 100), level('2022-12-31', 50, '02'));
    expect(await evaluate(on, 'in-force', Y22)).toMatchObject({ value: 150, instant: '2022-12-31' });
    expect((await evaluate(on, 'in-force', { from: '2022-01-01', to: '2022-10-31' })).value).toBeNull();
  });

  test('inventions per 10,000 people divide by the population at the end of the year before', async () => {
    const on = evaluation(level('2022-12-31', 51_162), observe('population', '2021-12-31', 13_730_000, 'supplied'), observe('population', '2022-12-31', 13_630_000, 'supplied'));
    expect((await evaluate(on, 'per-10k', Y22)).value).toBeCloseTo(37.2629, 4);
    expect((await evaluate(on, 'per-10k', yearPeriod(2021))).value).toBeNull();
  });
});

describe('facts made of facts', () => {
  const on = evaluation(
    level('2021-12-31', 43_394), level('2022-12-31', 51_162),
    line('visits', '2022-03-01', 1, { district: '01' }), line('visits', '2022-03-01', 1, { district: '02' }), line('visits', '2022-03-01', 2, { district: '03' }),
    line('late', '2022-03-01', 5, { district: '01' }),
    observe('target', '2022-12-31', 8, 'supplied'),
  );

  test('growth against last year, and nothing to compare with when last year is missing or zero', async () => {
    expect((await growth(on, 'in-force', Y22)).value).toBeCloseTo(17.9, 1);
    expect((await increase(on, 'in-force', Y22)).value).toBe(7768);
    expect(await growth(on, 'visits', Y22)).toMatchObject({ value: null, reason: 'no-previous' });
    expect(await growth(on, 'in-force', yearPeriod(2021))).toMatchObject({ value: null, reason: 'no-previous' });
  });

  test('a share and a completion name their operands', async () => {
    const done = await completion(on, 'visits', 'target', Y22);
    expect(done).toMatchObject({ value: 50, aggregate: 'completion' });
    expect(done.operands.map(({ indicator: id }) => id)).toEqual(['visits', 'target']);
    expect((await completion(on, 'visits', 'population', Y22)).reason).toBe('no-target');
    expect((await share(on, 'late', 'visits', Y22)).value).toBe(125);
  });

  test('equal values share a place, less may be better, and missing has none', async () => {
    const places = async (id: string): Promise<(string | number | null)[][]> => (await ranking(on, id, Y22, ['01', '02', '03'])).map(({ district, place }) => [district, place]);
    expect(await places('visits')).toEqual([['03', 1], ['01', 2], ['02', 2]]);
    expect(await places('late')).toEqual([['02', 1], ['03', 1], ['01', 3]]);
    expect(await places('in-force')).toEqual([['01', 1], ['02', null], ['03', null]]);
    expect((await rank(on, 'visits', Y22, '02', ['01', '02', '03'])).value).toBe(2);
  });
});

describe('a definition with a mistake does not load', () => {
  test.each([
    ['capitals in the id', { id: 'Visits' }, '"Visits"'],
    ['a measure in one language', { measure: { zh: '件', en: '' } }, 'measure'],
    ['a second version without its first day', { version: 2 }, 'needs the day'],
    ['fines that would be better when more', { neverScored: true, better: 'more' as const }, 'never be scored'],
  ])('%s', (_, wrong, message) => {
    expect(() => indicator('visits', { kind: 'flow' }, wrong)).toThrow(message);
  });
});
