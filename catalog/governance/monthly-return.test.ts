import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayReadCase } from '#domain/access/reading.ts';
import { Life, staff } from '#domain/case/testing/life.ts';
import { CATALOG } from '../index.ts';
import { ruleOn } from '#domain/rule/rule.ts';
import { monthlyReturnPlausibility } from '../rules/monthly-return.ts';
import { accountsOf, PEOPLE, reasonOf } from '../testing.ts';
import { doubtOf, type ReturnedValue } from './monthly-return-checks.ts';
import { monthlyReturn } from './monthly-return.ts';
import { standingOf } from './monthly-return-standing.ts';

const { planning, statistics, district, auditor, promotion, supervisor } = PEOPLE;
const neighbour = staff('lin', ['district-officer'], { unit: 'Q02', functions: ['district'] });
const LIMITS = ruleOn(monthlyReturnPlausibility, '2022-06-01').params;
const OPENED = { district: '990101', place: '东区', month: '2022-05', indicators: ['inventions-in-force', 'invention-grants'], dueOn: '2022-06-08' };
const ROWS = [{ indicator: 'inventions-in-force', amount: 3000 }, { indicator: 'invention-grants', amount: 120 }];

const opened = (): Life => new Life(monthlyReturn).open(planning, '2022-06-01', OPENED, 'Q01');

describe('a monthly return', () => {
  test('is filled in by its district, sent back once, locked by the statistics post, and counts from then on', () => {
    const life = opened().act(district, '2022-06-02', 'fill', { rows: [ROWS[0]] }).act(district, '2022-06-06', 'submit', { rows: ROWS });
    expect(accountsOf(life)).toEqual([]);
    expect(life.view.values['leadUnit']).toBe('planning');
    life.act(statistics, '2022-06-07', 'send-back', { reason: '授权量与上月不衔接' });
    expect(life.view.values['leadUnit']).toBeUndefined();
    life.act(district, '2022-06-09', 'submit', { rows: [ROWS[0], { indicator: 'invention-grants', amount: 118 }] }).act(statistics, '2022-06-10', 'lock', { finding: '与上月衔接' });
    expect(accountsOf(life)).toEqual(['invention-grants 2022-05-31 118', 'inventions-in-force 2022-05-31 3000']);
    expect(standingOf(life.view, '2022-06-30')).toEqual({ submittedOn: '2022-06-06', late: false, sentBack: 1, lockedOn: '2022-06-10' });
  });

  test('what is empty must be explained, and then says nothing: missing is not zero', () => {
    const empty = { indicator: 'invention-grants', doubt: 'missing' };
    expect(reasonOf(opened().refusal(district, '2022-06-06', 'submit', { rows: [ROWS[0], empty] }))).toBe('请说明后再报送：“发明专利授权”未填，须说明（未填不等于零）。');
    const life = opened().act(district, '2022-06-06', 'submit', { rows: [ROWS[0], { ...empty, explanation: '市场局尚未下发明细' }] }).act(statistics, '2022-06-07', 'lock');
    expect(accountsOf(life)).toEqual(['inventions-in-force 2022-05-31 3000']);
  });

  test('a correction after locking reverses what was posted', () => {
    const life = opened().act(district, '2022-06-06', 'submit', { rows: ROWS }).act(statistics, '2022-06-07', 'lock');
    expect(life.refusal(district, '2022-06-08', 'correct', { reason: '错', values: { rows: [] } })[0]?.code).toBe('not-your-role');
    life.act(statistics, '2022-06-20', 'correct', { reason: '重复计数', values: { rows: [{ indicator: 'inventions-in-force', amount: 2990 }] } });
    expect(accountsOf(life)).toEqual(['inventions-in-force 2022-05-31 2990']);
  });

  test('is late when first sent after the day it was due; a postponement before counts, one afterwards does not', () => {
    const late = opened().act(district, '2022-06-09', 'submit', { rows: ROWS });
    expect(standingOf(late.view, '2022-06-09').late).toBe(true);
    const postponed = opened().act(planning, '2022-06-07', 'postpone', { dueOn: '2022-06-12', reason: '系统升级' }).act(district, '2022-06-09', 'submit', { rows: ROWS });
    expect(standingOf(postponed.view, '2022-06-20').late).toBe(false);
    expect(standingOf(opened().view, '2022-06-08').late).toBe(false);
    expect(standingOf(opened().view, '2022-06-09').late).toBe(true);
    late.act(statistics, '2022-06-10', 'send-back', { reason: '请核对', dueOn: '2022-06-20' });
    expect(standingOf(late.view, '2022-06-10').late).toBe(true);
  });

  test('is filled in by its own district and locked by the statistics post, by nobody else', () => {
    expect(opened().refusal(neighbour, '2022-06-02', 'submit', { rows: ROWS })[0]?.code).toBe('not-your-role');
    const sent = opened().act(district, '2022-06-06', 'submit', { rows: ROWS });
    for (const actor of [district, neighbour, promotion, planning]) expect(sent.refusal(actor, '2022-06-07', 'lock')[0]?.code).toBe('not-your-role');
    expect(reasonOf(opened().refusal(planning, '2022-06-07', 'postpone', { dueOn: '2022-06-01', reason: '错' }))).toBe('报送时限早于今天，请核对。');
    expect(() => new Life(monthlyReturn).open(planning, '2022-04-30', OPENED, 'Q01')).toThrow('月份晚于本月');
    expect(() => new Life(monthlyReturn).open(district, '2022-06-01', OPENED, 'Q01')).toThrow('not-your-role');
  });

  test('is read by its district and by those who collect, check and lead; not by the next district or other divisions', () => {
    const { view } = opened();
    const readers = [district, planning, statistics, supervisor, auditor].map((actor) => mayReadCase(monthlyReturn, view, actor, CATALOG.reading));
    expect(readers).toEqual([true, true, true, true, true]);
    expect([neighbour, promotion].map((actor) => mayReadCase(monthlyReturn, view, actor, CATALOG.reading))).toEqual([false, false]);
  });

  test('one indicator is given once', () => {
    expect(reasonOf(opened().refusal(district, '2022-06-06', 'fill', { rows: [ROWS[0], ROWS[0]] }))).toBe('“有效发明专利”填了两次，请删去一次。');
  });
});

describe('the plausibility of a value', () => {
  const level = (more: Partial<ReturnedValue>): ReturnType<typeof doubtOf> => doubtOf({ indicator: 'inventions-in-force', ...more }, '2022-05', LIMITS);
  const sum = (more: Partial<ReturnedValue>, month = '2022-05'): ReturnType<typeof doubtOf> => doubtOf({ indicator: 'invention-grants', ...more }, month, LIMITS);

  test('empty is not zero', () => {
    expect([level({ before: 0 }), level({ amount: 0, before: 0 })]).toEqual(['missing', undefined]);
  });

  test('a cumulative does not fall within its year, and starts anew in January', () => {
    expect(sum({ amount: 99, before: 100, beforeMonth: '2022-04' })).toBe('falls');
    expect(sum({ amount: 100, before: 100, beforeMonth: '2022-04' })).toBeUndefined();
    expect(sum({ amount: 9, before: 1200, beforeMonth: '2021-12', lastYear: 8 }, '2022-01')).toBeUndefined();
  });

  test('a month of more than three average months is a jump, and so is a level that moves by more than fifteen percent', () => {
    expect(sum({ amount: 176, before: 100, beforeMonth: '2022-04' })).toBe('jumps');
    expect(sum({ amount: 175, before: 100, beforeMonth: '2022-04' })).toBeUndefined();
    expect(sum({ amount: 300, before: 100, beforeMonth: '2022-02' })).toBeUndefined();
    expect(level({ amount: 1151, before: 1000 })).toBe('jumps');
    expect(level({ amount: 850, before: 1000 })).toBeUndefined();
    expect(level({ amount: 9, before: 3 })).toBeUndefined();
  });

  test('without an earlier month last year’s is what it is held against', () => {
    expect([sum({ amount: 400, lastYear: 100 }, '2022-01'), sum({ amount: 20, lastYear: 100 }, '2022-01'), sum({ amount: 150, lastYear: 100 }, '2022-01')]).toEqual(['jumps', 'jumps', undefined]);
    expect(sum({ amount: 400 }, '2022-01')).toBeUndefined();
  });

  test('a value that is given is never called missing, and one that equals the last is never doubted', () => {
    fc.assert(fc.property(fc.nat(1e7), fc.constantFrom('inventions-in-force', 'invention-grants'), fc.nat(1e7), (amount, indicator, lastYear) => {
      expect(doubtOf({ indicator, amount, lastYear }, '2022-05', LIMITS)).not.toBe('missing');
      expect(doubtOf({ indicator, amount, before: amount, beforeMonth: '2022-04', lastYear }, '2022-05', LIMITS)).toBeUndefined();
    }));
  });
});
