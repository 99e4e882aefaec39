import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Action } from '#domain/case/case-type.ts';
import { action, defineCaseType } from '#domain/case/define.ts';
import type { OpenedAlong, OpeningHelp } from '#domain/case/opens.ts';
import { type CaseView, findStep } from '#domain/case/view.ts';
import { caseReference, choice, count, date, externalNumber, type Fields, file, longText, number, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { proseOf } from '#domain/report/composed-prose.ts';
import { type OfficialDocument, paragraph } from '#domain/report/document.ts';
import { lastDays } from '#domain/report/figure-query.ts';
import type { Genre } from '#domain/report/genre.ts';
import type { Label } from '#domain/text.ts';
import { approvalSheet } from '../documents.ts';
import { drafterOf } from '../reports/drafters.ts';
import { GENRES } from '../reports/genres.ts';

/** 公开属性, each with what it rests on: the Regulations on Open Government Information (2019), arts. 13, 14–16 and 19–20. */
export const DISCLOSURE = {
  proactive: { zh: '主动公开', en: 'published on the bureau’s own motion' },
  'on-request': { zh: '依申请公开', en: 'open on request' },
  closed: { zh: '不予公开', en: 'not open' },
} as const;

const fields = {
  genre: choice({ name: { zh: '报告体例', en: 'Genre' }, choices: Object.fromEntries(GENRES.map(({ id, name }) => [id, name])), searchable: true }),
  year: number({ name: { zh: '年度', en: 'Year' }, min: 2000, max: 2100, decimals: 0, searchable: true }),
  asOf: date({ name: { zh: '数据截至', en: 'Figures up to' }, help: { zh: '可在征集中改到年末', en: 'May be moved to the end of the year while collecting' }, searchable: true }),
  dueOn: date({ name: { zh: '报送时限', en: 'Due' }, searchable: true }),
  note: optional(longText({ name: { zh: '征集要求', en: 'What is asked' } })),
  corrects: optional(caseReference({ name: { zh: '更正的通报', en: 'Corrects' }, help: { zh: '更正另发新通报，原通报不改', en: 'A correction is a new bulletin; the old one stays' }, types: ['report-round'] })),
  documentNumber: optional(externalNumber({ name: { zh: '发文字号', en: 'Document number' }, help: { zh: '如 示知发〔2026〕1号', en: 'Such as 示知发〔2026〕1号' }, system: 'other', searchable: true })),
  addressee: optional(text({ name: { zh: '主送机关', en: 'Addressees' } })),
  copyTo: optional(text({ name: { zh: '抄送机关', en: 'Copies to' } })),
  disclosure: optional(choice({ name: { zh: '公开属性', en: 'Disclosure' }, choices: DISCLOSURE })),
  disclosureBasis: optional(text({ name: { zh: '公开属性的依据', en: 'Basis of disclosure' }, help: { zh: '不予公开和依申请公开须写明条款', en: 'The article, unless it is published' } })),
  indexNumber: optional(text({ name: { zh: '索引号', en: 'Index number' }, maxLength: 60 })),
  sealed: optional(file({ name: { zh: '用印件', en: 'Sealed copy' }, help: { zh: '盖章扫描件或电子签章文件', en: 'The scan with the seal, or the file sealed electronically' } })),
};

type Round = ValuesOf<typeof fields>;
type View = CaseView<Round>;

function act<const F extends Fields = Record<never, never>>(declared: Action<Round, Partial<Round> & ValuesOf<F>> & { readonly fields?: F }): Action<Round> {
  return action<Round, F>(declared);
}

const EDITORS = ['officer@owner', 'division-head@owner'] as const;

/** The last day of figures lies within what the genre covers of the year, and not in the future. */
function dayRefusal({ genre: id, year }: Pick<Round, 'genre' | 'year'>, asOf: CivilDate, today: CivilDate): Label | undefined {
  const { from, to } = lastDays(GENRES.find((each) => each.id === id)?.covers ?? 'year', year);
  if (asOf < from || asOf > to) return { zh: `数据截至日应在 ${from} 至 ${to} 之间。`, en: `The figures’ last day must lie between ${from} and ${to}.` };
  return asOf > today ? { zh: '数据截至日晚于今天，请核对。', en: 'The figures’ last day lies in the future; please check it.' } : undefined;
}

const ALL_SIGNED = {
  type: 'report-section', by: 'round', states: ['signed'],
  message: { zh: '个章节尚未审签', en: 'sections are not signed yet' },
} as const;

const ACTIONS: Readonly<Record<string, Action<Round>>> = {
  remind: act({ name: { zh: '催稿', en: 'Remind' }, from: ['collecting'], by: EDITORS, fields: { words: longText({ name: { zh: '催办内容', en: 'Message' } }) } }),
  'move-day': act({
    name: { zh: '改数据截至日', en: 'Move the last day' },
    help: { zh: '文字不动，数字按新截至日重算', en: 'Words stay; figures are computed for the new day' },
    from: ['collecting'], by: EDITORS, asks: ['asOf'],
    guard: ({ values }, { asOf = values.asOf }, today) => dayRefusal(values, asOf, today),
  }),
  'pass-meeting': act({
    name: { zh: '党组会议审议通过', en: 'Passed by the party-group meeting' },
    from: ['collecting'], to: 'passed', by: [...EDITORS, 'bureau-leader', 'director'], awaits: ALL_SIGNED, dayFrom: 'heldOn',
    fields: { heldOn: date({ name: { zh: '会议日期', en: 'Held on' }, notAfterToday: true }), minutes: optional(file({ name: { zh: '会议纪要', en: 'Minutes' } })) },
    tone: 'primary',
  }),
  'back-to-sections': act({ name: { zh: '退回修改', en: 'Send back' }, from: ['passed'], to: 'collecting', by: [...EDITORS, 'director'], fields: { reason: longText({ name: { zh: '理由', en: 'Reason' } }) }, tone: 'danger' }),
  'request-seal': act({
    name: { zh: '申请用印', en: 'Request the seal' },
    from: ['passed'], to: 'sealing', by: EDITORS, asks: ['documentNumber', 'addressee', 'disclosure'], offers: ['copyTo', 'disclosureBasis', 'indexNumber'],
    fields: { copies: count({ name: { zh: '用印份数', en: 'Copies' }, measure: { zh: '份', en: 'copies' }, min: 1 }) },
    guard: (_, { disclosure, disclosureBasis }) => (disclosure !== 'proactive' && !disclosureBasis ? { zh: '不予公开或依申请公开的，请写明依据的条款。', en: 'Give the article on which it is not published.' } : undefined),
    approval: [
      { role: 'division-head', name: { zh: '办公室审核', en: 'review by the office' }, ofUnit: true },
      { role: 'bureau-leader', name: { zh: '局领导签发', en: 'signed for issue by a leader' } },
    ],
    tone: 'primary',
  }),
  seal: act({
    name: { zh: '用印登记', en: 'Register the sealing' },
    help: { zh: '上传盖章扫描件或电子签章文件，系统留存其哈希', en: 'Upload the sealed copy; its hash is kept' },
    from: ['sealing'], to: 'sealed', by: EDITORS, asks: ['sealed'], dayFrom: 'sealedOn',
    fields: { sealedOn: date({ name: { zh: '用印日期', en: 'Sealed on' }, notAfterToday: true }), keeper: text({ name: { zh: '印章保管人', en: 'Keeper of the seal' }, maxLength: 40 }) },
    tone: 'primary',
  }),
  issue: act({ name: { zh: '印发', en: 'Issue' }, from: ['sealed'], to: 'issued', by: EDITORS, dayFrom: 'issuedOn', fields: { issuedOn: date({ name: { zh: '印发日期', en: 'Issued on' }, notAfterToday: true }) }, tone: 'primary' }),
  disclose: act({
    name: { zh: '公开', en: 'Publish' },
    from: ['issued'], to: 'disclosed', by: EDITORS, dayFrom: 'publishedOn', asks: ['indexNumber'],
    fields: { publishedOn: date({ name: { zh: '公开日期', en: 'Published on' }, notAfterToday: true }), checked: longText({ name: { zh: '公开前审查意见', en: 'Check before publication' } }), address: optional(text({ name: { zh: '公开网址', en: 'Address' } })) },
    guard: ({ values }) => (values.disclosure === 'proactive' ? undefined : { zh: '公开属性不是主动公开，不能公开。', en: 'Its disclosure is not to publish it.' }),
    tone: 'primary',
  }),
};

const OPENING = '引言';

/** A section for each chapter that says anything, in the division that drafts it, begun with the genre's sentences and the figures as they are. */
async function sectionsFor({ genre, year, asOf, dueOn }: Round, { composeReport, findUnitFor }: OpeningHelp): Promise<readonly OpenedAlong[]> {
  const { chapters } = await composeReport(genre, { year, asOf });
  return chapters.filter(({ paragraphs }) => paragraphs.length > 0).map((chapter) => ({
    unit: findUnitFor(drafterOf(genre, chapter.id)),
    input: { chapter: chapter.id, heading: chapter.title || OPENING, prose: proseOf(chapter), dueOn },
  }));
}

/** What the genre calls the report of a year, or of a month; a correction says so. */
function nameOf({ genre: id, year, asOf, corrects }: Pick<Round, 'genre' | 'year' | 'asOf' | 'corrects'>): string {
  const genre: Genre | undefined = GENRES.find((each) => each.id === id);
  const month = genre?.covers === 'month' ? `${Number(asOf.slice(5, 7))}月` : '';
  const name = (genre?.name.zh ?? '报告').replace(/^年(?=度)/, '');
  return `${year}年${month}${name}${corrects ? '（更正）' : ''}`;
}

/** 关于印发…的通知: the notice that carries the report as its attachment. */
function issuingNotice({ values, steps }: View, organ: string): OfficialDocument {
  const title = `${organ}${nameOf(values)}`;
  const on = findStep({ steps }, 'issue')?.on ?? values.asOf;
  return {
    kind: '通知', organ, redHead: true,
    ...(values.documentNumber && { number: values.documentNumber }),
    title: `${organ}关于印发《${title}》的通知`,
    addressee: values.addressee ?? '各处室、中心，各区局',
    body: [paragraph(`现将《${title}》印发给你们，请结合实际认真贯彻落实。`)],
    attachments: [{ title }],
    signature: { organ, date: on },
    note: DISCLOSURE[(values.disclosure ?? 'closed') as keyof typeof DISCLOSURE].zh.replace(/^/, values.disclosure === 'proactive' ? '此件' : ''),
    imprint: { ...(values.copyTo && { copyTo: values.copyTo }), printedBy: `${organ}办公室`, printedOn: on },
  };
}

/**
 * A report being collected (A25 征集): the office opens it, divisions write their sections, the party-group meeting passes it,
 * it is sealed, issued, and published within 20 working days (《政府信息公开条例》第26条).
 */
export const reportRound = defineCaseType({
  id: 'report-round',
  version: 1,
  mechanism: 'A25',
  wing: 'governance',
  owner: 'office',
  name: { zh: '报告征集', en: 'Report round' },
  help: { zh: '开一轮征集，各处室、中心和区局各写各的章节', en: 'Open a round; every division, centre and district writes its section' },
  numbering: '征',
  fields,
  states: {
    collecting: { name: { zh: '征集中', en: 'collecting' } },
    passed: { name: { zh: '已审议', en: 'passed' } },
    sealing: { name: { zh: '待用印', en: 'to be sealed' } },
    sealed: { name: { zh: '已用印', en: 'sealed' } },
    issued: { name: { zh: '已印发', en: 'issued' }, ends: ({ disclosure }) => disclosure !== 'proactive' },
    disclosed: { name: { zh: '已公开', en: 'published' }, ends: true },
  },
  opening: {
    name: { zh: '发起征集', en: 'Open a round' },
    by: EDITORS,
    state: 'collecting',
    asks: ['genre', 'year', 'asOf', 'dueOn'],
    offers: ['note', 'corrects'],
    guard: (values, today) => dayRefusal(values, values.asOf, today),
    opens: { type: 'report-section', by: 'round', cases: sectionsFor },
  },
  actions: ACTIONS,
  correction: { by: EDITORS },
  deadlines: {
    due: { name: { zh: '报送时限', en: 'Due' }, rule: 'supervision.reminders', from: ['open', 'back-to-sections'], until: ['pass-meeting'], dueFrom: 'dueOn', warnWithin: 3, main: true },
    objections: { name: { zh: '异议期', en: 'Objections' }, rule: 'bulletin.objection', from: ['issue'], until: ['disclose'], warnWithin: 1, when: ({ values }) => values['genre'] === 'district-bulletin' },
    disclosure: { name: { zh: '主动公开', en: 'Publication' }, rule: 'disclosure.proactive', from: ['issue'], until: ['disclose'], warnWithin: 5, when: ({ values }) => values['disclosure'] === 'proactive' },
  },
  documents: {
    notice: { name: { zh: '印发通知', en: 'Issuing notice' }, after: ['seal', 'issue'], write: (view, { organ }) => issuingNotice(view, organ) },
    'approval-sheet': approvalSheet(({ values }) => String(values['year']), ACTIONS),
  },
  readers: { staff: 'all' },
  title: nameOf,
  post: () => [],
});
