import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, civilDateAt, endOfMonth } from '#domain/calendar/civil-date.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { defineLedger } from '#domain/case/define.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { applyEvent } from '#domain/case/fold.ts';
import type { CaseView } from '#domain/case/view.ts';
import { defineCatalog } from '#domain/catalog/catalog.ts';
import { choice, count, date, district, party, type ValuesOf } from '#domain/form/index.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import type { Balances, Period, Scope } from '#domain/indicator/fact.ts';
import { defineIndicator } from '#domain/indicator/indicator.ts';
import { defineRoles } from '#domain/organisation/organisation.ts';
import { type DatedTree, datedTree } from '#domain/organisation/tree.ts';
import { Book, type PlacedAt, type Within } from '#domain/posting/book.ts';
import { postingsBetween } from '#domain/posting/difference.ts';
import { line, observe, type VersionedLine } from '#domain/posting/line.ts';
import { ruleSet } from '#domain/rule/rule-set.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import type { Database } from '../database/database.ts';
import { batchedBalances } from '../report/batched-balances.ts';
import { historyOf } from '../store/history.ts';
import { recordHistories } from '../store/record.ts';
import type { Setting } from '../store/setting.ts';
import { sqlBalances } from './balances.ts';
import { foldSlots } from './fold-slots.ts';
import { countedRows } from './rows.ts';
import type { Trees } from './scope-filter.ts';

const common = { owner: 'promotion', source: 'records', computation: { kind: 'flow' }, name: { zh: '指标', en: 'indicator' }, measure: { zh: '件', en: 'items' }, definition: { zh: '口径', en: 'definition' } } as const;

const label = { zh: '栏', en: 'field' };
const fields = {
  date: date({ name: label }),
  enterprise: party({ name: label }),
  district: district({ name: label }),
  channel: choice({ name: label, choices: { phone: { zh: '来电', en: 'phone' }, web: { zh: '网络', en: 'web' } } }),
  members: count({ name: label, measure: { zh: '人', en: 'people' } }),
};
type Visit = ValuesOf<typeof fields>;

/** One entry posts movements with entity and dimension, and a level of its district. */
const visit = defineLedger({
  id: 'visit', version: 1, mechanism: 'T1', wing: 'service', owner: 'promotion', name: label, numbering: '访', fields, by: ['officer'], day: 'date',
  readers: { staff: 'all' }, title: () => '走访', district: (values) => values.district,
  post: ({ values }) => {
    const { date: day, enterprise, members, channel } = values as Visit;
    return [
      line('visits', day, 1, { entity: enterprise.id, dimensions: { channel } }),
      line('staff', day, members, {}),
      observe('level', day, members, 'records', { dimensions: { channel } }),
    ];
  },
  indicators: [
    defineIndicator({ ...common, id: 'visits', version: 1 }),
    defineIndicator({ ...common, id: 'visits', version: 2, from: '2030-01-01' }),
    defineIndicator({ ...common, id: 'staff', version: 1 }),
    defineIndicator({ ...common, id: 'level', version: 1, computation: { kind: 'stock', every: 'month' } }),
  ],
});

const catalog = defineCatalog({
  types: [visit], indicators: [], rules: [], genres: [], functions: { promotion: label },
  roles: defineRoles({ officer: { name: label, duty: label } }),
});

const setting: Setting = { catalog, rules: ruleSet([]), calendar: workingDayCalendar([]), now: () => '2031-01-01T00:00:00.000Z', today: () => '2031-01-01' };

/** The trees of a run that begins on a day: a unit moves below another after half a year, two districts are merged after a year. */
function treesFrom(start: string): Trees {
  const later = (days: number): string => addDays(start, days);
  const moved = [{ from: start, to: later(199), name: label, parent: 'bureau' }, { from: later(200), name: label, parent: 'u1' }];
  const units = [{ code: 'bureau', name: label, from: start }, { code: 'u1', name: label, from: start, parent: 'bureau' }, { code: 'u2', name: label, from: start, parent: 'bureau', standings: moved }];
  const merged = { from: start, to: later(399), parent: 'city', successors: ['d3'], name: label };
  const districts = [{ code: 'city', name: label, from: start }, { code: 'd1', ...merged }, { code: 'd2', ...merged }, { code: 'd3', name: label, from: later(400), parent: 'city' }];
  return { unitTree: datedTree(units, '2050-01-01'), districtTree: datedTree(districts, '2050-01-01') };
}

function codesAt(tree: DatedTree, scope: string, { day, boundaries, isLevel }: PlacedAt): readonly string[] {
  return isLevel ? tree.standing(scope, day, boundaries) : tree.spans(scope, { from: day, to: day }, boundaries).flatMap(({ codes }) => codes);
}

function withinTrees({ unitTree, districtTree }: Trees): Within {
  return { unit: (code = '', scope, at) => codesAt(unitTree, scope, at).includes(code), district: (code = '', scope, at) => codesAt(districtTree, scope, at).includes(code) };
}

interface Entry {
  /** Days after the first day of the run. */
  readonly day: number;
  readonly enterprise: string;
  readonly district: string;
  readonly channel: string;
  readonly members: number;
}

type Step =
  | { readonly do: 'open'; readonly unit: string; readonly entry: Entry }
  | { readonly do: 'correct'; readonly which: number; readonly entry: Partial<Entry> }
  | { readonly do: 'annul'; readonly which: number }
  | { readonly do: 'relink'; readonly which: number; readonly from: string; readonly to: string };

const SPAN_DAYS = 760;
const entries: fc.Arbitrary<Entry> = fc.record({
  day: fc.nat(SPAN_DAYS), enterprise: fc.constantFrom('a', 'b', 'c'), district: fc.constantFrom('city', 'd1', 'd2', 'd3'), channel: fc.constantFrom('phone', 'web'), members: fc.integer({ min: 0, max: 5 }),
});
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('open' as const), unit: fc.constantFrom('bureau', 'u1', 'u2', 'elsewhere'), entry: entries }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('correct' as const), which: fc.nat(20), entry: entries }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('annul' as const), which: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('relink' as const), which: fc.nat(20), from: fc.constantFrom('a', 'b', 'c'), to: fc.constantFrom('a', 'b', 'c') }) },
  ),
  { minLength: 4, maxLength: 24 },
);

function valuesOf(run: Run, { day, enterprise, ...rest }: Entry): Record<string, unknown> {
  return { ...rest, date: addDays(run.start, day), enterprise: { id: enterprise, name: enterprise } };
}

/** One random history in years of its own, so that histories do not disturb one another. */
class Run {
  readonly start: string;
  readonly trees: Trees;
  readonly views: CaseView[] = [];
  readonly heads: string[] = [];
  #clock = 0;

  readonly #number: number;

  constructor(number: number) {
    this.#number = number;
    this.start = `${1990 + number * 4}-01-01`;
    this.trees = treesFrom(this.start);
  }

  /** Half of the events are recorded under the indicator's second version. */
  #now(): string {
    this.#clock += 1;
    return `${this.#clock % 2 ? 2029 : 2030}-06-01T00:00:00.${String(this.#clock).padStart(3, '0')}Z`;
  }

  #event(step: Step, view: CaseView | undefined): CaseEvent {
    const at = this.#now();
    const base = { seq: (view?.version ?? 0) + 1, kind: 'act' as const, typeVersion: 1, actor: 'p', unit: 'bureau', at, on: civilDateAt(at) };
    switch (step.do) {
      case 'open':
        return { ...base, unit: step.unit, action: 'open', input: valuesOf(this, step.entry) };
      case 'correct':
        return { ...base, action: 'correct', input: { reason: '录错', values: valuesOf(this, step.entry as Entry) } };
      case 'annul':
        return { ...base, action: 'annul', input: { reason: '误录' } };
      case 'relink':
        return { ...base, action: 'relink', input: { kind: 'party', from: step.from, to: { id: step.to, name: step.to } } };
    }
  }

  async record(database: Database, slots: number, step: Step): Promise<void> {
    const standing = this.views.findIndex((view, index) => step.do !== 'open' && index === step.which % this.views.length && !view.annulled);
    if (step.do !== 'open' && standing < 0) return;
    const before = step.do === 'open' ? undefined : this.views[standing];
    const id = before?.id ?? `run${this.#number}-${this.views.length}`;
    const history = { id, type: 'visit', events: [this.#event(step, before)], ...(before && { before, head: this.heads[standing] ?? '' }) };
    const [recorded] = await database.transaction((trx) => recordHistories(trx, setting, [history], slots));
    if (!recorded) throw new Error('nothing was recorded');
    const index = before ? standing : this.views.length;
    this.views[index] = recorded.view;
    this.heads[index] = recorded.head;
  }
}

/** A rebuild: every event read back from the journal and posted again, in the order of recording, into accounts in memory. */
async function rebuilt(database: Database, run: Run): Promise<Book> {
  const book = new Book(withinTrees(run.trees));
  const stored = await Promise.all(run.views.map(async ({ id }) => (await historyOf(database.kysely, id)).map((each) => ({ ...each, case: id }))));
  const standing = new Map<string, { view: CaseView; lines: readonly VersionedLine[] }>();
  for (const { case: id, event } of stored.flat().sort((a, b) => Number(a.id - b.id))) {
    const before = standing.get(id);
    const view = applyEvent(catalog.getType('visit', event.typeVersion), before?.view, { id, number: '', type: 'visit' }, event);
    const lines = catalog.linesOf(view, civilDateAt(event.at));
    book.post({ caseId: id }, postingsBetween(before?.lines ?? [], lines));
    standing.set(id, { view, lines });
  }
  return book;
}

function periodsOf({ start }: Run): readonly Period[] {
  const year = Number(start.slice(0, 4));
  return [
    { from: `${year}-01-01`, to: `${year}-12-31` }, { from: `${year + 1}-01-01`, to: `${year + 1}-12-31` },
    { from: `${year}-05-01`, to: `${year}-05-31` }, { from: `${year}-02-10`, to: `${year}-02-20` },
    { from: `${year}-01-01`, to: `${year}-08-15` }, { from: `${year}-03-17`, to: `${year + 1}-04-02` },
    { from: `${year}-11-01`, to: endOfMonth(`${year + 1}-01-01`) },
  ];
}

const SCOPES: readonly Scope[] = [
  {}, { unit: 'bureau' }, { unit: 'u1' }, { district: 'city' }, { district: 'd1' }, { dimensions: { channel: 'phone' } },
  { unit: 'u2', district: 'd2' }, { district: 'city', dimensions: { channel: 'web' } }, { unit: 'u1', boundaries: 'today' },
  { district: 'd3' }, { district: 'd3', boundaries: 'today' }, { unit: 'u1', district: 'd3', boundaries: 'today', dimensions: { channel: 'web' } },
];

/** Everything that the balances say, as one value to compare. */
async function answers(balances: Balances, run: Run): Promise<unknown> {
  return Promise.all(periodsOf(run).flatMap((period) => SCOPES.map(async (scope) => {
    const [visits, staff, distinct, level] = await Promise.all([
      balances.sum('visits', period, scope), balances.sum('staff', period, scope), balances.distinct('visits', period, scope), balances.latest('level', period, 'records', scope),
    ]);
    return { period, scope, visits, staff, distinct, level };
  })));
}

eachEngine('the kept balances', ({ kind, database }) => {
  const slots = kind === 'postgres' ? 16 : 1;
  let runs = 0;
  const recorded = async (history: readonly Step[]): Promise<Run> => {
    const run = new Run(runs);
    runs += 1;
    for (const step of history) await run.record(database(), slots, step);
    return run;
  };

  test('equal a rebuild from the journal after any history of entries, late entries, corrections, annulments and merges', async () => {
    await fc.assert(fc.asyncProperty(steps, async (history) => {
      const run = await recorded(history);
      const expected = await answers(await rebuilt(database(), run), run);
      expect(await answers(sqlBalances(database().kysely, run.trees), run)).toEqual(expected);
      expect(await answers(batchedBalances(database().kysely, run.trees), run)).toEqual(expected);
    }), { numRuns: 6, seed: 20221231 });
  }, 60_000);

  test('are the aggregate over the rows that they open to, whatever the history', async () => {
    await fc.assert(fc.asyncProperty(steps, async (history) => {
      const run = await recorded(history);
      const balances = sqlBalances(database().kysely, run.trees);
      for (const period of periodsOf(run).slice(0, 4)) {
        for (const scope of SCOPES) {
          const rows = await countedRows(database().kysely, catalog, run.trees, 'staff', period, scope);
          expect({ amount: rows.reduce((sum, { amount }) => sum + amount, 0), rows: rows.length }).toEqual(await balances.sum('staff', period, scope));
          const visits = await countedRows(database().kysely, catalog, run.trees, 'visits', period, scope);
          expect(new Set(visits.map(({ entity }) => entity)).size).toBe(await balances.distinct('visits', period, scope));
          const levels = await countedRows(database().kysely, catalog, run.trees, 'level', period, scope);
          const level = await evaluate({ definitions: catalog, balances }, 'level', period, scope);
          expect([levels.reduce((sum, { amount }) => sum + amount, 0), levels.length]).toEqual([level.value ?? 0, level.rows]);
        }
      }
    }), { numRuns: 3, seed: 7 });
  }, 60_000);

  test('say the same when the slots of past months are folded', async () => {
    const run = await recorded(Array.from({ length: 9 }, (_, day) => ({ do: 'open' as const, unit: 'u1', entry: { day: day * 80, enterprise: 'a', district: 'd1', channel: 'web', members: 2 } })));
    const before = await answers(sqlBalances(database().kysely, run.trees), run);
    const folded = await database().transaction((trx) => foldSlots(trx, '2031-01'));
    expect(kind === 'pglite' || folded > 0).toBe(true);
    expect(await answers(batchedBalances(database().kysely, run.trees), run)).toEqual(before);
    expect(await database().transaction((trx) => foldSlots(trx, '2031-01'))).toBe(0);
  }, 60_000);

  test('leave no reference to an entity that nothing names any more', async () => {
    const run = await recorded([
      { do: 'open', unit: 'u1', entry: { day: 3, enterprise: 'a', district: 'd1', channel: 'web', members: 1 } },
      { do: 'relink', which: 0, from: 'a', to: 'b' },
    ]);
    const rows = await database().kysely.selectFrom('entity_count').selectAll().where('span', '=', run.start.slice(0, 4)).execute();
    expect(rows.map(({ entity, lines }) => [entity, lines])).toEqual([['b', 1n]]);
  });
});
