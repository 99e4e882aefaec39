import { expect, test } from 'vitest';
import { openBureau } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';

interface Course {
  readonly now?: string;
  readonly stretches: readonly { readonly state: string; readonly from: string; readonly to?: string; readonly why: { readonly zh: string } }[];
  readonly annuities: readonly { readonly year: number; readonly due: string }[];
}

eachEngine('a patent’s page', ({ database }) => {
  test('tells the legal state over time and the annuities that may still be paid', async () => {
    const bureau = await openBureau(database(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    const entry = { title: '一种装置', kind: 'utility', applicants: ['晨光机械有限公司'], filingDate: '2020-03-05', publications: [{ number: 'CN210000001U', date: '2020-10-13' }] };
    const { id } = (await bureau.call('registerPatent', 'officer', { body: { entry, reason: '核对公报' } })).json() as { id: string };
    const { course } = (await bureau.call('patent', 'officer', { params: { id } })).json() as { course: Course };
    expect(course.stretches.map(({ state, from, to }) => [state, from, to])).toEqual([['pending', '2020-03-05', '2020-10-12'], ['in-force', '2020-10-13', '2030-03-04'], ['expired', '2030-03-05', undefined]]);
    expect([course.now, course.stretches[1]?.why.zh]).toEqual(['in-force', '授权公告起；按届满推定，未见缴费或失效记录']);
    expect(course.annuities.map(({ year }) => year)).toEqual([7, 8, 9, 10]);
    const compensated = { title: '一种药品', kind: 'invention', applicants: ['晨光药业有限公司'], filingDate: '2006-05-05', publications: [{ number: 'CN110000001B', date: '2012-10-13' }], compensation: '500' };
    const { id: other } = (await bureau.call('registerPatent', 'officer', { body: { entry: compensated, reason: '核对公报' } })).json() as { id: string };
    const { course: longer } = (await bureau.call('patent', 'officer', { params: { id: other } })).json() as { course: Course };
    expect([longer.stretches.at(-1)?.from, longer.annuities.map(({ year, due }) => [year, due])]).toEqual(['2027-09-17', [[21, '2026-05-06']]]);
    await bureau.close();
  });
});
