import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';

eachEngine('a scoring scheme', (engine) => {
  let bureau: TestBureau;
  const scheme = (items: object[], name = '区县工作考核方案'): object => ({ type: 'scoring-scheme', input: { name, year: 2026, ties: '1224', items } });
  const visits = { indicator: 'visits', method: 'linear', points: 60, zero: 0, full: 4 };

  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    for (const name of ['a', 'b', 'c']) await bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(name, 2) } });
  });
  afterAll(() => bureau.close());

  test('scores each district from the records', async () => {
    const opened = await bureau.call('openCase', 'statistics-officer', { body: scheme([visits, { indicator: 'problems-raised', method: 'stepped', points: 40, steps: '1:10；3:40' }, { indicator: 'hotline-complaints', method: 'veto', limit: 0 }]) });
    expect(opened.statusCode).toBe(200);
    const { row } = opened.json<Reply<typeof ROUTES.openCase>>();
    const scores = (await bureau.call('scores', 'auditor', { params: { id: row.id } })).json<Reply<typeof ROUTES.scores>>();
    expect(scores.districts).toEqual([{
      district: '990101', name: '东区', place: 1, total: 85, vetoed: false,
      items: [{ indicator: 'visits', value: 3, text: '3', points: 45, vetoed: false }, { indicator: 'problems-raised', value: 3, text: '3', points: 40, vetoed: false }, { indicator: 'hotline-complaints', value: 0, text: '0', points: 0, vetoed: false }],
    }]);
  });

  test('without a value for an item has no total and no place', async () => {
    const { row } = (await bureau.call('openCase', 'statistics-officer', { body: scheme([visits, { indicator: 'inventions-in-force', method: 'linear', points: 40, zero: 0, full: 10 }]) })).json<Reply<typeof ROUTES.openCase>>();
    const { districts } = (await bureau.call('scores', 'auditor', { params: { id: row.id } })).json<Reply<typeof ROUTES.scores>>();
    expect(districts[0]).toMatchObject({ place: null, total: null });
  });

  test('never scores fines, however they come in: the refusal names the article', async () => {
    const fines = { indicator: 'fines', method: 'linear', points: 10, zero: 0, full: 100 };
    const opened = await bureau.call('openCase', 'statistics-officer', { body: scheme([visits, fines]) });
    expect(opened.json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('《行政处罚法》第七十四条') });
    const { row } = (await bureau.call('openCase', 'statistics-officer', { body: scheme([visits]) })).json<Reply<typeof ROUTES.openCase>>();
    const revised = await bureau.call('act', 'statistics-officer', { params: { id: row.id }, body: { action: 'revise', basedOn: row.version, input: { items: [fines] } } });
    expect(revised.json()).toMatchObject({ code: 'guard-refused' });
  });

  test('names the item that is incomplete', async () => {
    const opened = await bureau.call('openCase', 'statistics-officer', { body: scheme([visits, { indicator: 'problems-solved', method: 'stepped', points: 10, steps: '十个以上' }]) });
    expect(opened.json()).toMatchObject({ detail: expect.stringContaining('第 2 项“解决问题”：阶梯写作') });
  });
});
