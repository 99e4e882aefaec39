import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';

/**
 * What the register of patents counts itself, on any day, by district and kind of owner (登记簿自有计数). It is a second source
 * beside the official statement: the two are shown side by side and neither overwrites the other. Its past moves by nature:
 * a lapse goes back, a list comes late.
 */
const owned = { version: 1, owner: 'planning', source: 'register', revision: 'expected' } as const satisfies Partial<Indicator>;
const daily = { kind: 'stock', every: 'month' } as const;
const patents = { zh: '件', en: 'patents' };
const years = { zh: '年', en: 'years' };
const perPeople = (numerator: string): Indicator['computation'] => ({ kind: 'ratio', numerator, denominator: 'population', factor: 10_000, denominatorAt: 'previous-year-end' });

const BASIS = { zh: '按登记簿的公告、缴费与保护期推定，以当日权利人地址归区；不代替国家局报表', en: 'from the announcements, payments and terms in the register, by the owner’s address of the day; no substitute for the official statement' };

export const REGISTER_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'register-inventions-in-force', name: { zh: '有效发明专利（登记簿）', en: 'Inventions in force (register)' }, measure: patents, computation: daily, definition: { zh: `登记簿中当日有效的发明专利；${BASIS.zh}`, en: `Inventions of the register in force on the day; ${BASIS.en}` } }),
  defineIndicator({ ...owned, id: 'register-utility-in-force', name: { zh: '有效实用新型（登记簿）', en: 'Utility models in force (register)' }, measure: patents, computation: daily, definition: { zh: `登记簿中当日有效的实用新型；${BASIS.zh}`, en: `Utility models of the register in force on the day; ${BASIS.en}` } }),
  defineIndicator({ ...owned, id: 'register-designs-in-force', name: { zh: '有效外观设计（登记簿）', en: 'Designs in force (register)' }, measure: patents, computation: daily, definition: { zh: `登记簿中当日有效的外观设计；${BASIS.zh}`, en: `Designs of the register in force on the day; ${BASIS.en}` } }),
  defineIndicator({ ...owned, id: 'register-inventions-undecided', name: { zh: '效力未定的发明专利（登记簿）', en: 'Inventions not certain (register)' }, measure: patents, computation: daily, definition: { zh: '登记簿的数据不能判断当日是否有效的发明专利，不计入有效量', en: 'Inventions of which the register cannot tell whether they are in force on the day; they are not among those in force' } }),
  defineIndicator({ ...owned, id: 'register-high-value-inventions', name: { zh: '高价值发明专利（登记簿可判定）', en: 'High-value inventions (register)' }, measure: patents, computation: daily, definition: { zh: '登记簿中当日有效、数据表明属于五类之一的发明专利：战略性新兴产业、海外有同族专利权、维持年限超过十年、较高质押融资金额、国家科学技术奖或中国专利奖', en: 'Inventions of the register in force that the data show to be of one of the five classes: emerging industry, family granted abroad, more than ten years, high pledge, state prize or China Patent Award' } }),
  defineIndicator({ ...owned, id: 'register-high-value-undecided', name: { zh: '高价值待定的发明专利（登记簿）', en: 'Inventions that may be of high value (register)' }, measure: patents, computation: daily, definition: { zh: '当日有效、没有一类可判定为是、至少一类数据不足的发明专利', en: 'Inventions in force of which no class is certain and at least one cannot be told' } }),
  defineIndicator({ ...owned, id: 'register-inventions-average-age', name: { zh: '发明专利平均维持年限（登记簿）', en: 'Average age of inventions in force (register)' }, measure: years, computation: daily, scale: 6, decimals: 1, definition: { zh: '登记簿中当日有效、申请日已知的发明专利，自申请日至当日的平均年数', en: 'Mean years from filing to the day over the register’s inventions in force whose filing day is told' } }),
  defineIndicator({ ...owned, id: 'register-inventions-per-10k', name: { zh: '每万人口发明专利拥有量（登记簿）', en: 'Inventions per 10,000 people (register)' }, measure: patents, decimals: 2, computation: perPeople('register-inventions-in-force'), definition: { zh: '登记簿有效发明专利÷上一年末常住人口（万人）', en: 'Inventions in force by the register over the population at the end of the year before' } }),
  defineIndicator({ ...owned, id: 'register-high-value-per-10k', name: { zh: '每万人口高价值发明专利拥有量（登记簿）', en: 'High-value inventions per 10,000 people (register)' }, measure: patents, decimals: 2, computation: perPeople('register-high-value-inventions'), definition: { zh: '登记簿可判定的高价值发明专利÷上一年末常住人口（万人）', en: 'High-value inventions that the register can tell over the population at the end of the year before' } }),
];

