import type { CompensationRules } from '#domain/patent/compensation.ts';
import type { HighValueRules } from '#domain/patent/high-value.ts';
import type { TermYears } from '#domain/patent/term.ts';
import { type Rule, defineRule } from '#domain/rule/rule.ts';

/** Years of protection (专利权保护期), chosen by the filing day (按申请日适用). */
export const patentTerm: Rule<TermYears> = defineRule({
  id: 'patent.term',
  name: { zh: '专利权保护期', en: 'Term of a patent' },
  versions: [
    {
      from: '1985-04-01',
      to: '1986-12-11',
      params: { invention: 15, utility: 8, design: 8 },
      basis: { zh: '《专利法》（1984）第四十五条', en: 'Patent Law (1984), art. 45' },
      evidence: 'K',
      note: { zh: '实用新型、外观设计五年，可续展三年。', en: 'Utility models and designs: five years, renewable for three.' },
    },
    {
      from: '1986-12-12',
      to: '1992-12-31',
      params: { invention: 20, utility: 8, design: 8 },
      basis: { zh: '《专利法》（1984）第四十五条；入世时发明延至二十年', en: 'Patent Law (1984), art. 45; inventions prolonged to twenty years on WTO accession' },
      evidence: 'K',
    },
    {
      from: '1993-01-01',
      to: '2021-05-31',
      params: { invention: 20, utility: 10, design: 10 },
      basis: { zh: '《专利法》（1992、2000、2008）；外观设计按新法施行过渡办法', en: 'Patent Law (1992, 2000, 2008); designs by the transitional measures of 2021' },
      evidence: 'K',
    },
    {
      from: '2021-06-01',
      params: { invention: 20, utility: 10, design: 15 },
      basis: { zh: '《专利法》（2020）第四十二条', en: 'Patent Law (2020), art. 42' },
      evidence: 'V',
    },
  ],
});

/** Compensation of the term (专利权期限补偿): for delays of the grant, and for the time a drug's approval took. */
export const termCompensation: Rule<CompensationRules & { readonly drugTotalYears: number; readonly requestMonths: number }> = defineRule({
  id: 'patent.term-compensation',
  name: { zh: '专利权期限补偿', en: 'Compensation of a patent’s term' },
  versions: [{
    from: '2021-06-01',
    params: { kinds: ['invention'], drugMaxYears: 5, drugTotalYears: 14, requestMonths: 3 },
    basis: { zh: '《专利法》（2020）第四十二条第二、三款；《专利法实施细则》（2023）第七十七至八十四条', en: 'Patent Law (2020), art. 42 paras 2–3; Implementing Regulations (2023), art. 77–84' },
    evidence: 'V',
    note: {
      zh: '补偿天数以国家知识产权局公告或人工录入为准，不自行计算；药品补偿不超过五年。“上市后总有效期不超过十四年”须知上市批准日，登记簿未载，不核验（待确认）。',
      en: 'The days are those that the office announced or a person entered; they are not computed here. For drugs five years at most. That no more than fourteen years may be left after approval cannot be checked without the day of approval (to be confirmed).',
    },
  }],
});

/** What makes an invention one of high value (高价值发明专利), as far as it can be set. */
export const highValue: Rule<HighValueRules> = defineRule({
  id: 'patent.high-value',
  name: { zh: '高价值发明专利判定', en: 'High-value inventions' },
  versions: [{
    from: '2021-03-13',
    params: { years: 10, pledgeFen: 0, emergingClasses: '' },
    basis: { zh: '国家“十四五”规划纲要主要指标；《“十四五”国家知识产权保护和运用规划》（国发〔2021〕20号）指标注释：五类之并集', en: 'Main indicators of the 14th Five-Year Plan; Guofa [2021] 20, notes to the indicators: any of five classes' },
    evidence: 'K',
    note: {
      zh: '质押金额标准（分）未公布，为 0 时只要已质押即待定；战略性新兴产业按清单所载，或按此处所填国际专利分类号（以分号隔开，取自《战略性新兴产业分类与国际专利分类参照关系表》）判定，都没有则待定。',
      en: 'The amount of a high pledge (fen) is not published: at 0 whatever is pledged stays undecided. Emerging industries go by lists, or by the IPC symbols set here (separated by semicolons, from the office’s concordance); without either, undecided.',
    },
  }],
});

export const PATENT_TERM_RULES: readonly Rule[] = [patentTerm, termCompensation, highValue];
