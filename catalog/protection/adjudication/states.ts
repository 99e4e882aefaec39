import type { CaseDeadline, State } from '#domain/case/case-type.ts';

export const STATES = {
  received: { name: { zh: '收件', en: 'received' } },
  correcting: { name: { zh: '补正中', en: 'being completed' } },
  'not-accepted': { name: { zh: '不予受理', en: 'not accepted' }, ends: true },
  accepted: { name: { zh: '已立案', en: 'accepted' } },
  served: { name: { zh: '答辩期', en: 'awaiting the answer' } },
  trial: { name: { zh: '审理中', en: 'in trial' } },
  'hearing-set': { name: { zh: '待口审', en: 'hearing set' } },
  appraisal: { name: { zh: '鉴定中', en: 'in appraisal' } },
  mediation: { name: { zh: '调解中', en: 'in mediation' } },
  suspended: { name: { zh: '中止', en: 'suspended' } },
  'deemed-withdrawn': { name: { zh: '按撤回处理', en: 'deemed withdrawn' } },
  deliberated: { name: { zh: '已合议', en: 'deliberated' } },
  decided: { name: { zh: '已裁决', en: 'decided' } },
  notified: { name: { zh: '已送达裁决', en: 'decision served' } },
  sued: { name: { zh: '已起诉', en: 'before the court' } },
  effective: { name: { zh: '已生效', en: 'in effect' } },
  enforcing: { name: { zh: '申请强制执行', en: 'in enforcement' } },
  performed: { name: { zh: '已履行', en: 'performed' } },
  withdrawn: { name: { zh: '已撤案', en: 'withdrawn' } },
  archived: { name: { zh: '已归档', en: 'archived' }, ends: true },
} as const satisfies Readonly<Record<string, State>>;

export type StateId = keyof typeof STATES;

/** From acceptance until it is concluded. */
export const PENDING_STATES: readonly StateId[] = ['accepted', 'served', 'trial', 'hearing-set', 'appraisal', 'mediation', 'suspended', 'deliberated'];

/** Once one of these has happened the case is concluded (结案). */
export const CONCLUDING = ['decide', 'dismiss-first', 'close-withdrawn'] as const;

/** Between these the clock stands still (停钟: 中止、鉴定、公告、调解). */
export const STOPPED_BETWEEN: NonNullable<CaseDeadline['suspendedBetween']> = [
  { from: 'suspend', to: 'resume', reason: { zh: '中止', en: 'suspended' } },
  { from: 'start-appraisal', to: 'end-appraisal', reason: { zh: '鉴定', en: 'appraisal' } },
  { from: 'start-notice', to: 'serve', reason: { zh: '公告送达', en: 'public notice' } },
  { from: 'start-mediation', to: 'end-mediation', reason: { zh: '调解', en: 'mediation' } },
];
