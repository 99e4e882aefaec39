import { describe, expect, test } from 'vitest';
import { mayReadCase, visibleValues } from '#domain/access/reading.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { clocksOf } from '#domain/case/clocks.ts';
import { Life, visitor } from '#domain/case/testing/life.ts';
import { Book } from '#domain/posting/book.ts';
import { ruleSet } from '#domain/rule/rule-set.ts';
import { CATALOG } from '../index.ts';
import { CALENDAR_YEARS } from '../rules/calendar-years.ts';
import { RULES } from '../rules/index.ts';
import { accountsOf, PEOPLE, reasonOf } from '../testing.ts';
import { enterpriseVisit } from './enterprise-visit.ts';
import { trainingSession } from './training.ts';

const { promotion, publicService, district, protection, auditor, systemAdmin } = PEOPLE;

const VISIT = {
  date: '2022-03-01',
  team: 'team-1',
  enterprise: { id: 'p1', name: '晨光机械有限公司' },
  district: '990101',
  members: 3,
  leaderLed: true,
  problems: [{ text: '不会布局海外专利', category: 'filing' }, { text: '想办理质押', category: 'finance' }],
};
const visited = (more = {}): Life => new Life(enterpriseVisit).open(promotion, '2022-03-02', { ...VISIT, ...more });

describe('an enterprise visit', () => {
  test('is recorded once and counts visits, person-times and problems apart', () => {
    const life = visited();
    expect(life.view).toMatchObject({ state: 'recorded', openedOn: '2022-03-01' });
    expect(accountsOf(life)).toEqual(['leader-visits 2022-03-01 1', 'problems-raised 2022-03-01 1', 'problems-raised 2022-03-01 1', 'visit-staff 2022-03-01 3', 'visits 2022-03-01 1']);
  });

  test('stays open with a clock while a problem is unsolved, and closes with the last one', () => {
    const life = visited();
    expect(life.view.closedOn).toBeUndefined();
    expect(clocksOf(enterpriseVisit, life.view, { rules: ruleSet(RULES), calendar: workingDayCalendar(CALENDAR_YEARS), today: '2022-03-02' })[0]?.clock).toMatchObject({ due: '2022-03-11', light: 'green' });
    life.act(promotion, '2022-03-05', 'solve-problem', { problem: '1', solvedOn: '2022-03-05', result: '已答复' });
    expect(life.view.closedOn).toBeUndefined();
    life.act(promotion, '2022-03-08', 'solve-problem', { problem: '2', solvedOn: '2022-03-08', result: '已对接' });
    expect(life.view.closedOn).toBe('2022-03-08');
    expect(reasonOf(life.refusal(promotion, '2022-03-09', 'solve-problem', {}))).toContain('没有待解决的问题');
  });

  test('a problem lives on and counts as solved on the day it was solved, perhaps in another year', () => {
    const life = visited().act(promotion, '2023-01-10', 'solve-problem', { problem: '2', solvedOn: '2023-01-09', result: '已对接银行' });
    expect(life.view.values['problems']).toMatchObject([{ id: '1' }, { id: '2', solvedOn: '2023-01-09', result: '已对接银行' }]);
    expect(accountsOf(life)).toContain('problems-solved 2023-01-09 1');
    expect(reasonOf(life.refusal(promotion, '2023-02-01', 'solve-problem', { problem: '2', solvedOn: '2023-02-01', result: '再办' }))).toContain('已经办结');
    expect(reasonOf(life.refusal(promotion, '2023-02-01', 'solve-problem', { problem: '9', solvedOn: '2023-02-01', result: '无' }))).toContain('没有这个编号');
    expect(reasonOf(life.refusal(promotion, '2023-02-01', 'solve-problem', { problem: '1', solvedOn: '2022-02-01', result: '早' }))).toContain('早于走访日期');
  });

  test('two visits to one enterprise are two visits and one enterprise', async () => {
    const book = new Book();
    [visited(), visited({ date: '2022-02-01' })].forEach((life, index) => {
      book.post({ caseId: `c${index}` }, CATALOG.linesOf(life.view, '2022-12-31').map((each) => ({ ...each, reversal: false })));
    });
    const year = { from: '2022-01-01', to: '2022-12-31' };
    expect(await book.sum('visits', year, {})).toMatchObject({ amount: 2 });
    expect(await book.distinct('visits', year, {})).toBe(1);
    expect(await book.sum('visit-staff', year, { unit: 'D04', district: '990101' })).toMatchObject({ amount: 6 });
  });

  test('a visit of tomorrow is refused, one of another division too; a district records its own', () => {
    expect(() => visited({ date: '2022-03-03' })).toThrow('date');
    expect(() => new Life(enterpriseVisit).open(protection, '2022-03-02', VISIT)).toThrow('not-your-role');
    expect(new Life(enterpriseVisit).open(district, '2022-03-02', VISIT).view.unit).toBe('Q01');
  });

  test('an annulled visit counts nothing', () => {
    expect(accountsOf(visited().act(promotion, '2022-03-03', 'annul', { reason: '重复' }))).toEqual([]);
  });

  test('everybody in the bureau reads it, the public and the system administrator do not', () => {
    const reads = [promotion, protection, auditor, systemAdmin, visitor('public:x')].map((who) => mayReadCase(enterpriseVisit, visited().view, who, CATALOG.reading));
    expect(reads).toEqual([true, true, true, false, false]);
  });
});

const SESSION = { date: '2022-05-01', topic: '专利检索', mode: 'online', audience: ['enterprises'], organiser: '公共服务处', attended: 120, cost: 500_000, enterprises: [{ enterprise: { id: 'p1', name: '甲' } }, { enterprise: { id: 'p1', name: '甲' } }, { enterprise: { id: 'p2', name: '乙' } }] };
const trained = (more = {}): Life => new Life(trainingSession).open(publicService, '2022-05-02', { ...SESSION, ...more });

describe('a training session', () => {
  test('counts one session, its attendances, and each enterprise once', () => {
    expect(accountsOf(trained())).toEqual(['training-attendances 2022-05-01 120', 'training-presences 2022-05-01 1', 'training-presences 2022-05-01 1', 'training-sessions 2022-05-01 1']);
  });

  test('a digit too many is asked about', () => {
    expect(() => trained({ mode: 'offline', invited: 30 })).toThrow('多写了一位');
  });

  test('what it cost is for those who answer for the money', () => {
    const reads = (who: typeof publicService): boolean => 'cost' in visibleValues(trainingSession, trained().view, who).values;
    expect([publicService, protection, auditor].map(reads)).toEqual([true, false, true]);
  });
});
