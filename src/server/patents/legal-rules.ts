import { lateAnnuity } from '#catalog/rules/patent-fees.ts';
import { highValue, patentTerm, termCompensation } from '#catalog/rules/patent-terms.ts';
import { later } from '#domain/calendar/civil-date.ts';
import type { HighValueRules } from '#domain/patent/high-value.ts';
import type { LegalRules } from '#domain/patent/legal-state.ts';
import { ruleOn } from '#domain/rule/rule.ts';

const FIRST_LAW = '1985-04-01';
const COMPENSATION_SINCE = '2021-06-01';
const LATE_RULE = '2001-07-01';

/** Terms and grace as the law has them (法定期限): no bureau may set them otherwise. */
export const LEGAL_RULES: LegalRules = {
  termYears: (filedOn) => ruleOn(patentTerm, later(filedOn, FIRST_LAW)).params,
  graceMonths: ruleOn(lateAnnuity, LATE_RULE).params.graceMonths,
  compensation: ruleOn(termCompensation, COMPENSATION_SINCE).params,
};

const HIGH_VALUE_SINCE = '2021-03-13';

/** The classes of high-value inventions as the catalogue has them, where no bureau's setting is asked for. */
export const HIGH_VALUE_RULES: HighValueRules = ruleOn(highValue, HIGH_VALUE_SINCE).params;
