import { defineRule, type Rule } from '#domain/rule/rule.ts';
import { termRule, workdays } from './term-rule.ts';

const OWN_SETTING = { zh: '本局工作规则（可设定）', en: 'The bureau’s own working rule (may be set)' };

/** 月报报送：月末后五个工作日. */
export const monthlyReturnDue = termRule(
  'monthly-return.due',
  { zh: '月报报送', en: 'Monthly return' },
  { term: workdays(5) },
  [{ from: '2015-01-01', basis: OWN_SETTING, evidence: 'S' }],
);

/** 月报核对：报送后三个工作日. */
const monthlyReturnCheck = termRule(
  'monthly-return.check',
  { zh: '月报核对', en: 'Check of a monthly return' },
  { term: workdays(3) },
  [{ from: '2015-01-01', basis: OWN_SETTING, evidence: 'S' }],
);

/** What of a return must be explained (月报合理性核对). */
export interface PlausibilityParams {
  /** A level that differs from the last one by more than this, percent. */
  readonly levelPercent: number;
  /** A month that is more than so many times the year's average month, or last year's same span. */
  readonly paceTimes: number;
  /** Smaller differences need no explanation whatever their share. */
  readonly smallest: number;
}

export const monthlyReturnPlausibility: Rule<PlausibilityParams> = defineRule({
  id: 'monthly-return.plausibility',
  name: { zh: '月报合理性核对', en: 'Plausibility of a monthly return' },
  versions: [{ from: '2015-01-01', params: { levelPercent: 15, paceTimes: 3, smallest: 10 }, basis: OWN_SETTING, evidence: 'S' }],
});

/** 年度目标亮灯: how many percentage points behind the even course of the year still count as a risk, not as behind. */
export const targetLights: Rule<{ readonly tolerance: number }> = defineRule({
  id: 'target.lights',
  name: { zh: '年度目标亮灯', en: 'Lights of the year’s targets' },
  versions: [{ from: '2015-01-01', params: { tolerance: 10 }, basis: OWN_SETTING, evidence: 'S' }],
});

export const MONTHLY_RETURN_RULES: readonly Rule[] = [monthlyReturnDue, monthlyReturnCheck, monthlyReturnPlausibility, targetLights];
