import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Term, TermLength } from '#domain/deadline/term.ts';
import { type Evidence, type Rule, type RuleVersion, defineRule } from '#domain/rule/rule.ts';
import type { Label } from '#domain/text.ts';

/** The constants of a deadline: its term, and how far it may be extended where the rule allows that. */
export interface TermParams {
  readonly term: Term;
  readonly extension?: TermLength;
}

/** Several versions of one term that differ only in their source. */
export interface TermSource {
  readonly from: CivilDate;
  readonly to?: CivilDate;
  readonly basis: Label;
  readonly evidence: Evidence;
  readonly note?: Label;
}

/** A rule whose constants stay the same while its legal source changes. */
export function termRule(id: string, name: Label, params: TermParams, sources: readonly TermSource[]): Rule<TermParams> {
  return defineRule({ id, name, versions: sources.map((source): RuleVersion<TermParams> => ({ ...source, params })) });
}

/** Days, months or years that roll forward over days off (顺延). */
export function rolling(amount: number, unit: 'day' | 'month' | 'year'): Term {
  return { amount, unit, rollForward: true };
}

/** Days, months or years that end where they end (不顺延). */
export function fixed(amount: number, unit: 'day' | 'month' | 'year'): Term {
  return { amount, unit, rollForward: false };
}

export function workdays(amount: number): Term {
  return { amount, unit: 'workday', rollForward: false };
}
