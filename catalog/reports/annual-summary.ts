import { anyOf, type ChapterSpec, defineGenre, figure, type Genre, growthOf, orElse, type ParagraphSpec, prose, say, shareOf } from '#domain/report/genre.ts';
import { TARGETS } from '../supplied/targets.ts';
import { byDimension, IN_WAN, IN_WHOLE_WAN, IN_YI, increaseOf, known, lastYearOf, rankOf, targetSentences } from './phrases.ts';

const opening: readonly ParagraphSpec[] = [
  [
    orElse(say`本年度发明专利授权${figure('invention-grants')}件，${growthOf('invention-grants')}。`, '本年度发明专利授权尚无报表数据。'),
    orElse(say`截至期末，有效发明专利${figure('inventions-in-force')}件，${growthOf('inventions-in-force')}，${increaseOf('inventions-in-force', 0)}。`, '期末有效发明专利尚无报表数据。'),
    orElse(say`每万人口发明专利拥有量${figure('inventions-per-10k')}件，${increaseOf('inventions-per-10k', 2)}。`, '每万人口发明专利拥有量因缺有效量或上年末常住人口数据，暂不计算。'),
    orElse(say`该指标列全国第${figure('inventions-national-rank')}位。`, '该指标的全国位次无供数。'),
    orElse(say`在各区中列第${rankOf('inventions-per-10k')}位。`, ''),
    orElse(say`其中高价值发明专利${figure('high-value-inventions')}件，占有效发明专利的${shareOf('high-value-inventions', 'inventions-in-force')}%。`, '高价值发明专利尚无报表数据。'),
  ],
  [
    orElse(say`本年度商标注册申请${figure('trademark-applications')}件，核准注册${figure('trademark-registrations')}件。`, '商标申请与注册尚无报表数据。'),
    orElse(say`期末有效注册商标${figure('trademarks-in-force')}件，${growthOf('trademarks-in-force')}。`, '期末有效注册商标尚无报表数据。'),
    orElse(say`获国家财政专项资金${figure('central-funds', { display: IN_WHOLE_WAN })}元。`, '国家财政专项资金无供数。'),
    orElse(say`本年度收到的国家知识产权保护检查考核反馈得分${figure('protection-assessment-score')}分。`, '本年度未收到国家保护检查考核反馈。'),
    orElse(say`该项考核列全国第${figure('protection-assessment-rank')}位。`, '该项考核的位次无供数。'),
  ],
];

const planning: readonly ChapterSpec[] = [
  { id: 'planning', level: 1, title: '加强统筹，重点任务落地见效', paragraphs: [[say`以规划纲要为牵引，把任务分到处室、落到时限，件件有进度、有核验、有问效。`]] },
  {
    id: 'programme',
    level: 2,
    title: '重点工程任务',
    paragraphs: [[
      say`本年度下达${figure('programme-projects')}项重点工程共${figure('programme-tasks')}项任务，核验完成${figure('programme-tasks-done')}项。`,
      orElse(say`任务完成率${figure('programme-completion-rate')}%，完成任务平均比计划提前${figure('programme-average-days-ahead')}天。`, '本年度没有下达或完成任务，不计算完成率和提前量。'),
    ]],
  },
  {
    id: 'supervision',
    level: 2,
    title: '督查督办',
    paragraphs: [[
      say`督查督办立项${figure('supervision-items')}项，${growthOf('supervision-items')}；办结${figure('supervision-closed')}项，其中按时办结${figure('supervision-on-time')}项、逾期办结${figure('supervision-late')}项。`,
      orElse(say`按时办结率${figure('supervision-on-time-rate')}%，平均办理${figure('supervision-average-days')}天。`, '本年度没有办结事项，不计算按时办结率。'),
    ]],
  },
];

const creation: ChapterSpec = {
  id: 'creation',
  level: 1,
  title: '量质并重，创造水平稳步提升',
  paragraphs: [[
    orElse(say`实用新型授权${figure('utility-grants')}件，${growthOf('utility-grants')}；外观设计授权${figure('design-grants')}件，${growthOf('design-grants')}。`, '实用新型和外观设计授权尚无报表数据。'),
    orElse(say`期末有效实用新型${figure('utility-in-force')}件、有效外观设计${figure('designs-in-force')}件。`, '期末有效实用新型和外观设计尚无报表数据。'),
    orElse(say`PCT国际专利申请${figure('pct-applications')}件，${growthOf('pct-applications')}。`, 'PCT国际专利申请尚无报表数据。'),
    orElse(say`每万人口高价值发明专利拥有量${figure('high-value-per-10k')}件。`, '每万人口高价值发明专利拥有量暂不计算。'),
  ]],
  tables: [{ id: 'patents-by-district', caption: '各区发明专利授权与拥有量', by: 'district', indicators: ['invention-grants', 'inventions-in-force', 'inventions-per-10k', 'high-value-inventions'] }],
  charts: [{ id: 'grants-by-month', caption: '发明专利授权按月', indicator: 'invention-grants' }],
};

const utilization: ChapterSpec = {
  id: 'utilization',
  level: 1,
  title: '金融赋能，转化运用成效扩大',
  paragraphs: [[
    say`本年度办理专利权质押登记${figure('pledge-registrations')}件，${growthOf('pledge-registrations')}；发放质押贷款${figure('pledge-loans')}笔，金额${figure('pledge-amount', { display: IN_YI })}元，${growthOf('pledge-amount')}；惠及企业${figure('pledge-enterprises')}家。`,
    orElse(say`笔均${figure('pledge-average-loan', { display: IN_WAN })}元。`, '本年度没有放款，不计算笔均金额。'),
    say`登记件数、贷款笔数、金额与企业数分别统计，不可互推。`,
  ]],
  tables: [{ id: 'pledges-by-month', caption: '专利权质押登记与放款按月', by: 'month', indicators: ['pledge-registrations', 'pledge-loans', 'pledge-amount'] }],
};

const protection: readonly ChapterSpec[] = [
  { id: 'protection', level: 1, title: '严格保护，维权渠道更加畅通', paragraphs: [[say`依法居中裁断、快速响应诉求，行政裁决与维权援助协同推进。`]] },
  {
    id: 'adjudication',
    level: 2,
    title: '行政裁决',
    paragraphs: [[
      say`专利侵权纠纷行政裁决立案${figure('adjudications-accepted')}件，结案${figure('adjudications-concluded')}件，其中认定侵权成立${figure('adjudications-established')}件、先行裁驳${figure('adjudications-dismissed-first')}件；举行口头审理${figure('oral-hearings')}次，公开裁决${figure('adjudications-published')}件。`,
      orElse(say`结案率${figure('adjudication-conclusion-rate')}%。`, '本年度没有立案，不计算结案率。'),
      orElse(say`按不扣除中止等期间的毛口径，平均办理周期${figure('adjudication-average-gross')}天，${growthOf('adjudication-average-gross')}。`, '本年度没有结案，不计算平均办理周期。'),
      orElse(say`上年同口径为${lastYearOf('adjudication-average-gross')}天。`, '上年没有结案案件可比。'),
      orElse(say`扣除中止、鉴定、公告和调解期间的净口径为${figure('adjudication-average-net')}天。`, '本年度没有结案，不计算净办理周期。'),
    ]],
  },
  {
    id: 'hotline',
    level: 2,
    title: '12330维权援助',
    paragraphs: [[
      say`12330接收各类事项${figure('hotline-items')}件，${growthOf('hotline-items')}，其中咨询${figure('hotline-inquiries')}件、举报${figure('hotline-reports')}件、投诉${figure('hotline-complaints')}件。`,
      say`按渠道分，来电${byDimension('hotline-items', 'channel', 'phone')}件、来访${byDimension('hotline-items', 'channel', 'visit')}件、来函${byDimension('hotline-items', 'channel', 'letter')}件、网络${byDimension('hotline-items', 'channel', 'web')}件。`,
      say`答复${figure('hotline-answered')}件，转办${figure('hotline-transferred')}件，转为裁决案件${figure('hotline-converted')}件。`,
      orElse(say`按时办理率${figure('hotline-on-time-rate')}%。`, '本年度没有首次处理的事项，不计算按时办理率。'),
      orElse(say`回访满意率${figure('hotline-satisfaction-rate')}%。`, '本年度没有有效回访，不计算满意率。'),
      orElse(say`维权援助中心年度考核列全国第${figure('hotline-national-rank')}位。`, '维权援助中心的全国位次无供数。'),
      orElse(say`人民调解组织调解知识产权纠纷${figure('mediated-disputes')}件。`, '人民调解件数无供数。'),
    ]],
    charts: [{ id: 'hotline-by-month', caption: '12330接收事项按月', indicator: 'hotline-items' }],
  },
];

const service: readonly ChapterSpec[] = [
  { id: 'service', level: 1, title: '靠前服务，企业获得感持续增强', paragraphs: [[say`服务队进企业，培训到一线，问题一个一个销号。`]] },
  {
    id: 'visits',
    level: 2,
    title: '企业服务队',
    paragraphs: [[
      say`本年度走访${figure('visits')}户次，惠及${figure('visited-enterprises')}家单位，派出${figure('visit-staff')}人次，其中局领导带队${figure('leader-visits')}户次。`,
      say`走访户次${growthOf('visits')}，走访单位${growthOf('visited-enterprises')}。`,
      say`登记问题${figure('problems-raised')}个，解决问题${figure('problems-solved')}个。`,
      orElse(say`问题解决率${figure('problem-solving-rate')}%。`, '本年度没有登记问题，不计算解决率。'),
    ]],
  },
  {
    id: 'training',
    level: 2,
    title: '人才培训',
    paragraphs: [[
      say`举办培训${figure('training-sessions')}场，参训${figure('training-attendances')}人次，${growthOf('training-attendances')}，覆盖${figure('trained-enterprises')}家单位。`,
      orElse(say`场均${figure('attendances-per-session')}人次。`, '本年度没有举办培训，不计算场均人次。'),
    ]],
    tables: [{ id: 'service-by-district', caption: '各区走访与12330事项', by: 'district', indicators: ['visits', 'visited-enterprises', 'problems-raised', 'problems-solved', 'hotline-items'] }],
  },
];

/** Publicity, education and what others wrote of it (宣传与文化). */
const culture: ChapterSpec = {
  id: 'culture',
  level: 1,
  title: '浸润人心，尊重知识蔚然成风',
  paragraphs: [
    anyOf([
      known(say`举办宣传活动${figure('publicity-events')}场。`),
      known(say`各类媒体刊发报道${figure('media-reports')}篇。`),
      known(say`表扬青少年发明项目${figure('youth-inventions')}项。`),
    ], '宣传活动与媒体报道无供数。'),
    prose('culture', '宣传周、青少年教育和文化活动中值得写的做法'),
  ],
};

/** The bureau itself: party, rules and conduct (机关建设). */
const ownHouse: ChapterSpec = {
  id: 'own-house',
  level: 1,
  title: '正身提效，机关面貌持续向好',
  paragraphs: [
    anyOf([
      known(say`召开党组会议${figure('party-group-meetings')}次，中心组集体学习${figure('study-sessions')}次。`),
      known(say`开展警示教育${figure('warning-education')}次。`),
      known(say`制定或修订内部制度${figure('internal-rules')}项。`),
    ], '机关建设各数无供数。'),
    prose('own-house', '党建、作风、安全和机关运行'),
  ],
};

/** Work with other cities and departments (协同). */
const coordination: ChapterSpec = {
  id: 'coordination',
  level: 1,
  title: '内外联动，协同格局不断拓宽',
  paragraphs: [prose('coordination', '区域协作、部门会商和签订的合作协议')],
};

const targets: ChapterSpec = {
  id: 'targets',
  level: 1,
  title: '对照目标，年度任务完成情况',
  paragraphs: [targetSentences()],
  tables: [{ id: 'targets-settled', caption: '年度目标对账', by: 'target', stage: 'settled', targets: TARGETS }],
};

const notes: ChapterSpec = {
  id: 'notes',
  level: 1,
  title: '数据说明',
  paragraphs: [
    [say`本总结的数字由业务台账、外部报表和供数单逐笔汇总，可逐一打开核对；各数口径、来源与版本随数字列明。`],
    [say`户次与家、人次与人、件与笔分别统计。有效量为时点数，以各区报表之和为准，不等于历年授权之和；每万人口指标以上年末常住人口为分母。`],
    [say`平均办理周期自立案之日起至结案之日止，毛口径不作扣除，净口径扣除中止、鉴定、公告和双方同意的调解期间；只含本局裁决案件，不含协助案件。`],
  ],
};

/** The bureau's annual summary (年度工作总结): every figure in it is computed from records, statements or supplied figures. */
export const annualSummary: Genre = defineGenre({
  id: 'annual-summary',
  version: 1,
  name: { zh: '年度工作总结', en: 'Annual summary' },
  readers: 'public',
  title: (year, organ) => `${organ}${year}年工作总结`,
  opening,
  chapters: [...planning, coordination, creation, utilization, ...protection, ...service, culture, ownHouse, targets, notes],
  note: '此件主动公开',
});
