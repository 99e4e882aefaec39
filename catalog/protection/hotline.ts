import type { Readers } from '#domain/access/visibility.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Action, CaseDeadline } from '#domain/case/case-type.ts';
import { action, defineCaseType } from '#domain/case/define.ts';
import { OPEN } from '#domain/case/event.ts';
import { type CaseView, findDay, type Step } from '#domain/case/view.ts';
import { caseReference, choice, district, externalNumber, type Fields, file, list, longText, optional, party, person, text, type ValuesOf } from '#domain/form/index.ts';
import { type Line, line } from '#domain/posting/line.ts';
import type { Label } from '#domain/text.ts';
import { BY_HEAD } from '../approvals.ts';
import { lastDay } from '../due.ts';
import { deskComplaintAcceptance, deskInquiry, deskReportCheck } from '../rules/service.ts';
import { HOTLINE_INDICATORS } from './hotline-indicators.ts';

/** What somebody turns to the desk with; counted apart (咨询、举报、投诉分别计数). */
export const KINDS = {
  inquiry: { zh: '咨询', en: 'inquiry' },
  report: { zh: '举报', en: 'report' },
  complaint: { zh: '投诉', en: 'complaint' },
} as const satisfies Readonly<Record<string, Label>>;

export const CHANNELS = {
  phone: { zh: '来电', en: 'phone' },
  visit: { zh: '来访', en: 'visit' },
  letter: { zh: '来函', en: 'letter' },
  web: { zh: '网络', en: 'web' },
} as const satisfies Readonly<Record<string, Label>>;

const SATISFACTION = {
  satisfied: { zh: '满意', en: 'satisfied' },
  fair: { zh: '基本满意', en: 'fairly satisfied' },
  dissatisfied: { zh: '不满意', en: 'dissatisfied' },
  unreached: { zh: '未接通', en: 'not reached' },
} as const;

const TELLER: Readers = { level: 'party' };
/** Who turned to the desk stays between them, the desk and the handling officer (保护举报人). */
const PROTECTED: Readers = { level: 'restricted', roles: ['hotline-officer', 'division-head@owner'], relations: ['handler', 'opener'] };

const fields = {
  kind: choice({ name: { zh: '类型', en: 'Kind' }, choices: KINDS, searchable: true, readers: TELLER }),
  subject: text({ name: { zh: '事由', en: 'Subject' }, help: { zh: '一句话说明', en: 'In one sentence' }, maxLength: 100, searchable: true, readers: TELLER }),
  text: longText({ name: { zh: '具体内容', en: 'What it is about' }, readers: TELLER }),
  channel: optional(choice({ name: { zh: '渠道', en: 'Channel' }, help: { zh: '不填即为网络', en: 'Web when left empty' }, choices: CHANNELS, searchable: true, readers: TELLER })),
  against: optional(text({ name: { zh: '被反映单位或个人', en: 'Whom it concerns' }, readers: TELLER })),
  rightNumber: optional(text({ name: { zh: '专利号或商标号', en: 'Patent or trade mark number' }, maxLength: 60, searchable: true, readers: TELLER })),
  district: optional(district({ name: { zh: '发生地', en: 'District' }, searchable: true, readers: TELLER })),
  informantName: optional(text({ name: { zh: '您的姓名', en: 'Your name' }, help: { zh: '可不填；只有经办人可见', en: 'May be left empty; only those handling the matter see it' }, maxLength: 60, personal: true, readers: PROTECTED })),
  informantContact: optional(text({ name: { zh: '联系方式', en: 'How to reach you' }, help: { zh: '可不填；只有经办人可见', en: 'May be left empty; only those handling the matter see it' }, maxLength: 100, personal: true, readers: PROTECTED })),
  attachments: optional(list({ name: { zh: '附件', en: 'Attachments' }, itemName: { zh: '附件', en: 'attachment' }, max: 20, of: { file: file({ name: { zh: '文件', en: 'File' } }) }, readers: TELLER })),
  againstParty: optional(party({ name: { zh: '被反映主体（登记簿）', en: 'Party concerned, from the register' }, searchable: true })),
  reply: optional(longText({ name: { zh: '答复', en: 'Answer' }, readers: TELLER })),
  transferTo: optional(text({ name: { zh: '转往单位', en: 'Transferred to' }, readers: TELLER })),
  transferNumber: optional(externalNumber({ name: { zh: '转往单位编号', en: 'Its number there' }, system: 'other', readers: TELLER })),
  adjudication: optional(caseReference({ name: { zh: '转立的裁决案件', en: 'Adjudication it became' }, types: ['adjudication'] })),
  note: optional(longText({ name: { zh: '办理记录', en: 'Handling record' } })),
  satisfaction: optional(choice({ name: { zh: '满意度', en: 'Satisfaction' }, choices: SATISFACTION, searchable: true })),
};

type Matter = ValuesOf<typeof fields>;
type View = CaseView<Matter>;

const DESK = ['handler', 'hotline-officer', 'division-head@owner'] as const;
/** The desk itself reads no adjudications, so whoever handles the matter in the protection division links the one it became. */
const READ_ADJUDICATIONS = ['officer@protection', 'division-head@protection'] as const;

/** The actions by which the desk first says what becomes of a matter. */
const RESPONSES: readonly string[] = ['answer', 'accept', 'refuse', 'transfer', 'convert'];
const RULE_OF = { inquiry: deskInquiry, report: deskReportCheck, complaint: deskComplaintAcceptance } as const;

function findResponse(view: View): Step | undefined {
  return view.steps.find(({ action: done }) => RESPONSES.includes(done));
}

/** The day by which the desk should have responded first (首次处理期限). */
function responseDue(view: View): CivilDate {
  return lastDay(RULE_OF[view.values.kind], view.openedOn, findDay(view, 'extend-check') !== undefined);
}

const COUNTED_APART = { inquiry: 'hotline-inquiries', report: 'hotline-reports', complaint: 'hotline-complaints' } as const;
const COUNTED_STEPS: Readonly<Record<string, string>> = { answer: 'hotline-answered', transfer: 'hotline-transferred', convert: 'hotline-converted' };

function post(view: View): readonly Line[] {
  const { kind, channel = 'web', satisfaction } = view.values;
  const dimensions = { kind, channel };
  const response = findResponse(view);
  const followed = findDay(view, 'follow-up');
  const counted = Object.entries(COUNTED_STEPS).flatMap(([id, indicator]) => {
    const day = findDay(view, id);
    return day ? [line(indicator, day, 1, { dimensions: { kind } })] : [];
  });
  return [
    line('hotline-items', view.openedOn, 1, { dimensions }),
    line(COUNTED_APART[kind], view.openedOn, 1, { dimensions: { channel } }),
    ...(response ? [line('hotline-responded', response.on, 1, { dimensions: { kind } })] : []),
    ...(response && response.on <= responseDue(view) ? [line('hotline-on-time', response.on, 1, { dimensions: { kind } })] : []),
    ...counted,
    ...(followed && satisfaction && satisfaction !== 'unreached' ? [line('hotline-followed-up', followed)] : []),
    ...(followed && (satisfaction === 'satisfied' || satisfaction === 'fair') ? [line('hotline-satisfied', followed)] : []),
  ];
}

function act<const F extends Fields = Record<never, never>>(declared: Action<Matter, Partial<Matter> & ValuesOf<F>> & { readonly fields?: F }): Action<Matter> {
  return action<Matter, F>(declared);
}

const NOT_AN_INQUIRY: Label = { zh: '咨询不需受理，请直接答复。', en: 'An inquiry needs no acceptance; answer it.' };
const ONLY_REPORTS: Label = { zh: '只有举报的核查期限可以延长。', en: 'Only the check of a report may be extended.' };
const NOTHING_LINKED: Label = { zh: '请选择转立的裁决案件。', en: 'Choose the adjudication it became.' };

const ACTIONS: Readonly<Record<string, Action<Matter>>> = {
  answer: act({ name: { zh: '答复', en: 'Answer' }, from: ['registered', 'accepted', 'transferred', 'converted'], to: 'answered', by: DESK, asks: ['reply'], offers: ['note'], tone: 'primary' }),
  triage: act({
    name: { zh: '分派', en: 'Triage' },
    help: { zh: '核对类型，补充主体，确定承办人', en: 'Checks the kind, adds the party and names who handles it' },
    from: ['registered'],
    by: DESK,
    offers: ['kind', 'district', 'rightNumber', 'againstParty', 'note'],
    fields: { person: person({ name: { zh: '承办人', en: 'Handling officer' }, roles: ['hotline-officer', 'officer'] }) },
    assigns: (_, input) => input.person,
  }),
  accept: act({ name: { zh: '受理', en: 'Accept' }, from: ['registered'], to: 'accepted', by: DESK, offers: ['againstParty', 'note'], unless: ({ values }) => (values.kind === 'inquiry' ? NOT_AN_INQUIRY : undefined), tone: 'primary' }),
  refuse: act({ name: { zh: '不予受理', en: 'Refuse' }, from: ['registered'], to: 'refused', by: DESK, asks: ['reply'], unless: ({ values }) => (values.kind === 'inquiry' ? NOT_AN_INQUIRY : undefined), tone: 'danger' }),
  'extend-check': act({
    name: { zh: '延长核查', en: 'Extend the check' },
    from: ['registered'],
    by: DESK,
    fields: { reason: longText({ name: { zh: '理由', en: 'Reason' } }) },
    unless: ({ values }) => (values.kind === 'report' ? undefined : ONLY_REPORTS),
    approval: [BY_HEAD],
  }),
  transfer: act({ name: { zh: '转办', en: 'Transfer' }, help: { zh: '转往有权办理的单位', en: 'To the body in charge' }, from: ['registered', 'accepted'], to: 'transferred', by: DESK, asks: ['transferTo'], offers: ['transferNumber', 'note'] }),
  'note-transfer': act({ name: { zh: '登记转办编号', en: 'Record its number there' }, from: ['transferred'], by: DESK, asks: ['transferNumber'] }),
  convert: act({
    name: { zh: '转为裁决案件', en: 'Turn into an adjudication' },
    help: { zh: '先分派给保护处承办人；由其登记裁决请求，再在此关联', en: 'Triage it to an officer of the protection division, who registers the request for adjudication and links it here' },
    from: ['registered', 'accepted'],
    to: 'converted',
    by: READ_ADJUDICATIONS,
    asks: ['adjudication'],
    guard: (_, { adjudication }) => (adjudication ? undefined : NOTHING_LINKED),
  }),
  'follow-up': act({ name: { zh: '回访', en: 'Follow up' }, from: ['answered', 'refused', 'transferred', 'converted'], to: 'followed', by: DESK, asks: ['satisfaction'], offers: ['note'] }),
  archive: act({ name: { zh: '归档', en: 'Archive' }, from: ['answered', 'refused', 'transferred', 'converted', 'followed'], to: 'archived', by: DESK }),
};

const isA = (kind: keyof typeof KINDS) => (view: CaseView): boolean => view.values['kind'] === kind;

const DEADLINES: Readonly<Record<string, CaseDeadline>> = {
  inquiry: { name: { zh: '咨询答复', en: 'Answer to an inquiry' }, rule: 'desk.inquiry', from: [OPEN], until: RESPONSES, warnWithin: 1, main: true, when: isA('inquiry') },
  'report-check': { name: { zh: '举报核查', en: 'Check of a report' }, rule: 'desk.report-check', from: [OPEN], until: RESPONSES, extendedBy: [{ action: 'extend-check', rule: 'desk.report-check' }], warnWithin: 3, main: true, when: isA('report') },
  'complaint-acceptance': { name: { zh: '投诉受理告知', en: 'Notice whether a complaint is accepted' }, rule: 'desk.complaint-acceptance', from: [OPEN], until: RESPONSES, warnWithin: 2, main: true, when: isA('complaint') },
  'complaint-mediation': { name: { zh: '投诉办理', en: 'Handling of a complaint' }, rule: 'desk.complaint-mediation', from: ['accept'], until: ['answer', 'transfer', 'convert'], warnWithin: 5, main: true, when: isA('complaint') },
};

/** The 12330 desk (A83 维权援助与举报投诉): anyone may turn to it, with or without a name. */
export const hotlineItem = defineCaseType({
  id: 'hotline-item',
  version: 1,
  mechanism: 'A83',
  wing: 'protection',
  owner: 'hotline',
  name: { zh: '12330 维权援助与举报投诉', en: '12330 desk' },
  help: { zh: '咨询、举报、投诉知识产权事项', en: 'Ask about, report or complain of a matter of intellectual property' },
  numbering: '12330',
  fields,
  states: {
    registered: { name: { zh: '已登记', en: 'registered' } },
    accepted: { name: { zh: '已受理', en: 'accepted' } },
    refused: { name: { zh: '不予受理', en: 'not accepted' } },
    transferred: { name: { zh: '已转办', en: 'transferred' } },
    converted: { name: { zh: '已转立案', en: 'turned into a case' } },
    answered: { name: { zh: '已答复', en: 'answered' } },
    followed: { name: { zh: '已回访', en: 'followed up' } },
    archived: { name: { zh: '已归档', en: 'archived' }, ends: true },
  },
  opening: {
    name: { zh: '登记', en: 'Register' },
    by: ['hotline-officer', 'anyone'],
    state: 'registered',
    asks: ['kind', 'subject', 'text'],
    offers: ['channel', 'against', 'rightNumber', 'district', 'informantName', 'informantContact', 'attachments'],
  },
  actions: ACTIONS,
  correction: { by: ['hotline-officer', 'division-head@owner'] },
  deadlines: DEADLINES,
  readers: { staff: { roles: ['hotline-officer', 'division-head@owner', 'bureau-leader', 'director'], relations: ['handler', 'opener', 'assigned-unit'] }, parties: true, public: 'statistics' },
  title: ({ kind, subject }) => `${KINDS[kind].zh}：${subject}`,
  district: (values) => values.district,
  post,
  indicators: HOTLINE_INDICATORS,
});
