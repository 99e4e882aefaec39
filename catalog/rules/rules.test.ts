import { describe, expect, test } from 'vitest';
import { endOfYear, startOfYear } from '#domain/calendar/civil-date.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { annuityDueDay, annuityOf, annuityPayable, annuityTotal, latePayment, patentYearOn, percentOf, reducedFee } from '#domain/patent/annuity.ts';
import vectors from '#domain/patent/rules.vectors.json' with { type: 'json' };
import type { PatentKind } from '#domain/patent/number.ts';
import { lastDayInForce, terminationDay } from '#domain/patent/term.ts';
import { clockRule, ruleOn } from '#domain/rule/rule.ts';
import { ruleSet, withSettings } from '#domain/rule/rule-set.ts';
import { conclusion, publicNotice } from './adjudication.ts';
import { CALENDAR_YEARS } from './calendar-years.ts';
import { RULES } from './index.ts';
import { annuities, feeReduction, lateAnnuity, officialFees } from './patent-fees.ts';
import { patentTerm } from './patent-terms.ts';

const table = ruleOn(annuities, '2024-01-01').params;
const late = ruleOn(lateAnnuity, '2024-02-01').params;
const reduction = ruleOn(feeReduction, '2024-01-01').params;

describe('the rules of the bureau', () => {
  test('load as one set, each with a name and a basis in both languages', () => {
    expect(ruleSet(RULES).rules).toHaveLength(RULES.length);
    for (const rule of RULES) expect(rule.name.zh && rule.name.en && rule.versions.every(({ basis }) => basis.zh && basis.en)).toBeTruthy();
  });

  test('cover the days a case can have, to this day and on', () => {
    for (const rule of RULES) expect(rule.versions.at(-1)?.to).toBeUndefined();
    expect(ruleSet(RULES).inForce('2026-01-01')).toHaveLength(RULES.length);
  });

  test('of adjudication rest on knowledge to be confirmed, until a setting confirms them', () => {
    expect(clockRule(ruleOn(conclusion, '2024-05-01'))).toMatchObject({ id: 'adjudication.conclusion', toBeConfirmed: true, term: { amount: 3, unit: 'month' } });
    const set = withSettings(ruleSet(RULES), [{ ruleId: conclusion.id, from: '2025-03-01', basis: { zh: '局长办公会纪要', en: 'Minutes of the directors' }, params: { term: { amount: 45, unit: 'day', rollForward: false } } }]);
    expect(clockRule(set.on(conclusion, '2025-03-01'))).toMatchObject({ toBeConfirmed: false, term: { amount: 45 } });
    expect(clockRule(set.on(conclusion, '2025-02-28'))).toMatchObject({ toBeConfirmed: true, term: { amount: 3 } });
  });

  test('a public notice took sixty days before 2022 and thirty since', () => {
    expect(ruleOn(publicNotice, '2021-12-31').params.term.amount).toBe(60);
    expect(ruleOn(publicNotice, '2022-01-01').params.term.amount).toBe(30);
  });
});

describe('patent terms', () => {
  test.each(vectors.term)('$kind filed on $filing', (vector) => {
    const kind = vector.kind as PatentKind;
    const years = ruleOn(patentTerm, vector.filing).params;
    const life = { kind, filedOn: vector.filing };
    const found = { years: years[kind], lastInForce: lastDayInForce(life, years), terminates: terminationDay(life, years) };
    const { kind: _kind, filing: _filing, ...expected } = vector;
    expect(found).toMatchObject(expected);
  });
});

describe('annuities', () => {
  test('add up over a patent’s life to the published totals', () => {
    for (const [kind, total] of Object.entries(vectors.annuityTotals)) expect(annuityTotal(table, kind as PatentKind)).toBe(total * 100);
    expect(annuityOf(table, 'design', 11)).toBe(300_000);
    expect(annuityOf(table, 'design', 16)).toBeUndefined();
    expect(annuityOf(ruleOn(annuities, '2021-05-31').params, 'design', 11)).toBeUndefined();
  });

  test.each(vectors.lateFee)('due $due, paid $paid: $lateRatePct', ({ kind, year, fullFee, due, paid, lateRatePct, surcharge, totalAt85pctReduction }) => {
    const full = annuityOf(table, kind as PatentKind, year) ?? 0;
    expect(full).toBe(fullFee * 100);
    const payment = latePayment(due, paid, late);
    if (lateRatePct === 'LAPSED') {
      expect(payment).toEqual({ lapsed: true });
      return;
    }
    expect(payment).toEqual({ lapsed: false, percent: lateRatePct });
    expect(percentOf(full, Number(lateRatePct))).toBe(Number(surcharge) * 100);
    expect(annuityPayable(full, reduction.onePercent, Number(lateRatePct))).toBe(Number(totalAt85pctReduction) * 100);
  });

  test('follow the first example: filed 2020-03-15, granted 2022-05-20 in its third year', () => {
    expect(patentYearOn('2020-03-15', '2022-05-20')).toBe(3);
    expect(annuityDueDay('2020-03-15', 4)).toBe('2023-03-15');
    expect([patentYearOn('2020-03-15', '2022-03-14'), patentYearOn('2020-03-15', '2022-03-15')]).toEqual([2, 3]);
  });

  test('follow the second example: reduced by 85 percent, the surcharge still on the full fee', () => {
    expect(annuityPayable(120_000, 85, 5)).toBe(18_000 + 6_000);
  });

  test('never climb the wrong ladder of 5 to 30 percent', () => {
    const days = ['2023-04-15', '2023-05-15', '2023-06-15', '2023-07-15', '2023-08-15', '2023-09-15'];
    const percents = days.map((paid) => latePayment('2023-03-15', paid, late)).map((payment) => !payment.lapsed && payment.percent);
    expect(percents).toEqual([0, 5, 10, 15, 20, 25]);
  });

  test('roll the due day and the end of grace over holidays, the steps between not', () => {
    const calendar = workingDayCalendar(CALENDAR_YEARS);
    expect(latePayment('2022-10-01', '2022-10-08', late, calendar)).toEqual({ lapsed: false, percent: 0 });
    expect(latePayment('2022-04-01', '2022-10-08', late, calendar)).toEqual({ lapsed: false, percent: 25 });
    expect(latePayment('2022-04-01', '2022-10-09', late, calendar)).toEqual({ lapsed: true });
    expect(latePayment('2022-10-01', '2022-11-02', late, calendar)).toEqual({ lapsed: false, percent: 5 });
  });
});

describe('reductions', () => {
  test.each(vectors.reduction)('of $item: $full becomes $r85 or $r70', ({ full, r85, r70 }) => {
    expect(reducedFee(full * 100, reduction.onePercent)).toBe(r85 * 100);
    expect(reducedFee(full * 100, reduction.severalPercent)).toBe(r70 * 100);
  });

  test('and fees agree with the table of fees', () => {
    const fees = ruleOn(officialFees, '2024-01-01').params;
    expect([fees.filing.invention, fees.filing.design, fees.substantiveExamination]).toEqual([90_000, 50_000, 250_000]);
    expect(annuityOf(table, 'invention', 1)).toBe(90_000);
  });

  test('run ten years since August 2018 and have the higher income limits since July 2019', () => {
    expect(ruleOn(feeReduction, '2018-07-31').params.annuityYears).toBe(6);
    expect(ruleOn(feeReduction, startOfYear('2019-01-01')).params).toMatchObject({ annuityYears: 10, enterpriseYearlyBelow: 30_000_000 });
    expect(ruleOn(feeReduction, endOfYear('2019-01-01')).params).toMatchObject({ personMonthlyBelow: 500_000, enterpriseYearlyBelow: 100_000_000 });
  });
});
