import { daysBetween } from '#domain/calendar/civil-date.ts';
import type { Action } from '#domain/case/case-type.ts';
import { action, defineCaseType } from '#domain/case/define.ts';
import { type CaseView, findDay } from '#domain/case/view.ts';
import { choice, date, type Fields, file, list, longText, multiChoice, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { type Line, line } from '#domain/posting/line.ts';
import type { Label } from '#domain/text.ts';
import { approvalSheet } from '../documents.ts';
import { LEAD_FUNCTIONS } from '../organisation.ts';

/** Where a supervised matter comes from (来源). */
export const SOURCES = {
  party: { zh: '党组要求', en: 'the party group' },
  priority: { zh: '重点工作', en: 'priority work' },
  assessment: { zh: '三考合一', en: 'the combined assessment' },
  quality: { zh: '高质量发展政策', en: 'policy on high-quality development' },
  superior: { zh: '上级交办', en: 'a superior body' },
  proposal: { zh: '建议提案', en: 'a motion or proposal' },
} as const satisfies Readonly<Record<string, Label>>;

const fields = {
  subject: text({ name: { zh: '督办事项', en: 'Matter' }, searchable: true }),
  source: choice({ name: { zh: '来源', en: 'Source' }, choices: SOURCES, searchable: true }),
  requirement: longText({ name: { zh: '办理要求', en: 'What is asked' } }),
  leadUnit: choice({ name: { zh: '承办处室', en: 'Division in charge' }, choices: LEAD_FUNCTIONS, searchable: true }),
  supporting: optional(multiChoice({ name: { zh: '协办处室', en: 'Supporting divisions' }, choices: LEAD_FUNCTIONS })),
  dueOn: date({ name: { zh: '办理时限', en: 'Due on' }, searchable: true }),
  progress: optional(longText({ name: { zh: '最近反馈', en: 'Latest feedback' } })),
  result: optional(longText({ name: { zh: '办理结果', en: 'Result' } })),
  evidence: optional(list({ name: { zh: '佐证材料', en: 'Evidence' }, itemName: { zh: '材料', en: 'piece' }, of: { file: file({ name: { zh: '文件', en: 'File' } }) } })),
  effect: optional(choice({ name: { zh: '问效结论', en: 'Effect' }, choices: { good: { zh: '成效明显', en: 'clear' }, fair: { zh: '有成效', en: 'some' }, poor: { zh: '成效不明显，须整改', en: 'little; to be mended' } } })),
};

type Item = ValuesOf<typeof fields>;
type View = CaseView<Item>;

const CLOSED_STATES = ['closed', 'reviewed'];

/** A reopened matter is open again: its closing counts no more. On time is the completion as submitted, not as reviewed. */
function post(view: View): readonly Line[] {
  const dimensions = { lead: view.values.leadUnit, source: view.values.source };
  const closed = CLOSED_STATES.includes(view.state) ? findDay(view, 'close') : undefined;
  const opened = line('supervision-items', view.openedOn, 1, { dimensions });
  if (closed === undefined) return [opened];
  const onTime = (findDay(view, 'submit-completion') ?? closed) <= view.values.dueOn;
  return [
    opened,
    line('supervision-closed', closed, 1, { dimensions }),
    line(onTime ? 'supervision-on-time' : 'supervision-late', closed, 1, { dimensions }),
    line('supervision-days', closed, daysBetween(findDay(view, 'entrust') ?? view.openedOn, closed), { dimensions }),
  ];
}

const owned = { version: 1, owner: 'office', source: 'records' } as const satisfies Partial<Indicator>;
const items = { zh: '项', en: 'matters' };
const percent = { zh: '%', en: '%' };
const flow = { kind: 'flow' } as const;

export const SUPERVISION_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'supervision-items', name: { zh: '督办立项', en: 'Supervised matters' }, measure: items, computation: flow, definition: { zh: '立项的督查督办事项，按立项之日计', en: 'Matters opened for supervision, by day' } }),
  defineIndicator({ ...owned, id: 'supervision-closed', name: { zh: '督办办结', en: 'Matters closed' }, measure: items, better: 'more', computation: flow, definition: { zh: '经审核办结的事项，按办结之日计；重新办理的不计', en: 'Matters closed after review, by day; reopened ones do not count' } }),
  defineIndicator({ ...owned, id: 'supervision-on-time', name: { zh: '按时办结', en: 'Closed on time' }, measure: items, computation: flow, definition: { zh: '最后一次提交办结不晚于时限（经批准延期的按延期后）的办结事项', en: 'Closed matters whose completion was submitted by the due day, as extended' } }),
  defineIndicator({ ...owned, id: 'supervision-late', name: { zh: '逾期办结', en: 'Closed late' }, measure: items, better: 'less', computation: flow, definition: { zh: '提交办结晚于时限的办结事项', en: 'Closed matters submitted after the due day' } }),
  defineIndicator({ ...owned, id: 'supervision-days', name: { zh: '督办办理天数', en: 'Days to closing' }, measure: { zh: '天', en: 'days' }, computation: flow, definition: { zh: '办结事项自交办至办结的自然日数之和', en: 'Calendar days from assignment to closing, summed' } }),
  defineIndicator({ ...owned, id: 'supervision-on-time-rate', name: { zh: '督办按时办结率', en: 'Closed on time, share' }, measure: percent, decimals: 1, better: 'more', computation: { kind: 'ratio', numerator: 'supervision-on-time', denominator: 'supervision-closed' }, definition: { zh: '按时办结÷办结', en: 'On time over closed' } }),
  defineIndicator({ ...owned, id: 'supervision-average-days', name: { zh: '督办平均办理时长', en: 'Average days to closing' }, measure: { zh: '天', en: 'days' }, decimals: 1, better: 'less', computation: { kind: 'average', numerator: 'supervision-days', denominator: 'supervision-closed' }, definition: { zh: '督办办理天数÷办结项数', en: 'Days over matters closed' } }),
];

function act<const F extends Fields = Record<never, never>>(declared: Action<Item, Partial<Item> & ValuesOf<F>> & { readonly fields?: F }): Action<Item> {
  return action<Item, F>(declared);
}

/** Those in charge: the division's head and officers, a district bureau's officers. */
const IN_CHARGE = ['officer@case', 'division-head@case', 'district-officer@case', 'handler'] as const;
const SUPERVISORS = ['supervision-officer', 'division-head@owner'] as const;
const EARLIER: Label = { zh: '新时限应晚于原时限。', en: 'The new day must be later than the old one.' };

const ACTIONS: Readonly<Record<string, Action<Item>>> = {
  entrust: act({ name: { zh: '交办', en: 'Entrust' }, from: ['registered'], to: 'assigned', by: SUPERVISORS, offers: ['leadUnit', 'supporting', 'dueOn'], tone: 'primary' }),
  sign: act({ name: { zh: '签收', en: 'Sign for' }, from: ['assigned'], to: 'working', by: IN_CHARGE, tone: 'primary' }),
  feedback: act({ name: { zh: '反馈进展', en: 'Give feedback' }, help: { zh: '可多次反馈', en: 'As often as needed' }, from: ['working'], by: IN_CHARGE, asks: ['progress'], offers: ['evidence'] }),
  'submit-completion': act({ name: { zh: '提交办结', en: 'Submit completion' }, from: ['working'], to: 'submitted', by: IN_CHARGE, asks: ['result'], offers: ['evidence'], tone: 'primary' }),
  'send-back': act({ name: { zh: '退回', en: 'Send back' }, from: ['submitted'], to: 'working', by: SUPERVISORS, fields: { reason: longText({ name: { zh: '退回理由', en: 'Reason' } }) }, tone: 'danger' }),
  decline: act({ name: { zh: '退回交办', en: 'Decline' }, help: { zh: '不属本处室职责的，退回重新交办', en: 'Not this division’s; to be assigned anew' }, from: ['assigned'], to: 'registered', by: IN_CHARGE, fields: { reason: longText({ name: { zh: '理由', en: 'Reason' } }) } }),
  extend: act({
    name: { zh: '申请延期', en: 'Extend' },
    from: ['assigned', 'working'],
    by: IN_CHARGE,
    asks: ['dueOn'],
    fields: { reason: longText({ name: { zh: '延期理由', en: 'Reason' } }) },
    guard: ({ values }, { dueOn = '' }) => (dueOn > values.dueOn ? undefined : EARLIER),
    approval: [
      { role: 'supervision-officer', name: { zh: '督查审核', en: 'review by supervision' } },
      { role: 'bureau-leader', name: { zh: '局领导批准', en: 'approval by a leader' } },
    ],
  }),
  close: act({ name: { zh: '审核办结', en: 'Close' }, from: ['submitted'], to: 'closed', by: SUPERVISORS, offers: ['result'], tone: 'primary' }),
  reopen: act({ name: { zh: '重新办理', en: 'Reopen' }, from: ['closed', 'reviewed'], to: 'working', by: SUPERVISORS, asks: ['dueOn'], fields: { reason: longText({ name: { zh: '理由', en: 'Reason' } }) } }),
  'review-effect': act({ name: { zh: '问效', en: 'Review the effect' }, from: ['closed'], to: 'reviewed', by: SUPERVISORS, asks: ['effect'], fields: { note: optional(longText({ name: { zh: '说明', en: 'Note' } })) } }),
};

/** Supervised matters (A111 督查督办): opened, assigned, signed for, fed back, closed, and their effect asked after. */
export const supervisionItem = defineCaseType({
  id: 'supervision-item',
  version: 1,
  mechanism: 'A111',
  wing: 'governance',
  owner: 'office',
  name: { zh: '督查督办', en: 'Supervised matter' },
  numbering: '督',
  fields,
  states: {
    registered: { name: { zh: '已立项', en: 'opened' } },
    assigned: { name: { zh: '已交办', en: 'assigned' } },
    working: { name: { zh: '办理中', en: 'in hand' } },
    submitted: { name: { zh: '待审核', en: 'submitted' } },
    closed: { name: { zh: '已办结', en: 'closed' }, ends: true },
    reviewed: { name: { zh: '已问效', en: 'reviewed' }, ends: true },
  },
  opening: {
    name: { zh: '立项', en: 'Open' },
    by: ['supervision-officer', 'division-head@owner', 'bureau-leader'],
    state: 'registered',
    asks: ['subject', 'source', 'requirement', 'leadUnit', 'dueOn'],
    offers: ['supporting'],
    guard: ({ dueOn }, today) => (dueOn < today ? { zh: '办理时限早于今天，请核对。', en: 'It would be due before today; please check the day.' } : undefined),
  },
  actions: ACTIONS,
  correction: { by: ['supervision-officer', 'division-head@owner'] },
  deadlines: {
    due: { name: { zh: '办理时限', en: 'Due' }, rule: 'supervision.reminders', from: ['entrust', 'send-back', 'reopen'], until: ['submit-completion', 'close', 'decline'], dueFrom: 'dueOn', warnWithin: 3, main: true },
  },
  documents: { 'approval-sheet': approvalSheet(({ values }) => `督办事项“${String(values['subject'])}”`, ACTIONS) },
  readers: { staff: { roles: ['supervision-officer', 'division-head@owner', 'bureau-leader', 'director'], relations: ['handler', 'opener', 'assigned-unit'] } },
  title: ({ subject }) => subject,
  post,
  indicators: SUPERVISION_INDICATORS,
});
