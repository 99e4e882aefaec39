import { expect, test } from 'vitest';
import { openBureau } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { followStock } from '../patents/stock/follow-stock.ts';
import { causeOf, type RegisterCount } from './register-count.ts';

interface Page {
  readonly fact: { readonly value: number | null };
  readonly sources: readonly { readonly source: string; readonly value: number | null; readonly inForce: boolean }[];
  readonly register?: RegisterCount;
}

eachEngine('the register beside the statement', ({ database }) => {
  test('counts the patents in force as a source that is never in force, with what it lacks', async () => {
    const bureau = await openBureau(database(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    const enter = async (digits: string, address: string): Promise<void> => {
      const entry = { title: '一种装置', kind: 'utility', applicants: ['晨光机械有限公司'], filingDate: '2020-03-05', address, publications: [{ number: `CN${digits}U`, date: '2020-10-13' }] };
      expect((await bureau.call('registerPatent', 'officer', { body: { entry, reason: '核对公报' } })).statusCode).toBe(200);
    };
    const page = async (query: Readonly<Record<string, string>> = {}): Promise<Page> => (await bureau.call('indicator', 'auditor', { params: { id: 'utility-in-force' }, query: { year: '2026', ...query } })).json();
    await enter('210000001', '湖北省样例市东区一号');
    await enter('210000002', '湖北省样例市');
    expect((await page()).register?.upToDate).toBe(false);
    await followStock(database());
    const { fact, sources, register } = await page();
    expect(fact.value).toBeNull();
    expect(sources.map(({ source, value, inForce }) => [source, value, inForce])).toEqual([['statement', null, true], ['register', 1, false]]);
    expect(register).toMatchObject({ day: '2026-03-10', inForce: 1, undecided: 0, noDistrict: 1, upToDate: true, districts: [{ district: '990101', official: null, register: 1, difference: null }] });
    expect((await page({ district: '990101' })).register?.inForce).toBe(1);
    expect((await bureau.call('indicator', 'auditor', { params: { id: 'visits' }, query: { year: '2026' } })).json()).not.toHaveProperty('register');
    await bureau.close();
  });
});

test.each([
  [0, 5, 5, undefined],
  [4, 0, 0, '登记簿未见失效记录，按届满推定为有效'],
  [-3, 3, 9, '3 件未定'],
  [-10, 3, 2, '3 件未定；全市 2 件未归区；至少 5 件未入册'],
  [-27_888, 0, 0, '至少 27,888 件未入册'],
] as const)('A difference of %i with %i undecided and %i without a district says: %s', (gap, undecided, loose, cause) => expect(causeOf(gap, undecided, loose)?.zh).toBe(cause));
