import { highValue } from '#catalog/rules/patent-terms.ts';
import type { HighValueRules } from '#domain/patent/high-value.ts';
import type { Setting } from '../store/setting.ts';

/** What makes an invention one of high value, as the bureau has set it today. */
export function highValueRules({ rules, today }: Pick<Setting, 'rules' | 'today'>): HighValueRules {
  return rules.on(highValue, today()).params;
}
