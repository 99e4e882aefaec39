import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, addYears, type CivilDate } from '../calendar/civil-date.ts';
import { type LegalRules, legalStretches, type LegalState, stateOn } from './legal-state.ts';
import type { PatentKind } from './number.ts';
import { EMPTY_RECORD, type PatentRecord } from './record.ts';
import { readStatus } from './status-text.ts';
import { inForce } from './term.ts';

const RULES: LegalRules = {
  termYears: (filedOn) => {
    const short = filedOn < '1993-01-01' ? 8 : 10;
    return { invention: filedOn < '1986-12-12' ? 15 : 20, utility: short, design: filedOn < '2021-06-01' ? short : 15 };
  },
  graceMonths: 6,
  compensation: { kinds: ['invention'], drugMaxYears: 5 },
};
const TODAY = '2026-03-11';
const GRANT_CODES: Readonly<Record<PatentKind, string>> = { invention: 'CN109996757B', utility: 'CN209996757U', design: 'CN305246987S' };

function granted(kind: PatentKind, filingDate: CivilDate, grantedOn: CivilDate, more: Partial<PatentRecord> = {}): PatentRecord {
  return { ...EMPTY_RECORD, kind, filingDate, publications: [{ number: GRANT_CODES[kind], date: grantedOn }], ...more };
}

const told = (record: PatentRecord, knownOn = TODAY): [LegalState, CivilDate, CivilDate?][] => legalStretches(record, RULES, knownOn).map(({ state, from, to }) => (to === undefined ? [state, from] : [state, from, to]));

describe('the terms of handbook C4', () => {
  test('A utility model filed on 1999-09-06 is in force until 2009-09-05', () => {
    expect(told(granted('utility', '1999-09-06', '2000-07-12'))).toEqual([['pending', '1999-09-06', '2000-07-11'], ['in-force', '2000-07-12', '2009-09-05'], ['expired', '2009-09-06']]);
  });

  test('A design filed on 2021-05-31 has ten years, on the next day fifteen', () => {
    expect(told(granted('design', '2021-05-31', '2021-12-03')).at(-1)).toEqual(['expired', '2031-05-31']);
    expect(told(granted('design', '2021-06-01', '2021-12-03')).at(-1)).toEqual(['expired', '2036-06-01']);
  });

  test('What only a grant and the term tell is said to be presumed', () => {
    const [, stretch] = legalStretches(granted('invention', '2015-02-03', '2018-01-02'), RULES, TODAY);
    expect(stretch?.why.zh).toContain('按届满推定，未见缴费或失效记录');
  });
});

describe('what a source says of the end', () => {
  const lapsed = (legalStatus: string, knownOn = TODAY): unknown => told(granted('invention', '2015-02-03', '2018-01-02', { legalStatus }), knownOn);

  test('A lapse announced on a day goes back to the day the annuity was due', () => {
    expect(lapsed('未缴年费专利权终止 2021-01-15')).toEqual([['pending', '2015-02-03', '2018-01-01'], ['in-force', '2018-01-02', '2020-02-02'], ['lapsed', '2020-02-03']]);
  });

  test('A day of termination that the source itself tells is taken as it is', () => {
    expect(lapsed('专利权的终止;专利权终止日期:20200203')).toEqual([['pending', '2015-02-03', '2018-01-01'], ['in-force', '2018-01-02', '2020-02-02'], ['lapsed', '2020-02-03']]);
  });

  test('An undated lapse leaves the days between the first annuity due and its being known undecided', () => {
    expect(lapsed('失效（未缴年费）', '2025-06-01')).toEqual([['pending', '2015-02-03', '2018-01-01'], ['in-force', '2018-01-02', '2018-02-02'], ['undecided', '2018-02-03', '2025-05-31'], ['lapsed', '2025-06-01']]);
  });

  test('A partial invalidation, a pledge and a transfer leave it in force', () => {
    for (const text of ['专利权部分无效宣告 2020-05-05', '专利权质押合同登记的注销', '专利权的转移']) expect(stateOn(legalStretches(granted('invention', '2015-02-03', '2018-01-02', { legalStatus: text }), RULES, TODAY), TODAY)).toBe('in-force');
  });

  test('An application that was withdrawn is never in force', () => {
    const record: PatentRecord = { ...EMPTY_RECORD, kind: 'invention', filingDate: '2018-01-02', publications: [{ number: 'CN108000001A', date: '2018-07-06' }], legalStatus: '视为撤回 2020-08-04' };
    expect(told(record)).toEqual([['pending', '2018-01-02', '2020-08-03'], ['withdrawn', '2020-08-04']]);
  });
});

describe('what the register cannot tell', () => {
  test('Without a filing day the number’s year leaves some days of the end undecided', () => {
    const record: PatentRecord = { ...EMPTY_RECORD, kind: 'utility', applicationNumber: { text: '', normal: '201020000001.7', damaged: false }, publications: [{ number: 'CN201996757U', date: '2010-12-01' }] };
    expect(told(record)).toEqual([['in-force', '2010-12-01', '2019-12-31'], ['undecided', '2020-01-01', '2020-11-30'], ['expired', '2020-12-01']]);
  });

  test('A grant without its day is undecided until its term is over', () => {
    const record: PatentRecord = { ...EMPTY_RECORD, kind: 'invention', filingDate: '2015-02-03', publications: [{ number: 'CN109996757B' }] };
    expect(told(record)).toEqual([['undecided', '2015-02-03', '2035-02-02'], ['expired', '2035-02-03']]);
  });

  test('Nothing is presumed of a foreign patent', () => {
    expect(told({ ...EMPTY_RECORD, kind: 'invention', filingDate: '2015-02-03', publications: [{ number: 'US10123456B2', date: '2018-11-13' }] })).toEqual([['undecided', '2015-02-03']]);
  });

  test('Without any day there is nothing to tell', () => {
    expect(told(EMPTY_RECORD)).toEqual([]);
  });
});

test.each([
  ['有效', 'in-force'], ['专利权维持', 'in-force'], ['实质审查的生效', 'pending'], ['公开', 'pending'], ['宣告专利权全部无效', 'invalidated'], ['有效（无效宣告请求审查中）', 'in-force'], ['无效宣告请求审查决定：维持有效', 'in-force'], ['无效宣告请求审查决定：全部无效', 'invalidated'], ['专利权恢复', 'in-force'], ['专利权有效期届满', 'expired'],
  ['避重放弃专利权', 'abandoned'], ['发明专利申请公布后的驳回', 'rejected'], ['无权', 'ended'], ['专利实施许可合同备案的生效', undefined], ['著录事项变更', undefined],
] as const)('“%s” reads as %s', (text, state) => expect(readStatus(text)?.state).toBe(state));

const day = fc.integer({ min: 0, max: 14_000 }).map((days) => addDays('1986-01-01', days));
const kind = fc.constantFrom<PatentKind>('invention', 'utility', 'design');
const life = fc.record({ kind, filedOn: day, months: fc.integer({ min: 0, max: 90 }), lapsedAfter: fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined }), asked: day });

test('The state is in force exactly on the days that the rule of handbook C4 tells', () => {
  fc.assert(fc.property(life, ({ kind: of, filedOn, months, lapsedAfter, asked }) => {
    const grantedOn = addMonths(filedOn, months);
    const lapsedOn = lapsedAfter === undefined ? undefined : addYears(grantedOn, lapsedAfter);
    const record = granted(of, filedOn, grantedOn, lapsedOn === undefined ? {} : { legalStatus: `专利权终止日期：${lapsedOn}` });
    const state = stateOn(legalStretches(record, RULES, '2080-01-01'), asked);
    expect(state === 'in-force').toBe(inForce({ kind: of, filedOn, grantedOn, ...(lapsedOn && { lapsedOn }) }, asked, RULES.termYears(filedOn)));
  }));
});

const written = fc.constantFrom('有效', '失效', '终止', '未缴年费专利权终止 2020-03-04', '无效宣告 2012-01-01', '届满', '撤回', '驳回 1999-09-09', '公开', '质押', '权利恢复', undefined);
const publication = fc.record({ number: fc.constantFrom('CN109996757A', 'CN109996757B', 'CN209996757U', 'CN109996757B8', 'CN109996757C1', 'CN109996757A8', 'CN305246987S'), date: fc.option(day, { nil: undefined }) });
const record = fc.record({ kind: fc.option(kind, { nil: undefined }), filingDate: fc.option(day, { nil: undefined }), publications: fc.array(publication, { maxLength: 4 }), legalStatus: written, knownOn: day });

test('Whatever the record says, the stretches follow one another without gap or overlap, each with its reason', () => {
  fc.assert(fc.property(record, ({ knownOn, kind: of, filingDate, legalStatus, publications }) => {
    const known = { ...EMPTY_RECORD, publications: publications.map(({ number, date }) => ({ number, ...(date && { date }) })), ...(of && { kind: of }), ...(filingDate && { filingDate }), ...(legalStatus && { legalStatus }) };
    const stretches = legalStretches(known, RULES, knownOn);
    stretches.forEach(({ from, to, why }, index) => {
      const next = stretches[index + 1];
      expect(why.zh && why.en).toBeTruthy();
      expect(to === undefined).toBe(next === undefined);
      if (to !== undefined) expect([from <= to, addDays(to, 1)]).toEqual([true, next?.from]);
    });
  }), { numRuns: 500 });
});
