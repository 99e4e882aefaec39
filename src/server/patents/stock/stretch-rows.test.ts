import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts';
import { highValueClasses, verdictOn } from '#domain/patent/high-value.ts';
import { legalStretches, stateOn } from '#domain/patent/legal-state.ts';
import { EMPTY_RECORD, type LegalEvent, type PatentRecord } from '#domain/patent/record.ts';
import { HIGH_VALUE_RULES, LEGAL_RULES } from '../legal-rules.ts';
import { type CountedState, type StretchRow, stretchRowsOf } from './stretch-rows.ts';

const TODAY = '2026-03-10';
const invention = (more: Partial<PatentRecord> = {}): PatentRecord => ({
  ...EMPTY_RECORD, kind: 'invention', filingDate: '2012-01-02', publications: [{ number: 'CN109996757B', date: '2014-01-02' }], applicants: ['甲科技有限公司'], address: '湖北省武汉市洪山区一号', region: { province: '湖北省', city: '武汉市', district: '洪山区' }, ...more,
});
const MOVED: LegalEvent = { date: '2018-10-09', text: '专利权的转移;登记生效日:20180912;变更事项:专利权人;变更前权利人:甲科技有限公司;变更后权利人:乙大学;变更事项:地址;变更前权利人:430000 湖北省武汉市洪山区一号;变更后权利人:430000 湖北省武汉市汉阳区二号' };

const on = (rows: readonly StretchRow[], state: CountedState, day: CivilDate): readonly StretchRow[] => rows.filter((row) => row.state === state && row.starts <= day && (row.ends === null || day < row.ends));

describe('the days on which a patent counts', () => {
  test('are its owner’s and its address’s of those days, whatever the register says today', () => {
    for (const now of [{}, { applicants: ['乙大学'], address: '湖北省武汉市汉阳区二号', region: { city: '武汉市', district: '汉阳区' } }]) {
      const rows = stretchRowsOf(1, invention({ events: [MOVED], ...now }), TODAY).filter(({ state }) => state === 'in-force');
      expect(rows.map(({ starts, ends, district, owner }) => [starts, ends, district, owner])).toEqual([['2014-01-02', '2018-09-12', '洪山区', 'enterprise'], ['2018-09-12', '2032-01-02', '汉阳区', 'university']]);
    }
  });

  test('run on through a compensated term', () => {
    expect(on(stretchRowsOf(1, invention({ compensation: [{ ground: 'delay', days: 30 }] }), TODAY), 'in-force', '2032-01-31')).toHaveLength(1);
  });

  test('of high value begin after ten years, and the days before are not certain', () => {
    const rows = stretchRowsOf(1, invention(), TODAY).filter(({ state }) => state.startsWith('high'));
    expect(rows.map(({ state, starts, ends }) => [state, starts, ends])).toEqual([['high-undecided', '2014-01-02', '2022-01-03'], ['high-value', '2022-01-03', '2032-01-02']]);
  });
});

const day = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2010-01-01', days));
const event = fc.record({ date: day, text: fc.constantFrom('未缴年费专利权终止', '权利的恢复', '专利权全部无效', '专利权质押合同登记的生效;登记号:1', '授权', MOVED.text, '专利权期限的补偿;补偿天数:200') });
const record = fc.record({
  kind: fc.constantFrom('invention' as const, 'utility' as const), filingDate: fc.option(fc.constantFrom('2012-01-02', '2015-06-07'), { nil: undefined }), granted: fc.option(day, { nil: undefined }), events: fc.array(event, { maxLength: 4 }),
  fees: fc.array(fc.record({ year: fc.integer({ min: 2, max: 20 }), paidOn: day }), { maxLength: 3 }), legalStatus: fc.constantFrom(undefined, '失效', '有效', '终止 2020-01-01'), awards: fc.constantFrom(undefined, ['中国专利金奖'], ['市级']), familyMembers: fc.constantFrom(undefined, ['US8926509B2'], ['CN1A']),
});

test('A patent counts once on every day on which it is in force, in one place, and once among those of high value on which the classes say so', () => {
  fc.assert(fc.property(record, day, ({ kind, filingDate, granted, legalStatus, awards, familyMembers, ...lists }, asked) => {
    const known: PatentRecord = {
      ...invention(), kind, ...lists, publications: granted ? [{ number: kind === 'invention' ? 'CN109996757B' : 'CN209996757U', date: granted }] : [], applicationNumber: { text: '', normal: '201210000001.X', damaged: false },
      ...(legalStatus && { legalStatus }), ...(awards && { awards }), ...(familyMembers && { familyMembers }),
    };
    const { filingDate: _filed, ...undated } = known;
    const told = filingDate ? { ...known, filingDate } : undated;
    const rows = stretchRowsOf(1, told, TODAY);
    const isInForce = stateOn(legalStretches(told, LEGAL_RULES, TODAY), asked) === 'in-force';
    expect(on(rows, 'in-force', asked)).toHaveLength(isInForce ? 1 : 0);
    const verdict = kind === 'invention' && isInForce ? verdictOn(highValueClasses(told, HIGH_VALUE_RULES), asked) : 'no';
    expect([on(rows, 'high-value', asked).length, on(rows, 'high-undecided', asked).length]).toEqual([verdict === 'yes' ? 1 : 0, verdict === 'undecided' ? 1 : 0]);
    expect(new Set(rows.map(({ state, starts }) => `${state} ${starts}`)).size).toBe(rows.length);
  }), { numRuns: 500 });
});
