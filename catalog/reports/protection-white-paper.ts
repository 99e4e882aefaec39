import { anyOf, type ChapterSpec, defineGenre, figure, type Genre, growthOf, orElse, prose, say, shareOf } from '#domain/report/genre.ts';
import { known, lastYearOf } from './phrases.ts';

const rules: ChapterSpec = {
  id: 'rules', level: 1, title: '保护制度建设',
  paragraphs: [
    anyOf([
      known(say`全年出台政策文件${figure('policies-issued')}件。`),
      known(say`制定行政规范性文件${figure('normative-documents')}件。`),
      known(say`完成合法性审查${figure('legality-reviews')}件。`),
    ], '政策和规范性文件无供数。'),
    prose('rules', '本年度出台的法规、政策和协作机制'),
  ],
};

const administrative: readonly ChapterSpec[] = [
  { id: 'administrative', level: 1, title: '行政保护', paragraphs: [] },
  {
    id: 'adjudication', level: 2, title: '专利侵权纠纷行政裁决',
    paragraphs: [
      [
        say`全年立案${figure('adjudications-accepted')}件，${growthOf('adjudications-accepted')}；结案${figure('adjudications-concluded')}件，其中认定侵权成立${figure('adjudications-established')}件、先行裁驳${figure('adjudications-dismissed-first')}件；举行口头审理${figure('oral-hearings')}次。`,
        orElse(say`认定侵权成立的占结案的${shareOf('adjudications-established', 'adjudications-concluded')}%。`, ''),
      ],
      [
        orElse(say`平均办理周期${figure('adjudication-average-gross')}天（毛口径，不扣除中止等期间），${growthOf('adjudication-average-gross')}。`, '本年度没有结案，不计算平均办理周期。'),
        known(say`上年同口径为${lastYearOf('adjudication-average-gross')}天。`),
        orElse(say`扣除中止、鉴定、公告和调解期间的净口径为${figure('adjudication-average-net')}天。`, ''),
      ],
    ],
  },
  {
    id: 'mediation', level: 2, title: '行政调解与司法确认',
    paragraphs: [anyOf([known(say`办理专利纠纷行政调解${figure('administrative-mediations')}件。`), known(say`经司法确认${figure('judicial-confirmations')}件。`)], '行政调解与司法确认无供数。')],
  },
  {
    id: 'trademarks', level: 2, title: '商标执法与案件移送',
    paragraphs: [anyOf([
      known(say`综合执法队伍办结商标侵权案件${figure('trademark-infringement-cases')}件。`),
      known(say`移送司法机关${figure('cases-to-police')}件。`),
    ], '商标执法数据无供数。')],
  },
  {
    id: 'filings', level: 2, title: '规范专利申请',
    paragraphs: [anyOf([known(say`核查非正常专利申请${figure('abnormal-filings')}件。`), known(say`撤回或纠正的占${figure('abnormal-withdrawal-rate')}%。`)], '非正常申请核查无供数。')],
  },
];

const fast: ChapterSpec = {
  id: 'fast', level: 1, title: '快速协同保护',
  paragraphs: [
    anyOf([
      known(say`保护中心受理预审申请${figure('pre-examinations')}件、合格${figure('pre-examinations-passed')}件，通过预审授权${figure('pre-examined-grants')}件。`),
      known(say`期末知识产权保护工作站${figure('protection-stations')}家。`),
      known(say`期末规范化市场${figure('regulated-markets')}家。`),
    ], '快速协同保护各数无供数。'),
    prose('fast', '快速预审、确权、维权和跨区域协作'),
  ],
};

const assistance: ChapterSpec = {
  id: 'assistance', level: 1, title: '维权援助与多元化解',
  paragraphs: [
    [
      say`12330接收各类事项${figure('hotline-items')}件，${growthOf('hotline-items')}，其中咨询${figure('hotline-inquiries')}件、举报${figure('hotline-reports')}件、投诉${figure('hotline-complaints')}件。`,
      orElse(say`按时办理率${figure('hotline-on-time-rate')}%。`, '本年度没有首次处理的事项，不计算按时办理率。'),
      orElse(say`回访满意率${figure('hotline-satisfaction-rate')}%。`, '本年度没有有效回访，不计算满意率。'),
    ],
    anyOf([known(say`人民调解组织调解知识产权纠纷${figure('mediated-disputes')}件。`)], '人民调解件数无供数。'),
  ],
  tables: [{ id: 'hotline-by-district', caption: '各区12330事项', by: 'district', indicators: ['hotline-items', 'hotline-reports', 'hotline-complaints'] }],
  charts: [{ id: 'hotline-by-month', caption: '12330接收事项按月', indicator: 'hotline-items' }],
};

const overseas: ChapterSpec = {
  id: 'overseas', level: 1, title: '海外权益保护',
  paragraphs: [anyOf([known(say`指导企业应对海外知识产权纠纷${figure('overseas-guidance')}件。`)], '海外维权指导无供数。'), prose('overseas', '海外分中心、预警和指导机制')],
};

const society: ChapterSpec = {
  id: 'society', level: 1, title: '社会共治与宣传',
  paragraphs: [
    anyOf([known(say`举办宣传活动${figure('publicity-events')}场。`), known(say`媒体刊发报道${figure('media-reports')}篇。`), known(say`完成代理机构信用评价${figure('agencies-rated')}家。`)], '宣传与信用评价无供数。'),
    [say`举办培训${figure('training-sessions')}场、参训${figure('training-attendances')}人次。`],
  ],
};

const years: ChapterSpec = {
  id: 'years', level: 1, title: '三年保护数据',
  paragraphs: [[say`下列各数均由案件台账逐件汇总，口径三年一致。`]],
  tables: [{ id: 'protection-by-year', caption: '三年保护数据', by: 'year', years: 3, indicators: ['adjudications-accepted', 'adjudications-concluded', 'adjudication-average-gross', 'hotline-items', 'hotline-complaints'] }],
};

/** The state of protection in a year, for the public (知识产权保护状况白皮书, A24): before 26 April. Fines are no part of it. */
export const protectionWhitePaper: Genre = defineGenre({
  id: 'protection-white-paper',
  version: 1,
  name: { zh: '保护状况白皮书', en: 'White paper on protection' },
  readers: 'public',
  title: (year, organ) => `${organ}${year}年知识产权保护状况白皮书`,
  opening: [
    prose('overview', '本年度保护工作的总体评价'),
    [say`本书数据由${figure('adjudications-accepted')}件裁决立案、${figure('hotline-items')}件12330事项等记录逐件汇总，外单位数据注明来源。`],
    [orElse(say`本年度收到的国家知识产权保护检查考核反馈得分${figure('protection-assessment-score')}分，列全国第${figure('protection-assessment-rank')}位。`, '本年度未收到国家保护检查考核的得分和位次。')],
  ],
  chapters: [rules, ...administrative, fast, assistance, overseas, society, { id: 'cases', level: 1, title: '典型案例', paragraphs: [prose('cases', '已公开的典型案例，隐去当事人信息')] }, years],
  note: '此件主动公开',
});
