import { choice, date, longText, optional, text, yesNo } from '#domain/form/index.ts';
import { BY_HEAD, BY_LEADER, BY_LEGAL } from '../../approvals.ts';
import { type AdjudicationActions, PANEL_AND_CLERK, step } from './action.ts';
import { CONCLUSIONS, SERVICE_MODES, SIDES } from './fields.ts';
import { effectRefusal, enforcementRefusal, publicationRefusal } from './guards.ts';
import { PENDING_STATES } from './states.ts';

const { established, 'not-established': notEstablished, dismissed } = CONCLUSIONS;
const DECISION_CHAIN = [BY_HEAD, BY_LEGAL, BY_LEADER] as const;
const AFTER_SERVICE = ['notified', 'sued', 'effective', 'enforcing', 'performed'] as const;

/** From the decision to the archive (裁决、送达、执行、公开、归档). */
export const ENDING_ACTIONS: AdjudicationActions = {
  decide: step({
    name: { zh: '作出裁决', en: 'Decide' },
    help: { zh: '处长审核、法制审核、局领导批准', en: 'Reviewed by the head of division and for legality, approved by a leader' },
    from: ['deliberated'],
    to: 'decided',
    by: ['handler', 'panel'],
    asks: ['findings', 'reasoning', 'order'],
    fields: { outcome: choice({ name: { zh: '裁决结论', en: 'Outcome' }, choices: { established, 'not-established': notEstablished, dismissed } }) },
    sets: (_, { outcome }) => ({ conclusion: outcome }),
    approval: DECISION_CHAIN,
    tone: 'primary',
  }),
  'dismiss-first': step({
    name: { zh: '先行裁驳', en: 'Dismiss first' },
    help: { zh: '所依据的权利要求全部被宣告无效的，先行驳回；无效决定被撤销的可另行请求', en: 'All claims relied on were invalidated; a new request may follow if that is set aside' },
    from: ['served', 'trial', 'suspended', 'deliberated'],
    to: 'decided',
    by: ['handler', 'panel'],
    asks: ['invalidation', 'findings', 'reasoning', 'order'],
    fields: { allClaims: yesNo({ name: { zh: '所依据的权利要求全部无效', en: 'All claims relied on are invalid' } }) },
    guard: (_, { allClaims }) => (allClaims ? undefined : { zh: '仅部分权利要求无效的，应就剩余权利要求继续审理。', en: 'Where some claims remain, the trial goes on with them.' }),
    sets: () => ({ conclusion: 'dismissed-first' }),
    approval: DECISION_CHAIN,
  }),
  'close-withdrawn': step({
    name: { zh: '撤案', en: 'Close as withdrawn' },
    from: ['received', 'correcting', 'deemed-withdrawn', ...PENDING_STATES],
    to: 'withdrawn',
    by: ['handler', 'panel', 'opener', 'division-head@case'],
    fields: {
      ground: choice({
        name: { zh: '撤案事由', en: 'Ground' },
        choices: {
          requested: { zh: '请求人撤回请求', en: 'the requester withdrew' },
          mediated: { zh: '双方达成调解协议', en: 'the parties settled' },
          absent: { zh: '请求人无正当理由缺席口审', en: 'the requester did not appear' },
          other: { zh: '其他', en: 'other' },
        },
      }),
      detail: optional(longText({ name: { zh: '说明', en: 'Explanation' } })),
    },
    sets: () => ({ conclusion: 'withdrawn' }),
    approval: [BY_HEAD],
  }),
  'serve-decision': step({
    name: { zh: '送达裁决书', en: 'Serve the decision' },
    help: { zh: '双方分别登记；都送达后起算起诉期', en: 'Each party apart; the time to sue runs once both are served' },
    from: ['decided'],
    to: ({ values }, { side }) => (otherServed(values, side) ? 'notified' : 'decided'),
    by: PANEL_AND_CLERK,
    fields: {
      side: choice({ name: { zh: '送达对象', en: 'Served on' }, choices: SIDES }),
      mode: choice({ name: { zh: '送达方式', en: 'Mode of service' }, choices: SERVICE_MODES }),
      servedOn: date({ name: { zh: '送达日期', en: 'Day' }, notAfterToday: true }),
    },
    dayFrom: 'servedOn',
    sets: ({ values }, { side, servedOn }) => ({ servedOrder: values.order, ...(side === 'requester' ? { requesterServedOn: servedOn } : { respondentServedOn: servedOn }) }),
    tone: 'primary',
  }),
  'note-suit': step({
    name: { zh: '登记起诉', en: 'Record a suit' },
    help: { zh: '起诉不停止裁决的执行', en: 'A suit does not stay the decision' },
    from: ['notified'],
    to: 'sued',
    by: PANEL_AND_CLERK,
    asks: ['suit'],
    fields: { plaintiff: choice({ name: { zh: '起诉人', en: 'Plaintiff' }, choices: SIDES }), filedOn: date({ name: { zh: '起诉日期', en: 'Filed on' }, notAfterToday: true }) },
    dayFrom: 'filedOn',
  }),
  'record-judgment': step({
    name: { zh: '登记判决', en: 'Record the judgment' },
    from: ['sued'],
    to: 'effective',
    by: PANEL_AND_CLERK,
    fields: {
      result: choice({ name: { zh: '判决结果', en: 'Result' }, choices: { upheld: { zh: '维持裁决', en: 'upheld' }, annulled: { zh: '撤销裁决', en: 'annulled' }, withdrawn: { zh: '撤诉', en: 'withdrawn' } } }),
      judgedOn: date({ name: { zh: '判决日期', en: 'Day' }, notAfterToday: true }),
      note: optional(longText({ name: { zh: '要点', en: 'Gist' } })),
    },
    dayFrom: 'judgedOn',
  }),
  'take-effect': step({
    name: { zh: '期满未起诉，裁决生效', en: 'No suit, takes effect' },
    from: ['notified'],
    to: 'effective',
    by: PANEL_AND_CLERK,
    guard: (view, _, today) => effectRefusal(view, today),
    tone: 'primary',
  }),
  'record-performance': step({
    name: { zh: '登记履行', en: 'Record performance' },
    from: ['notified', 'sued', 'effective', 'enforcing'],
    to: 'performed',
    by: PANEL_AND_CLERK,
    asks: ['performance'],
    fields: { performedOn: date({ name: { zh: '日期', en: 'Day' }, notAfterToday: true }) },
    dayFrom: 'performedOn',
  }),
  'apply-enforcement': step({
    name: { zh: '申请强制执行', en: 'Apply for enforcement' },
    from: ['effective'],
    to: 'enforcing',
    by: PANEL_AND_CLERK,
    fields: {
      court: text({ name: { zh: '受理法院', en: 'Court' } }),
      demandedOn: date({ name: { zh: '催告书送达日期', en: 'Demand served on' }, notAfterToday: true }),
    },
    guard: (view, { demandedOn }, today) => enforcementRefusal(view, demandedOn, today),
    approval: [BY_HEAD, BY_LEADER],
  }),
  publish: step({
    name: { zh: '公开裁决', en: 'Publish the decision' },
    from: [...AFTER_SERVICE],
    by: ['handler', 'panel', 'division-head@case'],
    asks: ['publicSummary'],
    unless: publicationRefusal,
    approval: [BY_HEAD],
  }),
  archive: step({
    name: { zh: '归档', en: 'Archive' },
    from: ['notified', 'effective', 'enforcing', 'performed', 'withdrawn'],
    to: 'archived',
    by: PANEL_AND_CLERK,
    asks: ['volume'],
    tone: 'primary',
  }),
};

function otherServed(values: { requesterServedOn?: string; respondentServedOn?: string }, side: string): boolean {
  return (side === 'requester' ? values.respondentServedOn : values.requesterServedOn) !== undefined;
}
