import { deskComplaintAcceptance, deskInquiry, deskReportCheck } from '#catalog/rules/service.ts';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import { ruleOn } from '#domain/rule/rule.ts';
import { termText } from '../../ui/clock-ruler/clock-ruler.tsx';
import type { Text } from '../../ui/language.tsx';

const RULES = { inquiry: deskInquiry, report: deskReportCheck, complaint: deskComplaintAcceptance } as const;

export type MatterKind = keyof typeof RULES;

export function isMatterKind(kind: unknown): kind is MatterKind {
  return typeof kind === 'string' && Object.hasOwn(RULES, kind);
}

/** By when the desk first says what becomes of a matter of a kind, by the rule in force today: `15 个工作日`. */
export function responseTerm(kind: MatterKind, t: Text): string {
  const { term } = ruleOn(RULES[kind], civilDateAt(new Date().toISOString())).params;
  return termText(t, term.amount, term.unit);
}
