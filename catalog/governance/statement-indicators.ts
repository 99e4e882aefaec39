import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';

/** Filings are not better for being more: numbers of applications may not steer funding or assessment (handbook 0.3). */
const owned = { version: 1, owner: 'planning', source: 'statement', public: true } as const satisfies Partial<Indicator>;
const cumulative = { kind: 'cumulative' } as const;
const monthly = { kind: 'stock', every: 'month' } as const;
const patents = { zh: '件', en: 'patents' };
const marks = { zh: '件', en: 'marks' };

/** Flows given as cumulatives since January (累计表): a month is the difference of two, a negative one is a revision. */
export const CUMULATIVE_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'invention-grants', better: 'more', name: { zh: '发明专利授权', en: 'Invention grants' }, measure: patents, computation: cumulative, definition: { zh: '国家局月报中发明专利授权量，按第一申请人所在区', en: 'Inventions granted by the national office’s monthly table, by district of the first applicant' } }),
  defineIndicator({ ...owned, id: 'utility-grants', better: 'more', name: { zh: '实用新型授权', en: 'Utility-model grants' }, measure: patents, computation: cumulative, definition: { zh: '国家局月报中实用新型专利授权量', en: 'Utility models granted by the national office’s monthly table' } }),
  defineIndicator({ ...owned, id: 'design-grants', better: 'more', name: { zh: '外观设计授权', en: 'Design grants' }, measure: patents, computation: cumulative, definition: { zh: '国家局月报中外观设计专利授权量', en: 'Designs granted by the national office’s monthly table' } }),
  defineIndicator({ ...owned, id: 'pct-applications', name: { zh: 'PCT 国际专利申请', en: 'PCT applications' }, measure: patents, computation: cumulative, definition: { zh: '国家局受理的 PCT 国际专利申请量', en: 'PCT applications received by the national office' } }),
  defineIndicator({ ...owned, id: 'trademark-applications', name: { zh: '商标注册申请', en: 'Trade-mark applications' }, measure: marks, computation: cumulative, definition: { zh: '国家局统计的商标注册申请量，按类计', en: 'Trade-mark applications by the national office, by class' } }),
  defineIndicator({ ...owned, id: 'trademark-registrations', better: 'more', name: { zh: '商标核准注册', en: 'Trade-mark registrations' }, measure: marks, computation: cumulative, definition: { zh: '国家局统计的核准注册商标量，按类计', en: 'Trade marks registered by the national office, by class' } }),
];

/** Levels at the end of a month (时点存量). Back-dated lapse moves them by nature. */
export const STOCK_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'inventions-in-force', better: 'more', name: { zh: '有效发明专利', en: 'Inventions in force' }, measure: patents, computation: monthly, revision: 'expected', definition: { zh: '月末有效的发明专利，各区报表之和；不等于历年授权之和', en: 'Inventions in force at the end of the month, the districts added; not the sum of the grants' } }),
  defineIndicator({ ...owned, id: 'utility-in-force', better: 'more', name: { zh: '有效实用新型', en: 'Utility models in force' }, measure: patents, computation: monthly, revision: 'expected', definition: { zh: '月末有效的实用新型专利', en: 'Utility models in force at the end of the month' } }),
  defineIndicator({ ...owned, id: 'designs-in-force', better: 'more', name: { zh: '有效外观设计', en: 'Designs in force' }, measure: patents, computation: monthly, revision: 'expected', definition: { zh: '月末有效的外观设计专利', en: 'Designs in force at the end of the month' } }),
  defineIndicator({ ...owned, id: 'high-value-inventions', better: 'more', name: { zh: '高价值发明专利', en: 'High-value inventions in force' }, measure: patents, computation: monthly, revision: 'expected', definition: { zh: '月末有效的高价值发明专利（国家局五类口径）', en: 'High-value inventions in force at the end of the month, by the national office’s five classes' } }),
  defineIndicator({ ...owned, id: 'trademarks-in-force', better: 'more', name: { zh: '有效注册商标', en: 'Trade marks in force' }, measure: marks, computation: monthly, revision: 'expected', definition: { zh: '月末有效的注册商标', en: 'Registered trade marks in force at the end of the month' } }),
];

/** Ratios over statements and supplied figures. */
export const STATEMENT_RATIOS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'inventions-per-10k', better: 'more', name: { zh: '每万人口发明专利拥有量', en: 'Inventions per 10,000 people' }, measure: patents, decimals: 2, computation: { kind: 'ratio', numerator: 'inventions-in-force', denominator: 'population', factor: 10_000, denominatorAt: 'previous-year-end' }, definition: { zh: '有效发明专利÷上一年末常住人口（万人）', en: 'Inventions in force over the population at the end of the year before, in ten thousands' } }),
  defineIndicator({ ...owned, id: 'high-value-per-10k', better: 'more', name: { zh: '每万人口高价值发明专利拥有量', en: 'High-value inventions per 10,000 people' }, measure: patents, decimals: 2, computation: { kind: 'ratio', numerator: 'high-value-inventions', denominator: 'population', factor: 10_000, denominatorAt: 'previous-year-end' }, definition: { zh: '高价值发明专利÷上一年末常住人口（万人）', en: 'High-value inventions over the population at the end of the year before, in ten thousands' } }),
];

export const STATEMENT_INDICATORS: readonly Indicator[] = [...CUMULATIVE_INDICATORS, ...STOCK_INDICATORS];
