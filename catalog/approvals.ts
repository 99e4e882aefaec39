import type { ApprovalStep } from '#domain/case/case-type.ts';

/** 处长审核, in the division that has the case. */
export const BY_HEAD: ApprovalStep = { role: 'division-head', name: { zh: '处长审核', en: 'review by the head of division' }, ofUnit: true };

/** 法制审核 (行政处罚法 §58 and its kin). */
export const BY_LEGAL: ApprovalStep = { role: 'legal-reviewer', name: { zh: '法制审核', en: 'legal review' } };

/** 局领导批准. */
export const BY_LEADER: ApprovalStep = { role: 'bureau-leader', name: { zh: '局领导批准', en: 'approval by a leader' } };
