import { anyOf, type BlockSpec, type ChapterSpec, defineGenre, type Genre, orElse, prose, say } from '#domain/report/genre.ts';
import { TARGETS } from '../supplied/targets.ts';
import { aimOf, IN_YI, known, lastYearOf } from './phrases.ts';

const chapter = (id: string, title: string): ChapterSpec => ({ id, level: 1, title, paragraphs: [] });

const item = (id: string, title: string, ...paragraphs: readonly BlockSpec[]): ChapterSpec => ({ id, level: 2, title, paragraphs });

const opening: readonly BlockSpec[] = [
  prose('guidance', '指导思想、全年总要求和工作主线'),
  anyOf([
    known(say`上年末有效发明专利${lastYearOf('inventions-in-force')}件，每万人口发明专利拥有量${lastYearOf('inventions-per-10k')}件。`),
    known(say`今年末，有效发明专利达到${aimOf('inventions-in-force')}件以上。`),
    known(say`高价值发明专利达到${aimOf('high-value-inventions')}件以上。`),
    known(say`每万人口发明专利拥有量达到${aimOf('inventions-per-10k')}件。`),
  ], '全年主要预期目标待定。'),
];

const programme: readonly ChapterSpec[] = [
  chapter('programme', '抓纲要规划，定好全年施工图'),
  {
    ...item('implement-programme', '推动纲要规划任务落地',
      [orElse(say`上年下达重点任务${lastYearOf('programme-tasks')}项、完成${lastYearOf('programme-tasks-done')}项；今年接续推进，逐项明确牵头单位和完成时限。`, '逐项明确牵头单位和完成时限。')],
      [say`全年可量化目标及责任单位见下表，年终逐项对账。`]),
    tables: [{ id: 'targets-planned', caption: '年度可量化目标分解', by: 'target', stage: 'planned', targets: TARGETS }],
  },
];

const law: readonly ChapterSpec[] = [
  chapter('law', '筑法治根基，强化制度供给'),
  item('policy-and-law', '完善政策法规',
    anyOf([
      known(say`上年出台政策文件${lastYearOf('policies-issued')}件。`),
      known(say`今年出台政策文件${aimOf('policies-issued')}件以上。`),
    ], '政策文件制定计划待定。'),
    prose('policy-and-law', '立法调研、普法责任和政策修订安排')),
];

const districts: readonly ChapterSpec[] = [
  chapter('districts', '促区域协同，壮大各区优势'),
  item('science-park', '服务创新园区', prose('science-park', '重点园区的服务布局和预审绿色通道')),
  item('protection-city', '建设保护示范区', prose('protection-city', '示范区建设的节点任务和责任分工')),
  item('district-features', '支持各区创特色',
    anyOf([known(say`上年末各区高价值发明专利合计${lastYearOf('high-value-inventions')}件。`)], '各区高价值发明专利数据待报。'),
    prose('district-features', '各区特色工作、地理标志和非正常申请治理')),
];

const enterprises: readonly ChapterSpec[] = [
  chapter('enterprises', '育创新主体，提升企业竞争力'),
  item('navigation', '实施专利导航',
    anyOf([known(say`围绕重点产业链实施专利导航项目${aimOf('navigation-projects')}项。`), known(say`上年实施${lastYearOf('navigation-projects')}项。`)], '专利导航项目数待定。'),
    prose('navigation', '导航的产业链和成果应用')),
  item('nurture', '培育优势企业',
    anyOf([known(say`择优培育知识产权优势企业${aimOf('nurtured-enterprises')}家。`), known(say`上年末优势示范企业${lastYearOf('advantage-enterprises')}家。`)], '优势企业培育目标待定。'),
    prose('nurture', '培育办法和高质量创造试点')),
  item('enterprise-training', '办好企业培训',
    anyOf([known(say`参训单位不少于${aimOf('trained-enterprises')}家。`), known(say`上年参训单位${lastYearOf('trained-enterprises')}家。`)], '企业培训目标待定。'),
    prose('enterprise-training', '培训主题、层次和师资')),
  item('enterprise-service', '做实上门服务',
    anyOf([
      known(say`服务队走访单位不少于${aimOf('visited-enterprises')}家，上年走访${lastYearOf('visited-enterprises')}家、解决问题${lastYearOf('problems-solved')}个。`),
      known(say`各类服务惠及企业${aimOf('served-enterprises')}家以上。`),
    ], '企业服务目标待定。'),
    prose('enterprise-service', '服务队安排、费用减缴和优先审查')),
];

const universities: readonly ChapterSpec[] = [
  chapter('universities', '引源头活水，激发院所创造力'),
  item('university-creation', '提升院所创造质量', prose('university-creation', '管理规范、专利布局和创造基地')),
  item('university-transfer', '推动院所专利转化',
    anyOf([
      known(say`支持${aimOf('transfer-institutes')}家以上高校院所开展专利转化。`),
      known(say`专利转化专项计划惠及企业${aimOf('transfer-enterprises')}家。`),
    ], '专利转化目标待定。'),
    prose('university-transfer', '存量盘活和对接机制')),
  item('campus-culture', '培育校园创新文化', prose('campus-culture', '大赛、课程和获奖项目对接')),
];

const transfer: readonly ChapterSpec[] = [
  chapter('transfer', '通转化渠道，释放知识产权价值'),
  item('operation-centres', '建设产业运营中心',
    anyOf([known(say`累计布局产业知识产权运营中心${aimOf('operation-centres')}个。`), known(say`上年末已有${lastYearOf('operation-centres')}个。`)], '运营中心布局目标待定。'),
    prose('operation-centres', '中心的产业方向和运行考核')),
  item('trading-platform', '搭好交易与融资平台',
    anyOf([
      known(say`展示、交易和开放许可专利${aimOf('open-licences')}件。`),
      known(say`办理专利权质押登记${aimOf('pledge-registrations')}件以上。`),
      known(say`质押融资金额达到${aimOf('pledge-amount', { display: IN_YI })}元。`),
      known(say`上年质押登记${lastYearOf('pledge-registrations')}件、融资${lastYearOf('pledge-amount', { display: IN_YI })}元。`),
    ], '交易与融资目标待定。')),
];

const protection: readonly ChapterSpec[] = [
  chapter('protection', '织保护网络，守好创新成果'),
  item('joint-protection', '深化协同保护',
    [orElse(say`上年12330接收事项${lastYearOf('hotline-items')}件，裁决立案${lastYearOf('adjudications-accepted')}件。`, '保护工作基数待报。')],
    prose('joint-protection', '与司法、公安、海关等部门的协作机制和国家考核准备')),
  item('technical-support', '建强技术支撑队伍',
    anyOf([known(say`裁决平均办理周期控制在${aimOf('adjudication-average-gross')}天以内，上年为${lastYearOf('adjudication-average-gross')}天。`)], '裁决办理周期目标待定。'),
    prose('technical-support', '技术调查官选聘、使用和管理')),
  item('brand-protection', '加强商标品牌保护',
    anyOf([known(say`受理窗口和指导站对接服务市场主体${aimOf('window-entities')}家以上。`)], '商标服务目标待定。'),
    prose('brand-protection', '老字号、地理标志和区域品牌保护')),
];

const foundations: readonly ChapterSpec[] = [
  chapter('foundations', '固工作基础，增强发展后劲'),
  item('talent', '加强人才培养',
    anyOf([known(say`全年组织培训不少于${aimOf('training-sessions')}场。`), known(say`上年举办培训${lastYearOf('training-sessions')}场、参训${lastYearOf('training-attendances')}人次。`)], '培训计划待定。'),
    prose('talent', '基层人员培训、专家库和人才库')),
  item('culture', '繁荣知识产权文化',
    anyOf([known(say`评选表扬青少年发明项目${aimOf('youth-inventions')}项。`)], '文化宣传目标待定。'),
    prose('culture', '宣传周和重点宣传活动')),
  item('office-efficiency', '提高机关效能',
    anyOf([known(say`上年督查督办立项${lastYearOf('supervision-items')}项、按时办结率${lastYearOf('supervision-on-time-rate')}%；今年继续立项督办、限时办结。`)], '继续立项督办、限时办结。'),
    prose('office-efficiency', '绩效、安全、保密和政务公开')),
];

const party: readonly ChapterSpec[] = [
  chapter('party', '强党建引领，锻造过硬队伍'),
  item('political-building', '加强政治和队伍建设', prose('political-building', '政治建设、选人用人和干部教育')),
  item('branch-building', '加强思想和组织建设', prose('branch-building', '组织生活、党员教育和支部规范化')),
  item('clean-conduct', '加强作风和廉政建设', prose('clean-conduct', '纪律、作风和警示教育')),
];

/**
 * The plan of the year's work (工作要点): what each division is to do, with the measurable targets that were set and last
 * year's figures they start from. Items are numbered through the whole document. Its targets are settled by the year's summary.
 */
export const workPlan: Genre = defineGenre({
  id: 'work-plan',
  version: 1,
  name: { zh: '年度工作要点', en: 'Work plan' },
  covers: 'coming-year',
  readers: 'public',
  title: (year, organ) => `${organ}${year}年工作要点`,
  opening,
  chapters: [...programme, ...law, ...districts, ...enterprises, ...universities, ...transfer, ...protection, ...foundations, ...party],
  continuous: [2],
  note: '此件主动公开',
});
