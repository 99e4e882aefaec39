import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { RouteId, ROUTES } from '#contract/routes.ts';
import { openBureau, PEOPLE, type TestBureau, type TestCall } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';

const CHECKER = { code: 's2', name: '统计乙', unit: 'office', roles: ['statistics-officer'], user: 'checker', active: true } as const;

eachEngine('the targets of a year', (engine) => {
  let bureau: TestBureau;
  const now = new Date('2026-07-02T02:00:00.000Z');

  const ask = async <Id extends RouteId>(route: Id, user: string, call: TestCall = {}): Promise<Reply<(typeof ROUTES)[Id]>> => {
    const answer = await bureau.call(route, user, call);
    if (answer.statusCode !== 200) throw new Error(`${route}: ${answer.body}`);
    return answer.json();
  };
  const set = async (indicator: string, values: readonly object[], document: string): Promise<string> => {
    const input = { indicator, asOf: '2026-12-31', values, supplier: '规划处', document };
    const { row } = await ask('openCase', 'statistics-officer', { body: { type: 'supplied-figure', input } });
    const basis = await ask('act', 'statistics-officer', { params: { id: row.id }, body: { action: 'publish', input: {}, basedOn: row.version } });
    await ask('act', 'checker', { params: { id: row.id }, body: { action: 'publish', kind: 'endorse', input: { opinion: '同意' }, basedOn: basis.row.version } });
    return row.id;
  };
  const rowOf = async (indicator: string, user = 'officer'): Promise<Reply<typeof ROUTES.targets>['rows'][number] | undefined> =>
    (await ask('targets', user, { query: { year: '2026' } })).rows.find((row) => row.indicator === indicator);

  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: () => now, people: [...PEOPLE, CHECKER] });
    for (const name of ['a', 'b', 'c']) await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(name, 2) } });
  });
  afterAll(() => bureau.close());

  test('without a number has no light, and is no zero', async () => {
    expect(await rowOf('visited-enterprises')).toMatchObject({ goal: { value: null }, now: { value: 3 }, completion: { value: null, text: '—' }, light: 'none', settings: [], districts: [] });
  });

  test('stands with its division, its day, how far it is, and its light', async () => {
    await set('target-visited-enterprises', [{ amount: 5 }], '年度工作要点');
    expect(await rowOf('visited-enterprises')).toMatchObject({
      name: { zh: '走访单位', en: 'Enterprises visited' }, owner: 'promotion', ownerName: { zh: '运用促进处' }, due: '2026-12-31',
      goal: { value: 5 }, now: { value: 3 }, completion: { value: 60, text: '60.0' }, light: 'green',
    });
    expect((await rowOf('adjudication-average-gross'))?.atMost).toBe(true);
  });

  test('is changed by another sheet or a correction; what it was before is kept', async () => {
    const second = await set('target-visited-enterprises', [{ amount: 8 }], '年中调整的通知');
    expect(await rowOf('visited-enterprises')).toMatchObject({ goal: { value: 8 }, light: 'red' });
    const { row } = await ask('getCase', 'statistics-officer', { params: { id: second } });
    await ask('act', 'statistics-officer', { params: { id: second }, body: { action: 'correct', basedOn: row.version, input: { reason: '文件为6', values: { values: [{ amount: 6 }] } } } });
    expect((await rowOf('visited-enterprises'))?.settings.map(({ amount, document, inForce }) => [amount, document, inForce])).toEqual([[6, '年中调整的通知', true], [8, '年中调整的通知', false], [5, '年度工作要点', false]]);
  });

  test('of districts stand one by one, and who may not set them may not change them', async () => {
    await set('target-inventions-in-force', [{ district: '990101', amount: 100 }], '年度工作要点');
    const found = await rowOf('inventions-in-force');
    expect(found).toMatchObject({ goal: { value: 100 }, now: { value: null }, light: 'none', districts: [{ district: '990101', name: { zh: '东区' }, goal: { value: 100 }, now: { value: null } }] });
    const refused = await bureau.call('openCase', 'officer', { body: { type: 'supplied-figure', input: { indicator: 'target-visited-enterprises', asOf: '2026-12-31', values: [{ amount: 1 }], supplier: '处', document: '文' } } });
    expect(refused.json()).toMatchObject({ code: 'not-your-role' });
  });

  test('a year to come has none to be looked at', async () => {
    expect((await bureau.call('targets', 'officer', { query: { year: '2027' } })).json()).toMatchObject({ code: 'out-of-range' });
    expect((await bureau.call('targets', 'system-admin', { query: { year: '2026' } })).statusCode).toBe(403);
  });
});
