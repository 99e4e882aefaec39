import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, addYears, type CivilDate } from '../calendar/civil-date.ts';
import { annuityDueDay, patentYearOn } from './annuity.ts';
import { type LegalRules, legalStretches, type LegalState, stateOn } from './legal-state.ts';
import { type AnnuityRecord, EMPTY_RECORD, type LegalEvent, type PatentRecord } from './record.ts';

const RULES: LegalRules = { termYears: () => ({ invention: 20, utility: 10, design: 15 }), graceMonths: 6, compensation: { kinds: ['invention'], drugMaxYears: 5 } };
const TODAY = '2026-03-11';

/** Filed on 2015-02-03, granted on 2018-01-02: the annuity of year 4 is due first, on 2018-02-03. */
function patent(more: Partial<PatentRecord> = {}): PatentRecord {
  return { ...EMPTY_RECORD, kind: 'invention', filingDate: '2015-02-03', publications: [{ number: 'CN109996757B', date: '2018-01-02' }], ...more };
}

const told = (record: PatentRecord): [LegalState, CivilDate][] => legalStretches(record, RULES, TODAY).map(({ state, from }) => [state, from]);
const lapse: LegalEvent = { date: '2022-10-07', text: '未缴年费专利权终止' };

describe('an announced lapse', () => {
  test('goes back to the day on which the annuity after the last one paid was due', () => {
    const fees: AnnuityRecord[] = [4, 5].map((year) => ({ year, paidOn: annuityDueDay('2015-02-03', year) }));
    expect(told(patent({ events: [lapse], fees })).at(-1)).toEqual(['lapsed', '2020-02-03']);
  });

  test('without a list of fees goes back to the last due day whose grace was over', () => {
    expect(told(patent({ events: [lapse] })).at(-1)).toEqual(['lapsed', '2022-02-03']);
  });

  test('leaves nothing presumed of the days before it', () => {
    expect(legalStretches(patent({ events: [lapse] }), RULES, TODAY).map(({ why }) => why.zh)).toEqual(['自申请日起，至授权公告前', '授权公告起，至失去效力前', expect.stringContaining('来源载为终止')]);
  });

  test('never goes back into a year that was paid', () => {
    expect(told(patent({ events: [lapse], fees: [{ year: 8, paidOn: '2022-03-01' }] })).at(-1)).toEqual(['lapsed', '2022-10-07']);
  });

  test('whose text tells the day of termination begins on that day', () => {
    expect(told(patent({ events: [{ ...lapse, text: '未缴年费专利权终止;终止日期:20210203' }] })).at(-1)).toEqual(['lapsed', '2021-02-03']);
  });

  test('that a restoration took back counts as though it had never been, and says so', () => {
    const record = patent({ events: [lapse, { date: '2023-04-04', text: '权利的恢复' }] });
    expect(told(record)).toEqual([['pending', '2015-02-03'], ['in-force', '2018-01-02'], ['in-force', '2022-02-03'], ['expired', '2035-02-03']]);
    expect(legalStretches(record, RULES, TODAY)[2]?.why.zh).toContain('2023-04-04 公告恢复');
  });

  test('after a restoration ends it after all', () => {
    const events = [lapse, { date: '2023-04-04', text: '权利的恢复' }, { date: '2025-10-07', text: '未缴年费专利权终止' }];
    expect(told(patent({ events })).at(-1)).toEqual(['lapsed', '2025-02-03']);
  });
});

test('An invalidation is not restored, a partial one ends nothing', () => {
  expect(told(patent({ events: [{ date: '2020-05-05', text: '专利权全部无效' }, { date: '2021-01-01', text: '权利的恢复' }] })).at(-1)).toEqual(['invalidated', '2020-05-05']);
  expect(told(patent({ events: [{ date: '2020-05-05', code: 'IP01', text: '专利权部分无效' }] })).at(-1)).toEqual(['expired', '2035-02-03']);
});

test('Pledges, licences and changes of owner end nothing', () => {
  const events = ['专利权质押合同登记的生效', '专利实施许可合同备案的注销', '专利权的转移', '专利权的保全'].map((text) => ({ date: '2020-05-05', text }));
  expect(told(patent({ events })).map(([state]) => state)).toEqual(['pending', 'in-force', 'expired']);
});

describe('a list of annuities', () => {
  test('proves that the patent was in force through the years paid', () => {
    const [, paid, after] = legalStretches(patent({ fees: [{ year: 4, paidOn: '2018-01-20' }, { year: 5, paidOn: '2019-01-20' }] }), RULES, TODAY);
    expect([paid?.from, paid?.to, paid?.why.zh]).toEqual(['2018-01-02', '2020-02-02', '授权公告起；年费清单载明已缴至此']);
    expect([after?.state, after?.why.zh]).toEqual(['in-force', '已缴年费的年度之后；按届满推定，未见缴费或失效记录']);
  });

  test('that tells one as not paid after its grace leaves the rest undecided', () => {
    expect(told(patent({ fees: [{ year: 5, paidOn: '2019-01-20' }, { year: 6, unpaidOn: '2020-08-04' }] }))).toEqual([['pending', '2015-02-03'], ['in-force', '2018-01-02'], ['undecided', '2020-02-03'], ['expired', '2035-02-03']]);
  });

  test('of a day within the grace period says nothing yet', () => {
    expect(told(patent({ fees: [{ year: 6, unpaidOn: '2020-08-03' }] })).map(([state]) => state)).toEqual(['pending', 'in-force', 'expired']);
  });

  test('narrows an undated end to the days after the years paid', () => {
    expect(told(patent({ legalStatus: '失效', fees: [{ year: 9, paidOn: '2023-01-20' }] }))).toEqual([['pending', '2015-02-03'], ['in-force', '2018-01-02'], ['undecided', '2024-02-03'], ['ended', TODAY]]);
  });
});

describe('compensation of the term', () => {
  test('lengthens it by the days announced', () => {
    expect(told(patent({ events: [{ date: '2024-05-05', text: '专利权期限的补偿;补偿天数:100' }] })).at(-1)).toEqual(['expired', '2035-05-14']);
  });

  test('for a drug is five years at most, and follows that for a delay', () => {
    expect(told(patent({ compensation: [{ ground: 'delay', days: 100 }, { ground: 'drug', days: 4_000 }] })).at(-1)).toEqual(['expired', '2040-05-14']);
  });

  test('is for inventions only', () => {
    expect(told(patent({ kind: 'utility', publications: [{ number: 'CN209996757U', date: '2015-09-02' }], compensation: [{ ground: 'delay', days: 100 }] })).at(-1)).toEqual(['expired', '2025-02-03']);
  });
});

test('Of a foreign patent an end of its own office is told, and nothing else', () => {
  const record: PatentRecord = { ...EMPTY_RECORD, kind: 'invention', filingDate: '2010-02-03', publications: [{ number: 'EP2123456B1', date: '2014-02-03' }], events: [{ date: '2016-01-01', office: 'DE', code: 'PG25', text: 'LAPSED' }, { date: '2019-01-01', code: '27W', text: 'REVOKED' }] };
  expect(told(record)).toEqual([['undecided', '2010-02-03'], ['invalidated', '2019-01-01']]);
});

test('A grant that only an event tells begins with its announcement', () => {
  expect(told({ ...patent({ events: [{ date: '2018-01-02', code: 'GR01', text: '授权' }] }), publications: [{ number: 'CN105000001A', date: '2015-08-05' }] })[1]).toEqual(['in-force', '2018-01-02']);
});

/** A life as its owner led it: annuities paid year after year until one was not; the office announces that some time after the grace. */
const life = fc.record({
  filedOn: fc.integer({ min: 0, max: 6_000 }).map((days) => addDays('1994-01-01', days)), grantAfter: fc.integer({ min: 6, max: 80 }), paidYears: fc.integer({ min: 0, max: 19 }),
  announcedAfter: fc.option(fc.integer({ min: 1, max: 170 }), { nil: undefined }), compensated: fc.option(fc.integer({ min: 1, max: 700 }), { nil: undefined }), restored: fc.boolean(), asked: fc.integer({ min: 0, max: 16_000 }).map((days) => addDays('1994-01-01', days)),
});

test('Told by its announcements and payments, a patent is in force exactly on the days that its owner kept it so', () => {
  fc.assert(fc.property(life, ({ filedOn, grantAfter, paidYears, announcedAfter, compensated = 0, restored, asked }) => {
    const grantedOn = addMonths(filedOn, grantAfter);
    const first = patentYearOn(filedOn, grantedOn) + 1;
    const years = Array.from({ length: paidYears }, (_, index) => first + index).filter((year) => year <= 20);
    const unpaid = first + years.length;
    const lapses = announcedAfter !== undefined && unpaid <= 20;
    const due = annuityDueDay(filedOn, unpaid);
    const announced = addDays(addMonths(due, 6), announcedAfter ?? 0);
    const events: LegalEvent[] = [
      ...(lapses ? [{ date: announced, text: '未缴年费专利权终止' }] : []), ...(lapses && restored ? [{ date: addDays(announced, 60), code: 'RR01', text: '权利的恢复' }] : []),
      ...(compensated > 0 ? [{ date: grantedOn, text: `专利权期限的补偿;补偿天数:${compensated}` }] : []),
    ];
    const record: PatentRecord = { ...EMPTY_RECORD, kind: 'invention', filingDate: filedOn, publications: [{ number: 'CN109996757B', date: grantedOn }], events, fees: years.map((year) => ({ year, paidOn: addDays(annuityDueDay(filedOn, year), -10) })) };
    const over = lapses && !restored ? due : addDays(addYears(filedOn, 20), compensated);
    expect(stateOn(legalStretches(record, RULES, '2080-01-01'), asked) === 'in-force').toBe(asked >= grantedOn && asked < over);
  }), { numRuns: 2_000 });
});
