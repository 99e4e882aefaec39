import { type ChapterSpec, defineGenre, figure, type Genre, orElse, prose, say } from '#domain/report/genre.ts';
import { growthSince } from './phrases.ts';

/** What the districts are ranked by: levels and quality, never numbers of filings, never fines (handbook 0.3). */
const RANKED: readonly { readonly indicator: string; readonly title: string; readonly caption: string; readonly target?: string }[] = [
  { indicator: 'inventions-per-10k', title: '每万人口发明专利拥有量', caption: '各区每万人口发明专利拥有量排名' },
  { indicator: 'high-value-inventions', title: '高价值发明专利', caption: '各区高价值发明专利排名', target: 'target-high-value-inventions' },
  { indicator: 'inventions-in-force', title: '有效发明专利', caption: '各区有效发明专利排名', target: 'target-inventions-in-force' },
];

const grown = (indicator: string): ReturnType<typeof growthSince> => growthSince(indicator, '去年同期无可比数据');

const overview: ChapterSpec = {
  id: 'overview', level: 1, title: '全市情况',
  paragraphs: [
    [
      orElse(say`截至月末，全市有效发明专利${figure('inventions-in-force')}件，${grown('inventions-in-force')}；其中高价值发明专利${figure('high-value-inventions')}件，${grown('high-value-inventions')}。`, '月末有效发明专利和高价值发明专利尚无完整报表数据。'),
      orElse(say`每万人口发明专利拥有量${figure('inventions-per-10k')}件。`, '每万人口发明专利拥有量因缺有效量或上年末常住人口数据，暂不计算。'),
    ],
    [
      orElse(say`年初以来发明专利授权${figure('invention-grants')}件，${grown('invention-grants')}；当月授权${figure('invention-grants', { id: 'invention-grants-month', time: { month: 'current' } })}件。`, '本月发明专利授权尚无报表数据。'),
      say`年初以来走访企业${figure('visits')}户次，解决问题${figure('problems-solved')}个；12330接收事项${figure('hotline-items')}件。`,
    ],
  ],
};

const ranking: readonly ChapterSpec[] = [
  { id: 'ranking', level: 1, title: '各区排名', paragraphs: [[say`位次按数值排定，数值相同的并列，其后位次顺延；缺报的不列位次。较上月为位次变化，差距为与前一位数值之差，完成率为累计数占年度目标的比重。`]] },
  ...RANKED.map(({ indicator, title, caption, target }): ChapterSpec => ({
    id: `ranking-${indicator}`, level: 2, title,
    paragraphs: [{ kind: 'leaders', indicator, count: 3 }, { kind: 'missing', indicator }],
    tables: [{ id: `ranking-${indicator}`, caption, by: 'rank', indicator, ...(target !== undefined && { target }) }],
  })),
];

const work: ChapterSpec = {
  id: 'work', level: 1, title: '各区工作情况',
  paragraphs: [[say`下表为年初以来各区企业服务和维权援助办理数，供调度掌握，不作排名。`]],
  tables: [{ id: 'work-by-district', caption: '各区企业服务与12330事项', by: 'district', indicators: ['visits', 'problems-raised', 'problems-solved', 'hotline-items'] }],
};

const next: ChapterSpec = {
  id: 'next', level: 1, title: '有关要求',
  paragraphs: [
    prose('next', '对位次下降、差距拉大和缺报的区的要求'),
    [say`各区对通报数据有异议的，请于印发之日起三个工作日内书面提出；核实有误的另发更正通报，原通报保留。`],
  ],
};

/** The monthly bulletin on the districts (一月一通报, A21): how each stands, what moved, how far the one ahead is, and how much of the year's target is reached. */
export const districtBulletin: Genre = defineGenre({
  id: 'district-bulletin',
  version: 1,
  name: { zh: '各区月度通报', en: 'Monthly district bulletin' },
  covers: 'month',
  wholeOnly: true,
  documentKind: '通报',
  title: (year, organ, month) => `${organ}关于${year}年${month}月各区知识产权工作情况的通报`,
  opening: [[say`现将本月各区知识产权工作情况通报如下。`]],
  chapters: [overview, ...ranking, work, next],
});
