import { describe, expect, test } from 'vitest';
import { mayReadCase, visibleValues } from '#domain/access/reading.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { clocksOf, leadingClock } from '#domain/case/clocks.ts';
import { Life, visitor } from '#domain/case/testing/life.ts';
import { ruleSet } from '#domain/rule/rule-set.ts';
import { CATALOG } from '../index.ts';
import { CALENDAR_YEARS } from '../rules/calendar-years.ts';
import { accountsOf, PEOPLE, reasonOf } from '../testing.ts';
import { hotlineItem } from './hotline.ts';

const { desk, deskHead, protection, auditor, leader, systemAdmin } = PEOPLE;
const citizen = visitor('public:r-1');
const ITEM = { kind: 'report', subject: '网店销售假冒专利产品', text: '某网店页面标注虚假专利号', informantName: '陈某', informantContact: '13900000000' };
const sent = (more = {}, who = citizen): Life => new Life(hotlineItem).open(who, '2022-03-01', { ...ITEM, ...more }, 'D08');
const clockOf = (life: Life, today: string): { name: string; due: string; light: string } | undefined => {
  const found = leadingClock(clocksOf(hotlineItem, life.view, { rules: ruleSet(CATALOG.rules), calendar: workingDayCalendar(CALENDAR_YEARS), today }));
  return found && { name: found.name.zh, due: found.clock.due, light: found.clock.light };
};

describe('a matter of the 12330 desk', () => {
  test('anyone may send one, with or without a name, and follows it', () => {
    const life = sent({ informantName: '', informantContact: '' });
    expect(life.view).toMatchObject({ state: 'registered', unit: 'D08', openedBy: 'public:r-1' });
    expect(mayReadCase(hotlineItem, life.view, citizen, CATALOG.reading)).toBe(true);
    expect(mayReadCase(hotlineItem, life.view, visitor('public:r-2'), CATALOG.reading)).toBe(false);
  });

  test('a report is accepted, answered, followed up and archived', () => {
    const life = sent()
      .act(desk, '2022-03-02', 'triage', { person: 're', district: '990101' })
      .act(desk, '2022-03-10', 'accept')
      .act(desk, '2022-04-01', 'answer', { reply: '已责令改正' })
      .act(desk, '2022-04-08', 'follow-up', { satisfaction: 'satisfied' })
      .act(desk, '2022-04-09', 'archive');
    expect(life.view).toMatchObject({ state: 'archived', assignee: 're', closedOn: '2022-04-09' });
    expect(accountsOf(life)).toEqual([
      'hotline-answered 2022-04-01 1', 'hotline-followed-up 2022-04-08 1', 'hotline-items 2022-03-01 1', 'hotline-on-time 2022-03-10 1',
      'hotline-reports 2022-03-01 1', 'hotline-responded 2022-03-10 1', 'hotline-satisfied 2022-04-08 1',
    ]);
  });

  test('an inquiry is answered at once, a late answer is not on time, and needs no acceptance', () => {
    const inquiry = sent({ kind: 'inquiry' });
    expect(reasonOf(inquiry.refusal(desk, '2022-03-01', 'accept'))).toContain('直接答复');
    expect(accountsOf(sent({ kind: 'inquiry' }).act(desk, '2022-03-02', 'answer', { reply: '请查询' }))).toContain('hotline-on-time 2022-03-02 1');
    expect(accountsOf(inquiry.act(desk, '2022-03-03', 'answer', { reply: '请查询' })).join()).not.toContain('on-time');
  });

  test('it is transferred with the other body’s number, or turned into an adjudication', () => {
    const transferred = sent().act(desk, '2022-03-02', 'transfer', { transferTo: '综合执法总队' }).act(desk, '2022-03-05', 'note-transfer', { transferNumber: '执转2022-8' });
    expect(transferred.view).toMatchObject({ state: 'transferred', values: { transferNumber: '执转2022-8' } });
    const triaged = sent({ kind: 'complaint' }).act(desk, '2022-03-02', 'triage', { person: 'zhang' });
    expect(triaged.refusal(desk, '2022-03-03', 'convert')[0]?.code).toBe('not-your-role');
    const converted = triaged.act(protection, '2022-03-03', 'convert', { adjudication: { id: 'a1', number: '裁〔2022〕3号', title: '甲诉乙' } });
    expect(accountsOf(converted)).toContain('hotline-converted 2022-03-03 1');
  });

  test('each kind has its own clock', () => {
    expect(clockOf(sent({ kind: 'inquiry' }), '2022-03-01')).toEqual({ name: '咨询答复', due: '2022-03-02', light: 'yellow' });
    expect(clockOf(sent({ kind: 'complaint' }), '2022-03-01')).toMatchObject({ name: '投诉受理告知', due: '2022-03-10' });
    expect(clockOf(sent(), '2022-03-01')).toMatchObject({ name: '举报核查', due: '2022-03-22' });
    const extended = sent().act(desk, '2022-03-15', 'extend-check', { reason: '涉及外地' }).endorse('2022-03-16', deskHead);
    expect(clockOf(extended, '2022-03-17')).toMatchObject({ due: '2022-04-13' });
    const accepted = sent({ kind: 'complaint' }).act(desk, '2022-03-08', 'accept');
    expect(clockOf(accepted, '2022-03-09')).toMatchObject({ name: '投诉办理' });
  });

  test('only the desk and the handling officer know who sent it', () => {
    const life = sent().act(desk, '2022-03-02', 'triage', { person: 'zhang' });
    const knows = (who: typeof desk): boolean => 'informantName' in visibleValues(hotlineItem, life.view, who).values;
    expect([desk, deskHead, protection, citizen].map(knows)).toEqual([true, true, true, true]);
    expect([leader, auditor].map(knows)).toEqual([false, false]);
    expect(mayReadCase(hotlineItem, life.view, PEOPLE.planning, CATALOG.reading)).toBe(false);
    expect(mayReadCase(hotlineItem, life.view, systemAdmin, CATALOG.reading)).toBe(false);
  });

  test('the sender reads the answer, not the bureau’s own notes', () => {
    const life = sent().act(desk, '2022-03-02', 'answer', { reply: '已处理', note: '内部记录' });
    const seen = Object.keys(visibleValues(hotlineItem, life.view, citizen).values);
    expect(seen).toContain('reply');
    expect(seen).not.toContain('note');
  });

  test('who sent it enters the journal as personal values', () => {
    expect(hotlineItem.fields['informantName']?.personal && hotlineItem.fields['informantContact']?.personal).toBe(true);
  });
});
