import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import type { FunctionId } from '../organisation.ts';

/** Id, name, English name, what is counted, in English. */
type Row = readonly [id: string, zh: string, en: string, definition: string, definitionEn: string];
type More = Partial<Pick<Indicator, 'computation' | 'scale' | 'decimals' | 'better' | 'neverScored'>>;

const FLOW = { kind: 'flow' } as const;
const LEVEL = { computation: { kind: 'stock', every: 'year' } } as const satisfies More;

/**
 * What a division counts by hand until the mechanism that records it is in the catalogue (供数单过渡指标). A flow is that of
 * the year up to the day of the sheet, so a half-year's is dated 30 June; a level is that of its day.
 */
function suppliedBy(owner: FunctionId, measure: string, measureEn: string, rows: readonly Row[], more: More = {}): readonly Indicator[] {
  return rows.map(([id, zh, en, definition, definitionEn]) =>
    defineIndicator({ version: 1, source: 'supplied', computation: FLOW, owner, id, name: { zh, en }, measure: { zh: measure, en: measureEn }, definition: { zh: definition, en: definitionEn }, ...more }));
}

/** Party building and integrity (党建与廉政, handbook A01–A13): counts only, never names. */
const party: readonly Indicator[] = [
  ...suppliedBy('personnel', '次', 'times', [
    ['party-group-meetings', '党组会议', 'Meetings of the party group', '年初以来召开的党组会议次数', 'Meetings of the party group since 1 January'],
    ['study-sessions', '中心组集体学习', 'Study sessions of the leading group', '党组理论学习中心组集体学习次数', 'Joint study sessions of the leading group'],
    ['study-discussions', '中心组研讨交流', 'Discussions of the leading group', '党组理论学习中心组研讨交流次数', 'Discussions of the leading group'],
    ['warning-education', '警示教育', 'Warning education', '面向全局开展的警示教育次数', 'Sessions of warning education for the whole bureau'],
    ['festival-reminders', '节点提醒', 'Reminders before holidays', '节前廉政提醒次数', 'Integrity reminders sent before holidays'],
    ['legal-study-sessions', '集体学法', 'Law study sessions', '领导班子集体学法次数', 'Law study sessions of the leadership'],
  ]),
  ...suppliedBy('personnel', '条', 'items', [
    ['responsibility-items', '责任清单', 'Responsibilities listed', '年度主体责任清单条数', 'Items of the year’s list of responsibilities'],
    ['responsibility-tasks', '任务清单', 'Tasks listed', '年度主体责任任务清单条数', 'Items of the year’s list of tasks'],
    ['duty-log-entries', '履责工作日志', 'Duty log entries', '领导班子成员填报的履责日志条数', 'Entries in the duty logs of the leadership'],
    ['integrity-measures', '廉政防控措施', 'Integrity measures', '廉政风险点对应的防控措施条数', 'Measures against the integrity risks listed'],
    ['conduct-measures', '作风整治措施', 'Measures on conduct', '不作为不担当风险对应的措施条数', 'Measures against idleness and avoidance of duty'],
  ]),
  ...suppliedBy('personnel', '项', 'items', [['ideology-items', '意识形态重点事项', 'Ideology items', '年度意识形态工作重点事项数', 'Key items of the year’s ideological work']]),
  ...suppliedBy('personnel', '人次', 'persons', [
    ['integrity-talks', '廉政谈话', 'Integrity talks', '开展廉政谈话、提醒谈话的人次', 'Persons talked to on integrity'],
    ['first-form-handled', '第一种形态处理', 'Handled by the first form', '运用监督执纪第一种形态处理的人次', 'Persons handled by the first form of discipline'],
    ['promotions', '职级晋升与选任', 'Promotions', '当年选拔任用和晋升职级的人次', 'Appointments and promotions in the year'],
    ['community-deployments', '下沉一线', 'Sent to the grass roots', '选派到基层一线的人次', 'Persons sent to the grass roots'],
  ]),
  ...suppliedBy('personnel', '人', 'people', [['personal-reports', '个人事项填报', 'Personal reports filed', '集中填报个人有关事项的领导干部人数', 'Officials who filed their personal report']]),
  ...suppliedBy('personnel', '名', 'secretaries', [['branch-secretaries-changed', '调整支部书记', 'Branch secretaries changed', '当年调整的党支部书记人数', 'Party-branch secretaries changed in the year']]),
];

/** Law and openness (法治与公开, A15, A112). */
const law: readonly Indicator[] = [
  ...suppliedBy('legal', '件', 'documents', [
    ['policies-issued', '出台政策文件', 'Policies issued', '当年出台的政策性文件', 'Policy documents issued in the year'],
    ['normative-documents', '行政规范性文件', 'Normative documents', '当年制定的行政规范性文件', 'Normative documents made in the year'],
    ['legality-reviews', '合法性审查', 'Reviews of legality', '完成合法性审查的文件和合同', 'Documents and contracts reviewed for legality'],
  ]),
  ...suppliedBy('legal', '项', 'items', [
    ['duties-listed', '权责清单事项', 'Duties listed', '权责清单列明的职责事项', 'Duties in the list of powers and duties'],
    ['internal-rules', '内部制度', 'Internal rules', '当年制定或修订的内部制度', 'Internal rules made or revised in the year'],
  ]),
  ...suppliedBy('office', '件', 'documents', [['documents-disclosed', '主动公开文件', 'Documents disclosed', '当年主动公开的文件', 'Documents disclosed on own initiative in the year']]),
  ...suppliedBy('office', '条', 'items', [['information-published', '公开信息', 'Information published', '当年在网站公开的各类信息', 'Items published on the site in the year']]),
  ...suppliedBy('legal', '家', 'agencies', [['agencies-rated', '信用评价代理机构', 'Agencies rated', '完成信用评价的代理机构', 'Agencies whose credit was rated']]),
];

/** Protection that is not recorded here yet (保护, A70–A94). */
const protection: readonly Indicator[] = [
  ...suppliedBy('protection-centre', '件', 'applications', [
    ['pre-examinations', '预审受理', 'Pre-examinations', '保护中心受理的专利预审申请', 'Applications taken for pre-examination'],
    ['pre-examinations-passed', '预审合格', 'Pre-examinations passed', '预审合格的申请', 'Applications that passed pre-examination'],
    ['pre-examined-grants', '预审授权', 'Grants after pre-examination', '经预审获得快速授权的专利', 'Patents granted fast after pre-examination'],
  ]),
  ...suppliedBy('protection', '件', 'cases', [
    ['administrative-mediations', '行政调解', 'Administrative mediations', '办理的专利纠纷行政调解案件', 'Patent disputes mediated by the bureau'],
    ['judicial-confirmations', '司法确认', 'Judicial confirmations', '经司法确认的调解协议', 'Settlements confirmed by a court'],
    ['cases-to-police', '移送司法机关', 'Cases referred', '移送司法机关的涉嫌犯罪案件', 'Cases referred to the criminal authorities'],
    ['overseas-guidance', '海外维权指导', 'Overseas guidance', '指导企业应对海外纠纷的件次', 'Overseas disputes guided'],
    ['abnormal-filings', '非正常申请核查', 'Abnormal filings checked', '核查的非正常专利申请', 'Abnormal filings checked'],
  ]),
  ...suppliedBy('protection', '家', 'places', [
    ['protection-stations', '保护工作站', 'Protection stations', '期末在运行的知识产权保护工作站', 'Protection stations at work at the end'],
    ['regulated-markets', '规范化市场', 'Regulated markets', '期末的知识产权保护规范化市场', 'Markets certified for protection at the end'],
  ], LEVEL),
];

/** Utilisation, enterprises and regions (运用与培育, A40–A67). */
const utilization: readonly Indicator[] = [
  ...suppliedBy('promotion', '家', 'enterprises', [
    ['nurtured-enterprises', '培育优势企业', 'Enterprises nurtured', '当年择优培育的知识产权优势企业', 'Enterprises nurtured in the year'],
    ['transfer-enterprises', '专利转化惠及企业', 'Enterprises reached by patent transfer', '专利转化专项计划惠及的企业', 'Enterprises reached by the transfer programme'],
    ['transfer-institutes', '专利转化高校院所', 'Institutes in patent transfer', '开展专利转化的高校和科研院所', 'Universities and institutes in the transfer programme'],
    ['served-enterprises', '服务惠及企业', 'Enterprises reached by services', '各类知识产权服务惠及的企业', 'Enterprises reached by services of all kinds'],
  ]),
  ...suppliedBy('promotion', '家', 'enterprises', [
    ['advantage-enterprises', '优势示范企业', 'Model enterprises', '期末国家知识产权优势企业和示范企业', 'National model enterprises at the end'],
  ], LEVEL),
  ...suppliedBy('promotion', '个', 'centres', [['operation-centres', '产业运营中心', 'Operation centres', '期末累计布局的产业知识产权运营中心', 'Industrial operation centres set up by the end']], LEVEL),
  ...suppliedBy('promotion', '项', 'projects', [['navigation-projects', '专利导航项目', 'Patent navigation projects', '当年实施的重点产业链专利导航项目', 'Patent navigation projects for key industries in the year']]),
  ...suppliedBy('promotion', '件', 'patents', [
    ['open-licences', '展示交易与开放许可', 'Trades and open licences', '当年展示、交易和开放许可的专利', 'Patents shown, traded or openly licensed in the year'],
    ['licences-recorded', '许可合同备案', 'Licences recorded', '当年备案的专利实施许可合同', 'Licence contracts recorded in the year'],
    ['trademark-pledges', '商标质押', 'Trade-mark pledges', '当年办理的商标权质押登记', 'Trade-mark pledges registered in the year'],
  ]),
];

/** Windows, publicity and education (窗口与宣传, A29–A39, A100–A107). */
const service: readonly Indicator[] = [
  ...suppliedBy('agency-window', '件', 'applications', [['window-applications', '代办处受理申请', 'Applications at the window', '代办处受理的专利新申请', 'New applications received at the agency window']]),
  ...suppliedBy('agency-window', '元', 'yuan', [['fee-reductions', '减缴专利费用', 'Fees reduced', '当年为申请人减缴的专利费用', 'Patent fees reduced in the year']], { scale: 2, decimals: 0 }),
  ...suppliedBy('agency-window', '家', 'enterprises', [['fee-reduced-enterprises', '减缴惠及企业', 'Enterprises with reduced fees', '获得费用减缴的企业', 'Enterprises whose fees were reduced']]),
  ...suppliedBy('trademark-window', '家', 'entities', [['window-entities', '窗口对接主体', 'Entities served at the windows', '商标受理窗口和指导站对接服务的市场主体', 'Market entities served by windows and stations']]),
  ...suppliedBy('trademark-window', '件', 'matters', [['window-trademark-matters', '商标窗口业务', 'Trade-mark matters', '商标受理窗口办理的业务', 'Matters handled at the trade-mark windows']]),
  ...suppliedBy('public-service', '项', 'inventions', [['youth-inventions', '青少年发明', 'Youth inventions', '当年表扬的青少年发明项目', 'Youth inventions commended in the year']]),
  ...suppliedBy('public-service', '场', 'events', [['publicity-events', '宣传活动', 'Publicity events', '当年举办的宣传活动', 'Publicity events held in the year']]),
  ...suppliedBy('public-service', '篇', 'reports', [['media-reports', '媒体报道', 'Media reports', '各类媒体刊发的报道', 'Reports in the media']]),
];

export const MECHANISM_FIGURES: readonly Indicator[] = [...party, ...law, ...protection, ...utilization, ...service];
