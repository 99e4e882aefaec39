import type { Rule } from '#domain/rule/rule.ts';
import { ADJUDICATION_RULES } from './adjudication.ts';
import { DISCLOSURE_RULES } from './disclosure.ts';
import { MONTHLY_RETURN_RULES } from './monthly-return.ts';
import { PATENT_FEE_RULES } from './patent-fees.ts';
import { PATENT_TERM_RULES } from './patent-terms.ts';
import { SERVICE_RULES } from './service.ts';

/** Every constant this bureau works by, with its basis, evidence and dates in force (规则). */
export const RULES: readonly Rule[] = [...ADJUDICATION_RULES, ...SERVICE_RULES, ...MONTHLY_RETURN_RULES, ...DISCLOSURE_RULES, ...PATENT_TERM_RULES, ...PATENT_FEE_RULES];
