import { anyOf, type BlockSpec, type ChapterSpec, completionOf, defineGenre, enumerated, figure, type Genre, orElse, prose, say, type Sentence } from '#domain/report/genre.ts';
import { TARGETS } from '../supplied/targets.ts';
import { aimOf, growthSince, IN_YI, known } from './phrases.ts';

/** Growth against the same half of last year. */
const grown = (indicator: string): ReturnType<typeof growthSince> => growthSince(indicator, '去年同期无可比数据');

const group = (id: string, title: string): ChapterSpec => ({ id, level: 2, title, paragraphs: [] });

const item = (id: string, title: string, ...paragraphs: readonly BlockSpec[]): ChapterSpec => ({ id, level: 3, title, paragraphs });

const opening: readonly BlockSpec[] = [
  prose('guidance', '上半年的要求、定位和总体判断'),
  [
    orElse(say`上半年发明专利授权${figure('invention-grants')}件，${grown('invention-grants')}。`, '上半年发明专利授权尚无报表数据。'),
    orElse(say`6月末有效发明专利${figure('inventions-in-force')}件，${grown('inventions-in-force')}；每万人口发明专利拥有量${figure('inventions-per-10k')}件。`, '6月末有效发明专利尚无报表或人口数据。'),
  ],
];

const law: readonly ChapterSpec[] = [
  group('policy', '健全政策法规'),
  item('funds-rules', '资金管理办法', prose('funds-rules', '专项资金办法的修订和执行')),
  item('pledge-policy', '质押融资政策', [say`上半年办理专利权质押登记${figure('pledge-registrations')}件，${grown('pledge-registrations')}；发放贷款${figure('pledge-loans')}笔。`]),
  item('award-rules', '专利奖励办法', prose('award-rules', '奖励办法的评估和续期')),
  item('talent-policy', '人才政策', prose('talent-policy', '人才政策的落实')),
  item('district-assessment', '各区考核方案', prose('district-assessment', '考核方案的制定和意见采纳')),
];

const campaigns: readonly ChapterSpec[] = [
  group('enforcement', '严格保护执法'),
  item('anti-counterfeiting', '专项行动', prose('anti-counterfeiting', '打击侵权假冒专项行动的部署和成效')),
  item('dispute-settlement', '侵权纠纷处理',
    [say`立案专利侵权纠纷行政裁决${figure('adjudications-accepted')}件、结案${figure('adjudications-concluded')}件，举行口头审理${figure('oral-hearings')}次。`,
      orElse(say`平均办理周期${figure('adjudication-average-gross')}天。`, '上半年没有结案，不计算平均办理周期。')]),
  item('assistance', '维权援助', [say`12330接收各类事项${figure('hotline-items')}件，${grown('hotline-items')}；答复${figure('hotline-answered')}件、转办${figure('hotline-transferred')}件。`]),
  item('joint-protection', '协同保护',
    anyOf([known(say`保护中心受理预审申请${figure('pre-examinations')}件。`), known(say`办理专利纠纷行政调解${figure('administrative-mediations')}件。`)], '预审和行政调解无上半年供数。'),
    prose('joint-protection', '公证、仲裁、信用等协同机制')),
];

const creation: readonly ChapterSpec[] = [
  group('creation', '提升创造质量和运用效益'),
  item('advantage-enterprises', '优势企业培育',
    anyOf([known(say`培育优势企业${figure('nurtured-enterprises')}家。`)], '优势企业培育无上半年供数。'),
    prose('advantage-enterprises', '培育措施和试点进展')),
  item('high-value', '高价值专利', [orElse(say`6月末高价值发明专利${figure('high-value-inventions')}件，${grown('high-value-inventions')}。`, '6月末高价值发明专利尚无报表数据。')]),
  item('pledge', '质押贷款', [say`质押融资金额${figure('pledge-amount', { display: IN_YI })}元，${grown('pledge-amount')}，惠及企业${figure('pledge-enterprises')}家。`]),
  item('trading', '交易活动',
    anyOf([known(say`展示、交易和开放许可专利${figure('open-licences')}件。`)], '交易与开放许可无上半年供数。')),
];

const management: readonly ChapterSpec[] = [
  group('management', '增强管理能力和服务水平'),
  item('monthly-ranking', '考核与月度通报', [say`督查督办立项${figure('supervision-items')}项、办结${figure('supervision-closed')}项。`], prose('monthly-ranking', '月度通报和考核的运行情况')),
  item('operation-platform', '运营平台', anyOf([known(say`产业知识产权运营中心累计${figure('operation-centres')}个。`)], '运营中心无上半年供数。')),
  item('service-agencies', '服务机构与企业服务', [say`服务队走访${figure('visits')}户次，${grown('visits')}，涉及${figure('visited-enterprises')}家单位；登记问题${figure('problems-raised')}个，解决${figure('problems-solved')}个。`]),
];

const publicity: readonly ChapterSpec[] = [
  group('publicity', '深化宣传培训'),
  item('publicity-week', '宣传周', anyOf([known(say`举办宣传活动${figure('publicity-events')}场。`)], '宣传活动无上半年供数。')),
  item('enforcement-publicity', '执法宣传', prose('enforcement-publicity', '典型案例和以案释法')),
  item('open-day', '开放日活动', prose('open-day', '开放日和公众参与')),
  item('media', '媒体与培训',
    [say`举办培训${figure('training-sessions')}场、参训${figure('training-attendances')}人次，${grown('training-attendances')}。`],
    anyOf([known(say`媒体刊发报道${figure('media-reports')}篇。`)], '媒体报道无上半年供数。')),
  item('information', '信息报送', anyOf([known(say`公开各类信息${figure('information-published')}条。`)], '信息公开无上半年供数。')),
];

const party: readonly ChapterSpec[] = [
  group('party', '加强党建和队伍建设'),
  item('party-responsibility', '主体责任', anyOf([known(say`召开党组会议${figure('party-group-meetings')}次，中心组集体学习${figure('study-sessions')}次。`)], '党组会议和中心组学习无上半年供数。')),
  item('integrity', '党风廉政', anyOf([known(say`开展警示教育${figure('warning-education')}次。`)], '警示教育无上半年供数。')),
  item('ideology', '意识形态', prose('ideology', '意识形态责任制落实情况')),
  item('team', '队伍建设', prose('team', '干部教育和文明创建')),
];

const problems: ChapterSpec = {
  id: 'problems', level: 1, title: '需要正视的问题',
  paragraphs: [enumerated(
    prose('problem-first', '第一个问题及其原因'),
    prose('problem-second', '第二个问题及其原因'),
    [orElse(say`企业诉求仍需跟进，上半年解决问题数为登记数的${figure('problem-solving-rate')}%，未解决的须限期销号。`, '')],
  )],
};

const aim = (topic: string, indicator: string, measure: string): Sentence =>
  known({ parts: [`${topic}完成全年目标`, aimOf(indicator), `${measure}的`, completionOf(indicator, `target-${indicator}`), '%；'] });

const next: ChapterSpec = {
  id: 'next', level: 1, title: '下半年安排',
  paragraphs: [
    [
      aim('每万人口发明专利拥有量', 'inventions-per-10k', '件'),
      aim('质押登记', 'pledge-registrations', '件'),
      aim('走访单位', 'visited-enterprises', '家'),
      aim('培训场次', 'training-sessions', '场'),
      say`下半年紧盯差距，确保全年目标如期完成。`,
    ],
    enumerated(
      prose('next-policy', '政策法规安排'),
      prose('next-protection', '保护执法安排'),
      prose('next-creation', '创造质量安排'),
      [known(say`推进质押融资，全年登记不少于${aimOf('pledge-registrations')}件。`)],
      [known(say`办好培训，全年不少于${aimOf('training-sessions')}场。`)],
      prose('next-service', '企业服务安排'),
      prose('next-publicity', '宣传安排'),
      prose('next-party', '党建和队伍安排'),
    ),
  ],
  tables: [{ id: 'targets-under-way', caption: '年度目标进展', by: 'target', stage: 'settled', targets: TARGETS }],
};

/** The summary of a half-year (上半年总结): figures up to 30 June against the same half of last year, problems, and what comes next. */
export const halfYearSummary: Genre = defineGenre({
  id: 'half-year-summary',
  version: 1,
  name: { zh: '上半年工作总结', en: 'Half-year summary' },
  covers: 'half-year',
  title: (year, organ) => `${organ}${year}年上半年工作总结和下半年安排`,
  opening,
  chapters: [{ id: 'done', level: 1, title: '上半年主要工作', paragraphs: [] }, ...law, ...campaigns, ...creation, ...management, ...publicity, ...party, problems, next],
});
