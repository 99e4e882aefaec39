import {
  caseReference, choice, date, dateTime, district, externalNumber, file, list, longText, optional, party, patent, person, text, type ValuesOf, yesNo,
} from '#domain/form/index.ts';
import type { Readers } from '#domain/access/visibility.ts';
import type { Label } from '#domain/text.ts';

/** Read by the parties too, the respondent once served (双方当事人). */
const PARTIES: Readers = { level: 'party' };
/** The panel's secret (合议笔录不公开). */
const PANEL: Readers = { level: 'restricted', relations: ['panel'] };
const PUBLISHED: Readers = { level: 'public' };

/** How a case ended (结案方式). */
export const CONCLUSIONS = {
  established: { zh: '侵权成立', en: 'infringement established' },
  'not-established': { zh: '侵权不成立', en: 'infringement not established' },
  dismissed: { zh: '驳回请求', en: 'request dismissed' },
  'dismissed-first': { zh: '先行裁驳', en: 'dismissed first, claims invalidated' },
  withdrawn: { zh: '撤案', en: 'withdrawn' },
} as const satisfies Readonly<Record<string, Label>>;

/** How a document is served (送达方式). */
export const SERVICE_MODES = {
  direct: { zh: '直接送达', en: 'in person' },
  post: { zh: '邮寄送达', en: 'by post' },
  electronic: { zh: '电子送达', en: 'electronically' },
  'public-notice': { zh: '公告送达', en: 'by public notice' },
} as const satisfies Readonly<Record<string, Label>>;

export const SIDES = { requester: { zh: '请求人', en: 'requester' }, respondent: { zh: '被请求人', en: 'respondent' } } as const satisfies Readonly<Record<string, Label>>;

/** Before the measures of 2015 there are no rules to judge a case by. */
const FIRST_DAY = '2015-07-01';

const evidence = {
  name: text({ name: { zh: '证据名称', en: 'Evidence' } }),
  side: choice({ name: { zh: '提交人', en: 'Given by' }, choices: SIDES }),
  purpose: optional(text({ name: { zh: '证明事项', en: 'Proves' } })),
  file: optional(file({ name: { zh: '文件', en: 'File' } })),
};

const panelMember = {
  person: person({ name: { zh: '成员', en: 'Member' }, roles: ['officer', 'division-head', 'district-officer'] }),
  duty: choice({ name: { zh: '职责', en: 'Duty' }, choices: { presiding: { zh: '审理长', en: 'presiding' }, member: { zh: '审理员', en: 'member' } } }),
};

/** What the request says (请求书). */
const request = {
  receivedOn: date({ name: { zh: '收到日期', en: 'Received on' }, min: FIRST_DAY, notAfterToday: true, searchable: true, readers: PARTIES }),
  requester: party({ name: { zh: '请求人', en: 'Requester' }, searchable: true, readers: PARTIES }),
  requesterContact: optional(text({ name: { zh: '请求人联系方式', en: "Requester's contact" }, personal: true, readers: { level: 'restricted', roles: ['officer@case', 'district-officer@case', 'division-head@case', 'secretary'], relations: ['handler', 'panel', 'opener', 'requester'] } })),
  agent: optional(text({ name: { zh: '代理人', en: 'Agent' }, readers: PARTIES })),
  respondent: party({ name: { zh: '被请求人', en: 'Respondent' }, searchable: true, readers: PARTIES }),
  patent: patent({ name: { zh: '涉案专利', en: 'Patent' }, searchable: true, readers: PUBLISHED }),
  patentKind: choice({ name: { zh: '专利类型', en: 'Kind of patent' }, choices: { invention: { zh: '发明', en: 'invention' }, utility: { zh: '实用新型', en: 'utility model' }, design: { zh: '外观设计', en: 'design' } }, searchable: true, readers: PUBLISHED }),
  claims: longText({ name: { zh: '主张的权利要求', en: 'Claims relied on' }, readers: PARTIES }),
  accusedProduct: longText({ name: { zh: '被控侵权产品或方法', en: 'Accused product or process' }, readers: PARTIES }),
  demand: longText({ name: { zh: '请求事项与事实理由', en: 'Request, facts and reasons' }, readers: PARTIES }),
  evidence: optional(list({ name: { zh: '证据目录', en: 'Evidence' }, itemName: { zh: '证据', en: 'piece of evidence' }, of: evidence, readers: PARTIES })),
  evaluationReport: yesNo({ name: { zh: '专利权评价报告', en: 'Evaluation report' }, help: { zh: '实用新型、外观设计专利可要求出具（专利法第六十六条）', en: 'May be asked for utility models and designs (Patent Law art. 66)' }, readers: PARTIES }),
  notSued: yesNo({ name: { zh: '未向法院起诉', en: 'No suit filed' }, help: { zh: '就同一纠纷未向人民法院起诉，也无仲裁约定', en: 'No court seized and no arbitration agreed' }, readers: PARTIES }),
  district: district({ name: { zh: '管辖地', en: 'District' }, help: { zh: '被请求人所在地或侵权行为地', en: "The respondent's seat or place of infringement" }, searchable: true, readers: PUBLISHED }),
  track: choice({ name: { zh: '程序', en: 'Track' }, choices: { ordinary: { zh: '普通程序', en: 'ordinary' }, simple: { zh: '简易程序', en: 'simplified' } }, searchable: true, readers: PARTIES }),
  earlierCase: optional(caseReference({ name: { zh: '原裁驳案件', en: 'Earlier case' }, help: { zh: '先行裁驳后另行请求的，填原案', en: 'The case dismissed first, when this is the new request' }, types: ['adjudication'] })),
};

/** What is added on the way (办理中形成). */
const handling = {
  panel: optional(list({ name: { zh: '合议组', en: 'Panel' }, itemName: { zh: '成员', en: 'member' }, of: panelMember, readers: PARTIES })),
  panelSecretary: optional(person({ name: { zh: '书记员', en: 'Clerk of the panel' }, roles: ['secretary', 'officer', 'district-officer'] })),
  investigator: optional(text({ name: { zh: '技术调查官', en: 'Technical investigator' }, readers: PARTIES })),
  answer: optional(longText({ name: { zh: '答辩意见', en: 'Answer' }, readers: PARTIES })),
  hearingAt: optional(dateTime({ name: { zh: '口审时间', en: 'Hearing at' }, searchable: true, readers: PARTIES })),
  hearingPlace: optional(text({ name: { zh: '口审地点', en: 'Place of hearing' }, readers: PARTIES })),
  trialMode: optional(choice({ name: { zh: '审理方式', en: 'Mode of trial' }, choices: { oral: { zh: '口头审理', en: 'oral hearing' }, written: { zh: '书面审理', en: 'in writing' } }, readers: PARTIES })),
  deliberation: optional(longText({ name: { zh: '合议笔录', en: 'Record of deliberation' }, readers: PANEL })),
  technicalOpinion: optional(longText({ name: { zh: '技术调查意见', en: 'Technical opinion' }, readers: PANEL })),
};

/** What ends the case and follows (结案与执行). The draft is internal; the parties read what was served. */
const ending = {
  conclusion: optional(choice({ name: { zh: '结案方式', en: 'Conclusion' }, choices: CONCLUSIONS, searchable: true })),
  invalidation: optional(externalNumber({ name: { zh: '无效宣告决定号', en: 'Invalidation decision' }, system: 'other', readers: PARTIES })),
  findings: optional(longText({ name: { zh: '查明事实', en: 'Findings' } })),
  reasoning: optional(longText({ name: { zh: '裁决理由', en: 'Reasons' } })),
  order: optional(longText({ name: { zh: '裁决主文', en: 'Order' } })),
  servedOrder: optional(longText({ name: { zh: '已送达的裁决主文', en: 'Order as served' }, readers: PARTIES })),
  requesterServedOn: optional(date({ name: { zh: '送达请求人日期', en: 'Served on the requester' }, readers: PARTIES })),
  respondentServedOn: optional(date({ name: { zh: '送达被请求人日期', en: 'Served on the respondent' }, readers: PARTIES })),
  suit: optional(externalNumber({ name: { zh: '起诉案号', en: 'Court case' }, system: 'court', readers: PARTIES })),
  performance: optional(choice({ name: { zh: '履行情况', en: 'Performance' }, choices: { voluntary: { zh: '自动履行', en: 'voluntary' }, enforced: { zh: '强制执行', en: 'enforced' }, none: { zh: '未履行', en: 'none' } } })),
  publicSummary: optional(longText({ name: { zh: '公开摘要', en: 'Public summary' }, help: { zh: '脱敏后的案情与结论', en: 'The case and its outcome without personal data or trade secrets' }, readers: PUBLISHED })),
  volume: optional(text({ name: { zh: '案卷号', en: 'Volume' } })),
};

export const ADJUDICATION_FIELDS = { ...request, ...handling, ...ending };

export type Adjudication = ValuesOf<typeof ADJUDICATION_FIELDS>;

/** The fields that open a case. */
export const REQUEST_FIELDS = Object.keys(request) as (keyof typeof request)[];
