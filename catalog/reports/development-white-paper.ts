import { anyOf, type ChapterSpec, defineGenre, figure, type Genre, growthOf, orElse, prose, say, shareOf } from '#domain/report/genre.ts';
import { IN_WHOLE_WAN, IN_YI, increaseOf, known } from './phrases.ts';

const creation: readonly ChapterSpec[] = [
  { id: 'creation', level: 1, title: '知识产权创造', paragraphs: [] },
  {
    id: 'patents', level: 2, title: '专利',
    paragraphs: [
      [
        orElse(say`全年发明专利授权${figure('invention-grants')}件，${growthOf('invention-grants')}。`, '发明专利授权尚无报表数据。'),
        orElse(say`实用新型授权${figure('utility-grants')}件，外观设计授权${figure('design-grants')}件。`, '实用新型和外观设计授权尚无报表数据。'),
        orElse(say`PCT国际专利申请${figure('pct-applications')}件。`, 'PCT国际专利申请尚无报表数据。'),
      ],
      [
        orElse(say`期末有效发明专利${figure('inventions-in-force')}件，${growthOf('inventions-in-force')}，其中高价值发明专利${figure('high-value-inventions')}件，占${shareOf('high-value-inventions', 'inventions-in-force')}%。`, '期末有效发明专利和高价值发明专利尚无完整报表数据。'),
        orElse(say`每万人口发明专利拥有量${figure('inventions-per-10k')}件，${increaseOf('inventions-per-10k', 2)}；每万人口高价值发明专利拥有量${figure('high-value-per-10k')}件。`, '每万人口拥有量因缺有效量或上年末常住人口数据，暂不计算。'),
      ],
    ],
    tables: [{ id: 'patents-by-year', caption: '三年专利数据', by: 'year', years: 3, indicators: ['invention-grants', 'inventions-in-force', 'high-value-inventions', 'inventions-per-10k'] }],
    charts: [{ id: 'grants-by-month', caption: '发明专利授权按月', indicator: 'invention-grants' }],
  },
  {
    id: 'trademarks', level: 2, title: '商标',
    paragraphs: [[
      orElse(say`全年商标注册申请${figure('trademark-applications')}件，核准注册${figure('trademark-registrations')}件。`, '商标申请与注册尚无报表数据。'),
      orElse(say`期末有效注册商标${figure('trademarks-in-force')}件，${growthOf('trademarks-in-force')}。`, '期末有效注册商标尚无报表数据。'),
    ]],
    tables: [{ id: 'trademarks-by-year', caption: '三年商标数据', by: 'year', years: 3, indicators: ['trademark-applications', 'trademark-registrations', 'trademarks-in-force'] }],
  },
];

const utilization: readonly ChapterSpec[] = [
  { id: 'utilization', level: 1, title: '知识产权运用', paragraphs: [] },
  {
    id: 'finance', level: 2, title: '质押融资',
    paragraphs: [[
      say`全年办理专利权质押登记${figure('pledge-registrations')}件，${growthOf('pledge-registrations')}；发放贷款${figure('pledge-loans')}笔，金额${figure('pledge-amount', { display: IN_YI })}元，${growthOf('pledge-amount')}；惠及企业${figure('pledge-enterprises')}家。`,
      known(say`商标质押登记${figure('trademark-pledges')}件。`),
    ]],
    tables: [{ id: 'pledges-by-year', caption: '三年专利权质押融资', by: 'year', years: 3, indicators: ['pledge-registrations', 'pledge-loans', 'pledge-amount', 'pledge-enterprises'] }],
  },
  {
    id: 'transfer', level: 2, title: '转化与许可',
    paragraphs: [anyOf([
      known(say`展示、交易和开放许可专利${figure('open-licences')}件。`),
      known(say`备案许可合同${figure('licences-recorded')}件。`),
      known(say`专利转化专项计划惠及企业${figure('transfer-enterprises')}家。`),
      known(say`产业知识产权运营中心累计${figure('operation-centres')}个。`),
    ], '转化与许可各数无供数。'), prose('transfer', '转化运用的政策和实例')],
  },
  {
    id: 'enterprises', level: 2, title: '企业培育',
    paragraphs: [anyOf([
      known(say`期末优势示范企业${figure('advantage-enterprises')}家。`),
      known(say`当年培育优势企业${figure('nurtured-enterprises')}家。`),
      known(say`实施专利导航项目${figure('navigation-projects')}项。`),
    ], '企业培育各数无供数。')],
  },
];

const protection: ChapterSpec = {
  id: 'protection', level: 1, title: '知识产权保护',
  paragraphs: [[
    say`裁决立案${figure('adjudications-accepted')}件、结案${figure('adjudications-concluded')}件，12330接收事项${figure('hotline-items')}件。`,
    say`详见同年知识产权保护状况白皮书。`,
  ]],
};

const management: ChapterSpec = {
  id: 'management', level: 1, title: '知识产权管理',
  paragraphs: [
    [
      say`下达重点工程任务${figure('programme-tasks')}项、完成${figure('programme-tasks-done')}项；督查督办立项${figure('supervision-items')}项。`,
      known(say`出台政策文件${figure('policies-issued')}件。`),
      known(say`获国家财政专项资金${figure('central-funds', { display: IN_WHOLE_WAN })}元。`),
    ],
    prose('management', '体制机制改革和试点示范'),
  ],
};

const service: ChapterSpec = {
  id: 'service', level: 1, title: '知识产权服务',
  paragraphs: [
    [
      say`服务队走访${figure('visits')}户次、${figure('visited-enterprises')}家单位，解决问题${figure('problems-solved')}个；举办培训${figure('training-sessions')}场、参训${figure('training-attendances')}人次。`,
      known(say`代办处受理专利申请${figure('window-applications')}件。`),
      known(say`减缴专利费用${figure('fee-reductions', { display: IN_WHOLE_WAN })}元。`),
    ],
  ],
};

const regions: ChapterSpec = {
  id: 'regions', level: 1, title: '区域发展',
  paragraphs: [[say`各区数据由区报表逐月汇总，合计即全市数；按各区自身口径，不作排名。`]],
  tables: [{ id: 'regions', caption: '各区知识产权发展数据', by: 'district', indicators: ['invention-grants', 'inventions-in-force', 'high-value-inventions', 'inventions-per-10k', 'trademarks-in-force'] }],
};

/** The state of intellectual property in a year, for the public (知识产权发展状况白皮书, A24): before 26 April. */
export const developmentWhitePaper: Genre = defineGenre({
  id: 'development-white-paper',
  version: 1,
  name: { zh: '发展状况白皮书', en: 'White paper on development' },
  readers: 'public',
  title: (year, organ) => `${organ}${year}年知识产权发展状况白皮书`,
  opening: [prose('overview', '本年度发展状况的总体评价')],
  chapters: [...creation, ...utilization, protection, management, service, regions, { id: 'outlook', level: 1, title: '展望', paragraphs: [prose('outlook', '下一年度发展展望')] }],
  note: '此件主动公开',
});
