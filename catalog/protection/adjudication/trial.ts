import { findStep } from '#domain/case/view.ts';
import { choice, date, externalNumber, longText, optional, text, yesNo } from '#domain/form/index.ts';
import { BY_HEAD, BY_LEADER } from '../../approvals.ts';
import { type AdjudicationActions, PANEL_AND_CLERK, step } from './action.ts';
import { deliberationRefusal, extensionRefusal, hearingRefusal, panelRefusal } from './guards.ts';
import { PENDING_STATES } from './states.ts';

/** Why a case is suspended (中止事由): 专利法实施细则 §98 and the measures on adjudication. */
export const SUSPENSION_GROUNDS = {
  invalidation: { zh: '无效宣告请求已被受理（实施细则第98条）', en: 'an invalidation request was admitted (Rules art. 98)' },
  succession: { zh: '一方死亡或终止，待确定权利义务承继人', en: 'a party died or ended; its successor is awaited' },
  incapacity: { zh: '一方丧失行为能力，尚未确定法定代理人', en: 'a party lost capacity; no representative yet' },
  'force-majeure': { zh: '因不可抗力不能参加', en: 'force majeure' },
  'other-case': { zh: '须以另一案的审理结果为依据', en: 'it depends on another case' },
  other: { zh: '其他应当中止的情形', en: 'another ground' },
} as const;

const PRESENCE = {
  present: { zh: '到庭', en: 'present' },
  excused: { zh: '缺席，有正当理由', en: 'absent with good reason' },
  absent: { zh: '无正当理由缺席或中途退出', en: 'absent or left without good reason' },
} as const;

/** Trial: hearing, appraisal, mediation, suspension, extension, deliberation (审理). */
export const TRIAL_ACTIONS: AdjudicationActions = {
  'notify-hearing': step({
    name: { zh: '通知口审', en: 'Set a hearing' },
    help: { zh: '至少三个工作日前通知', en: 'At least three working days ahead' },
    from: ['trial'],
    to: 'hearing-set',
    by: PANEL_AND_CLERK,
    asks: ['hearingAt', 'hearingPlace'],
    guard: (_, { hearingAt }, today) => hearingRefusal(hearingAt, today),
    tone: 'primary',
  }),
  'hold-hearing': step({
    name: { zh: '举行口审', en: 'Hearing held' },
    help: { zh: '请求人无正当理由不到庭的按撤回处理；被请求人缺席的可缺席处理', en: 'A requester absent without reason is deemed to withdraw; an absent respondent does not stop the case' },
    from: ['hearing-set'],
    to: (_, { requesterPresence }) => (requesterPresence === 'absent' ? 'deemed-withdrawn' : 'trial'),
    by: PANEL_AND_CLERK,
    fields: {
      heldOn: date({ name: { zh: '举行日期', en: 'Held on' }, notAfterToday: true }),
      requesterPresence: choice({ name: { zh: '请求人到庭', en: 'Requester' }, choices: PRESENCE }),
      respondentPresence: choice({ name: { zh: '被请求人到庭', en: 'Respondent' }, choices: PRESENCE }),
      minutes: longText({ name: { zh: '口审笔录', en: 'Minutes' } }),
    },
    dayFrom: 'heldOn',
    tone: 'primary',
  }),
  'postpone-hearing': step({
    name: { zh: '口审改期', en: 'Postpone the hearing' },
    from: ['hearing-set'],
    to: 'trial',
    by: PANEL_AND_CLERK,
    fields: { reason: longText({ name: { zh: '理由', en: 'Reason' } }) },
  }),
  'exchange-evidence': step({
    name: { zh: '证据交换', en: 'Exchange evidence' },
    from: ['trial', 'hearing-set'],
    by: PANEL_AND_CLERK,
    asks: ['evidence'],
    fields: { record: longText({ name: { zh: '质证记录', en: 'Record' } }) },
  }),
  'name-investigator': step({
    name: { zh: '指派技术调查官', en: 'Name a technical investigator' },
    help: { zh: '应告知当事人并告知申请回避权', en: 'The parties are told and may object' },
    from: ['served', 'trial', 'hearing-set'],
    by: PANEL_AND_CLERK,
    asks: ['investigator'],
    offers: ['technicalOpinion'],
  }),
  'start-appraisal': step({
    name: { zh: '委托鉴定', en: 'Start an appraisal' },
    help: { zh: '鉴定期间不计入结案期限', en: 'The clock stands still' },
    from: ['trial'],
    to: 'appraisal',
    by: PANEL_AND_CLERK,
    fields: { institution: text({ name: { zh: '鉴定机构', en: 'Institution' } }), question: longText({ name: { zh: '鉴定事项', en: 'Question' } }) },
  }),
  'end-appraisal': step({
    name: { zh: '收到鉴定意见', en: 'Appraisal received' },
    from: ['appraisal'],
    to: 'trial',
    by: PANEL_AND_CLERK,
    fields: { receivedOn: date({ name: { zh: '收到日期', en: 'Received on' }, notAfterToday: true }), opinion: longText({ name: { zh: '鉴定意见', en: 'Opinion' } }) },
    dayFrom: 'receivedOn',
  }),
  'start-mediation': step({
    name: { zh: '开始调解', en: 'Start mediation' },
    from: ['trial'],
    to: 'mediation',
    by: PANEL_AND_CLERK,
    fields: { bothAgree: yesNo({ name: { zh: '双方同意', en: 'Both agree' } }) },
    guard: (_, { bothAgree }) => (bothAgree ? undefined : { zh: '须双方同意方可调解。', en: 'Both parties must agree to mediation.' }),
  }),
  'end-mediation': step({
    name: { zh: '结束调解', en: 'End mediation' },
    help: { zh: '调解成功的，随后办理撤案', en: 'After an agreement the case is withdrawn' },
    from: ['mediation'],
    to: 'trial',
    by: PANEL_AND_CLERK,
    fields: {
      result: choice({ name: { zh: '调解结果', en: 'Result' }, choices: { agreed: { zh: '达成协议', en: 'agreed' }, failed: { zh: '调解不成', en: 'failed' } } }),
      note: optional(longText({ name: { zh: '协议要点或不成原因', en: 'Terms or why it failed' } })),
    },
  }),
  suspend: step({
    name: { zh: '中止', en: 'Suspend' },
    from: ['served', 'trial'],
    to: 'suspended',
    by: PANEL_AND_CLERK,
    fields: {
      ground: choice({ name: { zh: '中止事由', en: 'Ground' }, choices: SUSPENSION_GROUNDS }),
      reference: optional(externalNumber({ name: { zh: '无效案件编号或另案案号', en: 'Number of the other case' }, system: 'other' })),
      detail: longText({ name: { zh: '说明', en: 'Explanation' } }),
    },
    approval: [BY_HEAD, BY_LEADER],
  }),
  resume: step({
    name: { zh: '恢复审理', en: 'Resume' },
    from: ['suspended'],
    to: (view) => (findStep(view, 'answer') || findStep(view, 'no-answer') ? 'trial' : 'served'),
    by: PANEL_AND_CLERK,
    fields: { reason: longText({ name: { zh: '恢复事由', en: 'Reason' } }) },
    tone: 'primary',
  }),
  extend: step({
    name: { zh: '延长期限', en: 'Extend the term' },
    help: { zh: '特别复杂的，经批准延长一次', en: 'Once, for an exceptionally complex case' },
    from: PENDING_STATES,
    by: PANEL_AND_CLERK,
    fields: { reason: longText({ name: { zh: '延长理由', en: 'Reason' } }) },
    unless: extensionRefusal,
    approval: [BY_HEAD, BY_LEADER],
  }),
  'change-panel': step({
    name: { zh: '变更合议组', en: 'Change the panel' },
    help: { zh: '回避或工作变动', en: 'After a recusal or a move' },
    from: PENDING_STATES,
    by: ['division-head@case'],
    asks: ['panel'],
    fields: { reason: longText({ name: { zh: '变更理由', en: 'Reason' } }) },
    guard: (_, { panel }, today) => panelRefusal(panel, today),
  }),
  deliberate: step({
    name: { zh: '合议', en: 'Deliberate' },
    from: ['trial'],
    to: 'deliberated',
    by: ['handler', 'panel'],
    asks: ['trialMode', 'deliberation'],
    guard: (view, { trialMode }) => deliberationRefusal(view, trialMode),
    tone: 'primary',
  }),
  'reopen-trial': step({
    name: { zh: '恢复审理（补充调查）', en: 'Reopen the trial' },
    from: ['deliberated'],
    to: 'trial',
    by: ['handler', 'panel'],
    fields: { reason: longText({ name: { zh: '理由', en: 'Reason' } }) },
  }),
};
