import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { applicationOf, importFiles } from '../../../tests/support/import.ts';
import { followStock } from '../patents/stock/follow-stock.ts';

interface Row {
  readonly number: string;
  readonly owners: readonly string[];
  readonly owner: { readonly zh: string };
  readonly district?: string;
  readonly why: { readonly zh: string };
}

interface Page {
  readonly total: number;
  readonly rows: readonly Row[];
  readonly next?: string;
}

const ADDRESSES = ['湖北省样例市东区一号', '湖北省样例市', '广东省深圳市南山区'];
/** Inventions of 2019, all granted in 2020: in the district, in the city without one, elsewhere, by turns. */
const BASE = ['申请号,专利名称,专利类型,申请人,申请日,授权公告号,授权公告日,地址', ...Array.from({ length: 9 }, (_, index) => `${applicationOf(index + 1)},一种示例装置${index + 1},发明,${index % 2 ? '示例大学' : '示例科技有限公司'},2019-01-24,CN11000000${index + 1}B,2020-03-02,${ADDRESSES[index % 3]}`)].join('\n');
const STATES = ['申请号,法律状态,法律状态公告日,法律状态信息', `${applicationOf(4)},失效,,`, `${applicationOf(7)},专利权的转移,2022-06-07,登记生效日:20220501;变更事项:专利权人;变更前权利人:示例科技有限公司;变更后权利人:示例大学`].join('\n');
const MORE = ['申请号,获奖情况,战略性新兴产业', `${applicationOf(1)},第二十三届中国专利金奖,生物产业`].join('\n');

eachEngine('the entries behind the register’s count', ({ database }) => {
  let opened: Promise<TestBureau> | undefined;
  const bureau = (): Promise<TestBureau> => (opened ??= openBureau(database(), { now: () => new Date('2026-03-10T02:00:00.000Z') }));
  const rows = async (indicator: string, query: Record<string, string>): Promise<Page> => (await (await bureau()).call('registerRows', 'auditor', { params: { id: indicator }, query: { day: '2026-03-10', part: 'counted', ...query } })).json();

  test('are those counted, those not certain and those without a district, each with its reason', async () => {
    const { server } = await bureau();
    await importFiles(server, [{ name: 'base.csv', text: BASE }, { name: 'states.csv', text: STATES }, { name: 'more.csv', text: MORE }]);
    await followStock(database());
    const counted = await rows('inventions-in-force', {});
    expect([counted.total, counted.rows.map(({ number, owner, district }) => [number, owner.zh, district])]).toEqual([2, [[applicationOf(1), '企业', '990101'], [applicationOf(7), '高等院校', '990101']]]);
    expect(counted.rows[1]).toMatchObject({ owners: ['示例大学'], why: { zh: '授权公告起；按届满推定，未见缴费或失效记录' } });
    expect(await rows('inventions-in-force', { part: 'undecided', day: '2025-03-10' })).toMatchObject({ total: 1, rows: [{ number: applicationOf(4), why: { zh: '来源载明已失去效力，但未载日期' } }] });
    expect(await rows('inventions-in-force', { part: 'unplaced' })).toMatchObject({ total: 3, rows: [{ number: applicationOf(2), why: { zh: '地址只写到市：湖北省样例市' } }, {}, {}] });
  });

  test('are those of the owner of the day', async () => {
    const numbers = async (query: Record<string, string>): Promise<readonly string[]> => (await rows('inventions-in-force', query)).rows.map(({ number }) => number);
    expect(await numbers({ owner: 'enterprise' })).toEqual([applicationOf(1)]);
    expect(await numbers({ owner: 'enterprise', day: '2022-04-30' })).toEqual([applicationOf(1), applicationOf(7)]);
  });

  test('of high value say which class makes them so, the others which the data cannot tell', async () => {
    expect(await rows('high-value-inventions', {})).toMatchObject({ total: 1, rows: [{ number: applicationOf(1), why: { zh: '战略性新兴产业（清单载为：生物产业）；获国家科学技术奖或中国专利奖（第二十三届中国专利金奖）' } }] });
    const { total, rows: [row] } = await rows('high-value-inventions', { part: 'undecided' });
    expect([total, row?.number, row?.why.zh]).toEqual([1, applicationOf(7), '战略性新兴产业（未设国际专利分类对照表，清单也未载）；海外有同族专利权（同族未载）；获国家科学技术奖或中国专利奖（获奖未载）']);
  });

  test('come page by page, as many as the count says, for every place, day and part', async () => {
    for (const indicator of ['inventions-in-force', 'high-value-inventions']) {
      for (const part of ['counted', 'undecided', 'unplaced']) {
        for (const day of ['2020-03-02', '2022-04-30', '2026-03-10']) {
          let page = await rows(indicator, { part, day, limit: '1' });
          const seen = [...page.rows];
          while (page.next !== undefined) {
            page = await rows(indicator, { part, day, limit: '1', after: page.next });
            seen.push(...page.rows);
          }
          expect([indicator, part, day, seen.length, new Set(seen.map(({ number }) => number)).size]).toEqual([indicator, part, day, page.total, page.total]);
        }
      }
    }
  });

  test('come as an Excel file', async () => {
    const reply = await (await bureau()).call('registerRowsFile', 'auditor', { params: { id: 'inventions-in-force' }, query: { day: '2026-03-10', part: 'unplaced', language: 'zh' } });
    expect(reply.statusCode).toBe(200);
    const book = read(reply.rawPayload);
    expect(utils.sheet_to_json<string[]>(book.Sheets['未归区'] ?? {}, { header: 1 })[1]).toEqual([applicationOf(2), '一种示例装置2', '示例大学', '高等院校', undefined, expect.anything(), '地址只写到市：湖北省样例市']);
  });

  test('are the figures of indicators of their own, with population as a supplied figure where it is known', async () => {
    const value = async (indicator: string): Promise<unknown> => {
      const { fact } = (await (await bureau()).call('indicator', 'auditor', { params: { id: indicator }, query: { year: '2026' } })).json() as { fact: { value: number | null; reason?: string } };
      return fact.value ?? fact.reason;
    };
    expect(await value('register-inventions-in-force')).toBe(2);
    expect(await value('register-high-value-inventions')).toBe(1);
    expect(await value('register-high-value-undecided')).toBe(1);
    // 2,602 days, not rounded before it is shown: a mean of 5.447 years is 5.4, not 5.45 and so 5.5.
    expect(await value('register-inventions-average-age')).toBeCloseTo(2602 / 365.2425, 5);
    expect(await value('register-inventions-per-10k')).toBe('no-observation');
    expect(await value('register-designs-in-force')).toBe('no-observation');
  });

  test('are refused for what the register does not count, a day that is none and a kind of owner that there is not', async () => {
    const status = async (id: string, query: Record<string, string>): Promise<number> => (await (await bureau()).call('registerRows', 'auditor', { params: { id }, query: { day: '2026-03-10', part: 'counted', ...query } })).statusCode;
    expect(await Promise.all([status('visits', {}), status('inventions-in-force', { day: '2026-02-30' }), status('inventions-in-force', { owner: 'cat' }), status('inventions-in-force', { after: 'x' }), status('inventions-in-force', { part: 'all' })])).toEqual([404, 422, 422, 400, 422]);
  });
});
