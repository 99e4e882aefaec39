import { describe, expect, test } from 'vitest';
import { mayReadCase } from '#domain/access/reading.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { clocksOf } from '#domain/case/clocks.ts';
import { Life } from '#domain/case/testing/life.ts';
import { ruleSet } from '#domain/rule/rule-set.ts';
import { CATALOG } from '../index.ts';
import { CALENDAR_YEARS } from '../rules/calendar-years.ts';
import { accountsOf, PEOPLE, reasonOf } from '../testing.ts';
import { supervisionItem } from './supervision.ts';

const { supervisor, leader, promotion, promotionHead, protection, planning } = PEOPLE;
const ITEM = { subject: '推进专利转化专项', source: 'priority', requirement: '三季度末报结果', leadUnit: 'promotion', dueOn: '2022-09-30' };
const opened = (): Life => new Life(supervisionItem).open(supervisor, '2022-07-01', ITEM);
const working = (): Life => opened().act(supervisor, '2022-07-02', 'entrust').act(promotion, '2022-07-03', 'sign');
const submitted = (day: string): Life => working().act(promotion, day, 'submit-completion', { result: '已完成' });
const light = (life: Life, today: string): string | undefined =>
  clocksOf(supervisionItem, life.view, { rules: ruleSet(CATALOG.rules), calendar: workingDayCalendar(CALENDAR_YEARS), today })[0]?.clock.light;

describe('a supervised matter', () => {
  test('is entrusted, signed for, fed back, submitted, closed, and its effect reviewed', () => {
    const life = working()
      .act(promotion, '2022-08-01', 'feedback', { progress: '已过半' })
      .act(promotionHead, '2022-09-01', 'submit-completion', { result: '已完成' })
      .act(supervisor, '2022-09-05', 'close')
      .act(supervisor, '2022-10-10', 'review-effect', { effect: 'good' });
    expect(life.view).toMatchObject({ state: 'reviewed', closedOn: '2022-09-05', values: { progress: '已过半', effect: 'good' } });
    expect(accountsOf(life)).toEqual(['supervision-closed 2022-09-05 1', 'supervision-days 2022-09-05 65', 'supervision-items 2022-07-01 1', 'supervision-on-time 2022-09-05 1']);
  });

  test('turns yellow three days before, red after, and stands still once submitted', () => {
    expect(['2022-09-26', '2022-09-27', '2022-10-01'].map((today) => light(working(), today))).toEqual(['green', 'yellow', 'red']);
    expect(light(submitted('2022-09-30'), '2022-12-01')).toBe('green');
    expect(light(submitted('2022-10-08'), '2022-12-01')).toBe('red');
  });

  test('is on time by its submission, late after the due day, and runs again when sent back', () => {
    expect(accountsOf(submitted('2022-09-30').act(supervisor, '2022-10-09', 'close'))).toContain('supervision-on-time 2022-10-09 1');
    expect(accountsOf(submitted('2022-10-08').act(supervisor, '2022-10-09', 'close'))).toContain('supervision-late 2022-10-09 1');
    const back = submitted('2022-09-20').act(supervisor, '2022-09-21', 'send-back', { reason: '材料不全' });
    expect(back.view.state).toBe('working');
    expect(light(back, '2022-09-29')).toBe('yellow');
  });

  test('gets a later day by approval only', () => {
    const life = working();
    expect(reasonOf(life.refusal(promotion, '2022-09-01', 'extend', { dueOn: '2022-09-01', reason: '早' }))).toContain('晚于原时限');
    life.act(promotion, '2022-09-20', 'extend', { dueOn: '2022-10-31', reason: '等待数据' });
    expect(life.view.values['dueOn']).toBe('2022-09-30');
    life.endorse('2022-09-21', supervisor, leader);
    expect(life.view.values['dueOn']).toBe('2022-10-31');
    expect(light(life, '2022-10-01')).toBe('green');
  });

  test('counts as open again when reopened', () => {
    const life = submitted('2022-09-20').act(supervisor, '2022-09-21', 'close').act(supervisor, '2022-11-01', 'reopen', { dueOn: '2022-12-31', reason: '反弹' });
    expect(accountsOf(life)).toEqual(['supervision-items 2022-07-01 1']);
    expect(life.view.closedOn).toBeUndefined();
  });

  test('is handled by the division it is entrusted to, and read by no other', () => {
    expect(reasonOf(opened().act(supervisor, '2022-07-02', 'entrust').refusal(protection, '2022-07-03', 'sign'))).toBe('not-your-role');
    const reads = [supervisor, leader, promotion, protection, planning].map((who) => mayReadCase(supervisionItem, working().view, who, CATALOG.reading));
    expect(reads).toEqual([true, true, true, false, false]);
  });

  test('cannot be due before it is opened', () => {
    expect(() => new Life(supervisionItem).open(supervisor, '2022-07-01', { ...ITEM, dueOn: '2022-06-30' })).toThrow('早于今天');
  });
});
