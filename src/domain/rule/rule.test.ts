import { describe, expect, test } from 'vitest';
import { type RuleVersion, clockRule, defineRule, findRuleOn, ruleOn } from './rule.ts';
import { type RuleOverride, checkOverride, ruleSet, withSettings } from './rule-set.ts';

const name = { zh: '测试', en: 'Test' };
const basis = { zh: '测试办法第一条', en: 'Test measures, article 1' };
const version = (from: string, to: string | undefined, years: number): RuleVersion<{ years: number }> => ({
  from, ...(to && { to }), params: { years }, basis, evidence: 'V',
});

const term = defineRule({ id: 'test.term', name, versions: [version('1993-01-01', '2021-05-31', 10), version('2021-06-01', undefined, 15)] });
const reply = defineRule({
  id: 'test.reply',
  name,
  versions: [{ from: '2020-01-01', params: { term: { amount: 15, unit: 'day' as const, rollForward: true }, steps: [5, 10], remind: { early: 3 } }, basis, evidence: 'K' }],
});
const set = ruleSet([term, reply]);

describe('a rule', () => {
  test('is judged by the version of the day', () => {
    expect(ruleOn(term, '2021-05-31').params.years).toBe(10);
    expect(ruleOn(term, '2021-06-01').params.years).toBe(15);
    expect(findRuleOn(term, '1992-12-31')).toBeUndefined();
    expect(() => ruleOn(term, '1992-12-31')).toThrow('rule test.term: not in force on 1992-12-31');
  });

  test('resting on professional knowledge is to be confirmed, on the clock too', () => {
    expect(ruleOn(term, '2024-01-01').toBeConfirmed).toBe(false);
    expect(clockRule(ruleOn(reply, '2024-01-01'))).toEqual({ id: 'test.reply', term: { amount: 15, unit: 'day', rollForward: true }, basis, toBeConfirmed: true });
  });

  test.each([
    ['a gap', [version('2020-01-01', '2020-12-31', 1), version('2021-01-02', undefined, 2)]],
    ['overlap', [version('2020-01-01', '2020-12-31', 1), version('2020-12-31', undefined, 2)]],
    ['overlap', [version('2020-01-01', undefined, 1), version('2021-01-01', undefined, 2)]],
    ['out of order', [version('2021-01-01', undefined, 1), version('2020-01-01', undefined, 2)]],
    ['ends before it begins', [version('2021-01-01', '2020-01-01', 1)]],
    ['is no day', [version('2021-02-29', undefined, 1)]],
    ['has no version', []],
    ['no basis', [{ ...version('2021-01-01', undefined, 1), basis: { zh: '', en: '' } }]],
    ['is no term', [{ ...version('2021-01-01', undefined, 1), params: { reply: { amount: 1.5, unit: 'day', rollForward: true } } }]],
  ])('with %s is refused by name', (message, versions) => {
    expect(() => defineRule({ id: 'test.broken', name, versions: versions as RuleVersion[] })).toThrow(new RegExp(`^rule test.broken: .*${message}`));
  });

  test('with an id that is no id is refused', () => {
    expect(() => defineRule({ ...term, id: 'Test Term' })).toThrow('rule Test Term: the id');
  });
});

describe('a set of rules', () => {
  test('refuses two rules of one id', () => {
    expect(() => ruleSet([term, term])).toThrow('rule test.term: declared twice');
  });

  test('knows its rules by id and by day', () => {
    expect(set.find('test.reply')).toBe(reply);
    expect(set.inForce('2000-01-01').map((rule) => rule.id)).toEqual(['test.term']);
    expect(() => ruleSet([term]).on(reply, '2024-01-01')).toThrow('rule test.reply: not in this set');
  });

  test('is confirmed by a setting from its day on, and not before', () => {
    const confirmed = withSettings(set, [{ ruleId: 'test.reply', from: '2024-07-01', basis }]);
    expect(confirmed.on(reply, '2024-06-30')).toMatchObject({ toBeConfirmed: true, params: { steps: [5, 10] } });
    expect(confirmed.on(reply, '2024-07-01')).toMatchObject({ toBeConfirmed: false, evidence: 'S', params: { steps: [5, 10] } });
    expect(set.on(reply, '2024-07-01').toBeConfirmed).toBe(true);
  });

  test('takes a changed constant and keeps the others', () => {
    const changed = withSettings(set, [{ ruleId: 'test.reply', from: '2020-01-01', basis, params: { steps: [3, 5, 7] } }]);
    expect(changed.on(reply, '2020-01-01').params).toMatchObject({ steps: [3, 5, 7], term: { amount: 15 } });
    expect(changed.find('test.reply')?.versions).toHaveLength(1);
  });

  test.each<[string, Partial<RuleOverride>, string]>([
    ['an unknown rule', { ruleId: 'test.none' }, 'ruleId'],
    ['a day on which the rule was not in force', { from: '2019-12-31' }, 'from'],
    ['a day that is none', { from: '2024-02-30' }, 'from'],
    ['an unknown constant', { params: { none: 1 } }, 'params.none'],
    ['a term that is none', { params: { term: { amount: -1, unit: 'day', rollForward: true } } }, 'params.term'],
    ['a text among numbers', { params: { steps: [3, 'x'] } }, 'params.steps'],
    ['another shape', { params: { remind: { late: 3 } } }, 'params.remind'],
  ])('refuses %s', (_, changes, path) => {
    const override = { ruleId: 'test.reply', from: '2024-01-01', basis, ...changes };
    expect(checkOverride(set, override)[0]?.path).toBe(path);
    expect(() => withSettings(set, [override])).toThrow(override.ruleId);
  });
});
