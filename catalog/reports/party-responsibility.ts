import { anyOf, type BlockSpec, type ChapterSpec, defineGenre, enumerated, figure, type Genre, growthOf, internal, orElse, prose, say } from '#domain/report/genre.ts';
import { IN_WHOLE_WAN, increaseOf, known } from './phrases.ts';

const group = (id: string, title: string): ChapterSpec => ({ id, level: 2, title, paragraphs: [] });

const item = (id: string, title: string, ...paragraphs: readonly BlockSpec[]): ChapterSpec => ({ id, level: 3, title, paragraphs });

const opening: readonly BlockSpec[] = [
  prose('guidance', '一年来党组履行主体责任的总体情况'),
  [
    orElse(say`期末有效发明专利${figure('inventions-in-force')}件，${growthOf('inventions-in-force')}。`, '期末有效发明专利尚无报表数据。'),
    orElse(say`每万人口发明专利拥有量${figure('inventions-per-10k')}件，${increaseOf('inventions-per-10k', 2)}。`, '每万人口发明专利拥有量因缺有效量或上年末常住人口数据，暂不计算。'),
    orElse(say`期末有效注册商标${figure('trademarks-in-force')}件，${growthOf('trademarks-in-force')}。`, '期末有效注册商标尚无报表数据。'),
    say`现将落实主体责任的情况报告如下。`,
  ],
];

const leadership: readonly ChapterSpec[] = [
  group('leadership', '旗帜鲜明讲政治，扛牢管党治党责任'),
  item('political-building', '政治建设', prose('political-building', '学习贯彻和政治机关建设')),
  item('overall-planning', '统筹谋划', anyOf([known(say`召开党组会议${figure('party-group-meetings')}次，研究部署全面从严治党和重点工作。`)], '党组会议次数无供数。')),
  item('responsibility-lists', '清单履责',
    anyOf([
      known(say`制定责任清单${figure('responsibility-items')}条、任务清单${figure('responsibility-tasks')}条。`),
      known(say`填报履责日志${figure('duty-log-entries')}条。`),
    ], '责任清单和履责日志无供数。')),
  item('study', '理论学习',
    anyOf([known(say`中心组集体学习${figure('study-sessions')}次，研讨交流${figure('study-discussions')}次。`)], '中心组学习次数无供数。')),
  item('ideology', '意识形态',
    anyOf([known(say`明确意识形态工作重点${figure('ideology-items')}项。`)], '意识形态重点事项无供数。')),
];

const discipline: readonly ChapterSpec[] = [
  group('discipline', '严明纪律规矩，涵养清朗政治生态'),
  item('talks', '谈话提醒', internal(orElse(say`开展廉政谈话${figure('integrity-talks')}人次。`, '廉政谈话人次无供数。')), prose('talks', '谈话制度和抓早抓小的做法')),
  item('warning-education', '警示教育', anyOf([known(say`开展警示教育${figure('warning-education')}次。`)], '警示教育次数无供数。')),
  item('appointments', '选人用人', internal(orElse(say`选拔任用和晋升职级${figure('promotions')}人次。`, '选任和晋升人次无供数。')), prose('appointments', '选人用人程序和把关')),
  item('inspection', '监督检查', prose('inspection', '重点领域和重要岗位的监督检查')),
];

const organisation: readonly ChapterSpec[] = [
  group('organisation', '建强基层组织，激发支部战斗活力'),
  item('rules-of-life', '组织生活', prose('rules-of-life', '基层组织制度的落实')),
  item('model-branches', '支部创建', anyOf([known(say`调整党支部书记${figure('branch-secretaries-changed')}名。`)], '支部书记调整情况无供数。'), prose('model-branches', '支部规范化和创建活动')),
  item('role-models', '典型引路', prose('role-models', '先进典型的选树和表彰')),
  item('members', '党员教育', prose('members', '党员教育管理')),
];

const prevention: readonly ChapterSpec[] = [
  group('prevention', '扎紧制度笼子，前移廉政防控关口'),
  item('checks', '权力制约', prose('checks', '集体决策、分工和末位表态')),
  item('personal-reports', '个人事项', internal(orElse(say`集中填报个人有关事项${figure('personal-reports')}人。`, '个人事项填报人数无供数。')), prose('personal-reports', '审核、抽查和结果运用')),
  item('integrity-risks', '风险防控', anyOf([known(say`对照廉政风险点制定防控措施${figure('integrity-measures')}条。`)], '廉政防控措施无供数。')),
  item('lasting-rules', '长效机制', anyOf([known(say`制定或修订内部制度${figure('internal-rules')}项。`)], '内部制度数无供数。')),
];

const conduct: readonly ChapterSpec[] = [
  group('conduct', '从严执纪问责，驰而不息改进作风'),
  item('accountability', '执纪问责', internal(orElse(say`运用第一种形态处理${figure('first-form-handled')}人次。`, '运用第一种形态情况无供数。')), prose('accountability', '问责情况')),
  item('festivals', '节点把关', anyOf([known(say`重要节点前发出廉政提醒${figure('festival-reminders')}次。`)], '节点提醒次数无供数。')),
  item('idleness', '担当作为', anyOf([known(say`针对不作为不担当风险制定措施${figure('conduct-measures')}条。`)], '作风整治措施无供数。')),
];

const urgent: readonly ChapterSpec[] = [
  group('urgent', '冲锋急难一线，服务发展保障民生'),
  item('grass-roots', '下沉一线', anyOf([known(say`选派干部下沉一线${figure('community-deployments')}人次。`)], '下沉人次无供数。')),
  item('service-level', '便民服务',
    anyOf([
      known(say`代办处受理专利申请${figure('window-applications')}件，减缴专利费用${figure('fee-reductions', { display: IN_WHOLE_WAN })}元。`),
      known(say`减缴惠及企业${figure('fee-reduced-enterprises')}家。`),
    ], '窗口业务和费用减缴无供数。')),
  item('support-measures', '惠企举措', anyOf([known(say`出台政策文件${figure('policies-issued')}件。`)], '出台政策数无供数。')),
  item('service-teams', '企业服务队', [say`走访${figure('visits')}户次、惠及${figure('visited-enterprises')}家单位，派出${figure('visit-staff')}人次，解决问题${figure('problems-solved')}个；其中局领导带队${figure('leader-visits')}户次。`]),
];

const highlights: readonly ChapterSpec[] = [
  group('highlights', '聚力中心工作，推动党建业务共进'),
  item('protection-reform', '强化保护', [say`12330接收各类事项${figure('hotline-items')}件，${growthOf('hotline-items')}；裁决结案${figure('adjudications-concluded')}件。`]),
  item('protection-centre', '建强保护中心', anyOf([known(say`保护中心受理预审申请${figure('pre-examinations')}件、合格${figure('pre-examinations-passed')}件。`)], '预审数据无供数。')),
  item('operation-system', '运营体系', [say`办理专利权质押登记${figure('pledge-registrations')}件，${growthOf('pledge-registrations')}。`]),
  item('awards', '奖励荣誉', prose('awards', '获奖和先进情况')),
  item('pilots', '试点任务', prose('pilots', '承担的国家和省级试点')),
  item('burden', '减负增效', [say`督查督办立项${figure('supervision-items')}项、办结${figure('supervision-closed')}项，其中按时办结${figure('supervision-on-time')}项。`]),
  item('cases-of-help', '帮扶实例', prose('cases-of-help', '帮助企业解决难题的实例')),
];

const shortfalls: ChapterSpec = {
  id: 'problems', level: 1, title: '差距与不足',
  paragraphs: [enumerated(prose('problem-study', '理论学习方面'), prose('problem-responsibility', '责任落实方面'), prose('problem-conduct', '作风建设方面'))],
};

const next: readonly ChapterSpec[] = [
  { id: 'next', level: 1, title: '今后打算', paragraphs: [] },
  { ...group('next-study', '学深悟透强思想'), paragraphs: [prose('next-study', '理论学习安排')] },
  { ...group('next-responsibility', '层层压实强责任'), paragraphs: [prose('next-responsibility', '责任体系和督促检查')] },
  { ...group('next-discipline', '挺纪在前强约束'), paragraphs: [prose('next-discipline', '纪律建设安排')] },
  { ...group('next-conduct', '真抓实干强作风'), paragraphs: [prose('next-conduct', '作风建设安排')] },
];

/**
 * How the party group carried out its responsibility for strict self-government (主体责任报告). Counts of persons talked to,
 * handled or appointed are for the staff only (A06, A07, A10: 严格保密).
 */
export const partyResponsibility: Genre = defineGenre({
  id: 'party-responsibility',
  version: 1,
  name: { zh: '主体责任报告', en: 'Party responsibility report' },
  readers: 'public',
  title: (year, organ) => `中共${organ}党组${year}年履行全面从严治党主体责任情况报告`,
  opening,
  chapters: [
    { id: 'practices', level: 1, title: '工作举措与成效', paragraphs: [] },
    ...leadership, ...discipline, ...organisation, ...prevention, ...conduct, ...urgent, ...highlights, shortfalls, ...next,
  ],
});
