import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addYears } from '../calendar/civil-date.ts';
import { classOn, highValueClasses, type HighValueRules, highValueSpans, verdictOn } from './high-value.ts';
import { ownerKindOf } from './owner-kind.ts';
import { EMPTY_RECORD, type PatentRecord } from './record.ts';

const RULES: HighValueRules = { years: 10, pledgeFen: 0, emergingClasses: '' };
const patent = (more: Partial<PatentRecord>): PatentRecord => ({ ...EMPTY_RECORD, kind: 'invention', filingDate: '2015-02-03', publications: [{ number: 'CN109996757B', date: '2018-01-02' }], ...more });
const told = (more: Partial<PatentRecord>, rules = RULES): Record<string, string> => Object.fromEntries(highValueClasses(patent(more), rules).map((each) => [each.class, classOn(each, '2020-01-01')]));

describe('the five classes of high-value inventions', () => {
  test('are undecided where the data do not tell, but for the years in force', () => {
    expect(told({})).toEqual({ emerging: 'undecided', overseas: 'undecided', age: 'no', pledge: 'undecided', award: 'undecided' });
  });

  test('A list tells the emerging industry, or that it is none; else a table of classes that the bureau sets', () => {
    expect([told({ emergingIndustry: '生物产业' }), told({ emergingIndustry: '否' })].map((each) => each['emerging'])).toEqual(['yes', 'no']);
    const table = { ...RULES, emergingClasses: 'H01M10/00；G06F' };
    expect([['H01M10/0525'], ['G06F16/33'], ['H01M4/36'], []].map((ipc) => told({ ipc }, table)['emerging'])).toEqual(['yes', 'yes', 'no', 'undecided']);
  });

  test('A family member granted abroad decides; an application abroad does not', () => {
    expect([['US8926509B2'], ['EP2123456A1', 'WO2010/133782A1'], ['CN109996757B'], []].map((familyMembers) => told({ familyMembers })['overseas'])).toEqual(['yes', 'undecided', 'no', 'undecided']);
  });

  test('More than ten years are reached on the day after the tenth anniversary of filing', () => {
    const [, , age] = highValueClasses(patent({}), RULES);
    expect(age && ['2025-02-03', '2025-02-04'].map((day) => classOn(age, day))).toEqual(['no', 'yes']);
  });

  test('A pledge is undecided until the bureau sets what a high amount is, and from its registration on', () => {
    const events = [{ date: '2019-05-06', text: '专利权质押合同登记的生效;登记号:1;登记生效日:20190501;质押金额:500万元' }];
    expect([0, 100_000_000, 1_000_000_000].map((pledgeFen) => told({ events }, { ...RULES, pledgeFen })['pledge'])).toEqual(['undecided', 'yes', 'no']);
    const [, , , pledge] = highValueClasses(patent({ events }), RULES);
    expect(pledge && [classOn(pledge, '2019-04-30'), classOn(pledge, '2019-05-01')]).toEqual(['no', 'undecided']);
    expect(told({ events: [{ date: '2018-01-02', text: '授权' }] })['pledge']).toBe('no');
  });

  test.each([['国家科学技术进步奖二等奖', 'yes'], ['第二十三届中国专利优秀奖', 'yes'], ['中国外观设计银奖', 'yes'], ['湖北省科技进步奖', 'no']] as const)('“%s”: %s', (award, verdict) => {
    expect(told({ awards: [award] })['award']).toBe(verdict);
  });
});

test('On every day the spans say what the five classes say together', () => {
  const any = fc.record({
    emergingIndustry: fc.option(fc.constantFrom('生物产业', '否'), { nil: undefined }), familyMembers: fc.constantFrom([], ['US8926509B2'], ['CN1A'], ['EP1A1']), awards: fc.option(fc.constantFrom(['中国专利金奖'], ['市级奖']), { nil: undefined }),
    events: fc.constantFrom([], [{ date: '2019-05-06', text: '专利权质押合同登记的生效;登记生效日:20190501' }], [{ date: '2018-01-02', text: '授权' }]), filed: fc.boolean(), after: fc.integer({ min: 0, max: 7_000 }),
  });
  fc.assert(fc.property(any, ({ emergingIndustry, familyMembers, awards, events, filed, after }) => {
    const { filingDate, ...rest } = patent({ familyMembers, events, ...(emergingIndustry && { emergingIndustry }), ...(awards && { awards }) });
    const record: PatentRecord = filed ? { ...rest, filingDate: filingDate ?? '' } : rest;
    const day = addDays('2015-02-03', after);
    const span = highValueSpans(record, RULES).find(({ from = '', until = '9999' }) => from <= day && day < until);
    expect(span?.verdict ?? 'no').toBe(verdictOn(highValueClasses(record, RULES), day));
  }), { numRuns: 300 });
  expect(addYears('2015-02-03', 10)).toBe('2025-02-03');
});

test.each([
  ['示例科技股份有限公司', 'enterprise'], ['示例农业专业合作社', 'enterprise'], ['Example GmbH', 'enterprise'], ['示例大学', 'university'], ['示例大学附属医院', 'university'], ['示例研究院', 'research'],
  ['中国科学院示例研究所', 'research'], ['示例市人民医院', 'institution'], ['示例市知识产权局', 'institution'], ['王某某', 'individual'], ['', 'unknown'],
] as const)('The owner “%s” is of the kind %s', (name, kind) => expect(ownerKindOf([name])).toBe(kind));
