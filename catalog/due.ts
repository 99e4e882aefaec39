import { type CivilDate, later } from '#domain/calendar/civil-date.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { beforeDay, endOfTerm, type TermLength } from '#domain/deadline/term.ts';
import { type Rule, ruleOn } from '#domain/rule/rule.ts';
import { CALENDAR_YEARS } from './rules/calendar-years.ts';
import type { TermParams } from './rules/term-rule.ts';

/**
 * The published working days (工作日). Guards and postings are pure and reckon by these;
 * what a bureau changes in its own calendar moves the clocks only.
 */
const CALENDAR = workingDayCalendar(CALENDAR_YEARS);

/** The last day of a rule's term that began on `start`, under the rule of that day, or its first version before there was one (届满日). */
export function lastDay(rule: Rule<TermParams>, start: CivilDate, extended = false): CivilDate {
  const { term, extension } = ruleOn(rule, later(start, rule.versions[0]?.from ?? start)).params;
  return endOfTerm(CALENDAR, start, extended && extension ? longer(term, extension) : term).day;
}

/** An extension in the term's own unit lengthens the term itself. */
function longer(term: TermParams['term'], extension: TermLength): TermParams['term'] {
  if (extension.unit !== term.unit) throw new Error(`a term of ${term.unit}s cannot be lengthened by ${extension.unit}s here`);
  return { ...term, amount: term.amount + extension.amount };
}

/** The last day on which to act for something due a rule's term before `day`, under the rule of `today` (举行前). */
export function lastDayBefore(rule: Rule<TermParams>, day: CivilDate, today: CivilDate): CivilDate {
  return beforeDay(CALENDAR, day, ruleOn(rule, today).params.term).day;
}
