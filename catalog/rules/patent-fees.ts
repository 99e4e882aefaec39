import type { TermLength } from '#domain/deadline/term.ts';
import type { AnnuityBand, AnnuityTable, LateTerms } from '#domain/patent/annuity.ts';
import { type Rule, defineRule } from '#domain/rule/rule.ts';
import { type TermParams, type TermSource, rolling, termRule } from './term-rule.ts';

/** Amounts in the fee tables are written in yuan and kept in fen. */
function yuan(amount: number): number {
  return amount * 100;
}

function band(from: number, to: number, amount: number): AnnuityBand {
  return { from, to, fee: yuan(amount) };
}

const UTILITY = [band(1, 3, 600), band(4, 5, 900), band(6, 8, 1200), band(9, 10, 2000)];

const INVENTION = [band(1, 3, 900), band(4, 6, 1200), band(7, 9, 2000), band(10, 12, 4000), band(13, 15, 6000), band(16, 20, 8000)];

/** Annuities in fen by kind and patent year (年费标准). */
export const annuities: Rule<AnnuityTable> = defineRule({
  id: 'patent.annuities',
  name: { zh: '专利年费标准', en: 'Patent annuities' },
  versions: [
    {
      from: '2001-03-01',
      to: '2021-05-31',
      params: { invention: INVENTION, utility: UTILITY, design: UTILITY },
      basis: { zh: '国家知识产权局公告第七十五号', en: 'CNIPA announcement 75' },
      evidence: 'K',
    },
    {
      from: '2021-06-01',
      params: { invention: INVENTION, utility: UTILITY, design: [...UTILITY, band(11, 15, 3000)] },
      basis: { zh: '国家知识产权局专利收费标准（年费）', en: 'CNIPA fee schedule (annuities)' },
      evidence: 'V',
    },
  ],
});

/** Fees other than annuities, in fen; null where a kind has none. */
export const officialFees = defineRule({
  id: 'patent.fees',
  name: { zh: '专利收费标准', en: 'Patent fees' },
  versions: [{
    from: '2018-08-01',
    params: {
      filing: { invention: yuan(900), utility: yuan(500), design: yuan(500) },
      publicationPrinting: yuan(50),
      substantiveExamination: yuan(2500),
      reexamination: { invention: yuan(1000), utility: yuan(300), design: yuan(300) },
      claimFromEleventh: yuan(150),
      pageFromThirtyFirst: yuan(50),
      pageFromThreeHundredFirst: yuan(100),
      priorityClaim: yuan(80),
      bibliographicChange: yuan(200),
      evaluationReport: yuan(2400),
      invalidation: { invention: yuan(3000), utility: yuan(1500), design: yuan(1500) },
      restoration: yuan(1000),
      firstExtensionPerMonth: yuan(300),
      furtherExtensionPerMonth: yuan(2000),
    },
    basis: { zh: '国家知识产权局专利收费标准；2018-08-01 起登记费、公告印刷费停征', en: 'CNIPA fee schedule; registration and printing fees ended on 2018-08-01' },
    evidence: 'V',
  }],
});

/** Surcharge and grace for late annuities (滞纳金、补缴期). The ladder is 0/5/10/15/20/25 percent of the full fee. */
export const lateAnnuity: Rule<LateTerms> = defineRule({
  id: 'patent.annuity-late',
  name: { zh: '年费滞纳金', en: 'Surcharge on late annuities' },
  versions: [
    {
      from: '2001-07-01',
      to: '2024-01-19',
      params: { percentPerMonth: 5, graceMonths: 6 },
      basis: { zh: '《专利法实施细则》（2010）第九十八条', en: 'Implementing Regulations (2010), art. 98' },
      evidence: 'K',
    },
    {
      from: '2024-01-20',
      params: { percentPerMonth: 5, graceMonths: 6 },
      basis: { zh: '《专利法实施细则》（2023）第一百一十五条', en: 'Implementing Regulations (2023), art. 115' },
      evidence: 'V',
    },
  ],
});

/** The annuity of a full year by which a term is compensated, in fen (补偿期年费). */
export const compensationAnnuity = defineRule({
  id: 'patent.compensation-annuity',
  name: { zh: '补偿期年费', en: 'Annuity of a compensated term' },
  versions: [{
    from: '2024-01-20',
    params: { fee: yuan(8000) },
    basis: { zh: '国家知识产权局专利收费标准：补偿期每满一年八千元，不足一年不收', en: 'CNIPA fee schedule: 8,000 yuan for each full year of compensation, nothing for a part of one' },
    evidence: 'K',
    note: { zh: '缴纳期限按上一年度期满前推定，待确认。', en: 'That it falls due before its year begins is presumed; to be confirmed.' },
  }],
});

/** What a reduction (费用减缴) grants and who may have it. */
export interface ReductionParams {
  /** Percent off for one applicant, and for two or more who all qualify. */
  readonly onePercent: number;
  readonly severalPercent: number;
  /** Patent years from the year of grant for which annuities are reduced. */
  readonly annuityYears: number;
  /** A person qualifies below this monthly average of last year, in fen. */
  readonly personMonthlyBelow: number;
  /** An enterprise qualifies below this taxable income of last year, in fen. */
  readonly enterpriseYearlyBelow: number;
}

const REDUCTION_BASIS = { zh: '《专利收费减缴办法》（财税〔2016〕78号）', en: 'Measures for Reduction of Patent Fees (Caishui [2016] 78)' };

export const feeReduction: Rule<ReductionParams> = defineRule({
  id: 'patent.fee-reduction',
  name: { zh: '专利费用减缴', en: 'Reduction of patent fees' },
  versions: [
    {
      from: '2016-09-01',
      to: '2018-07-31',
      params: { onePercent: 85, severalPercent: 70, annuityYears: 6, personMonthlyBelow: yuan(3500), enterpriseYearlyBelow: yuan(300_000) },
      basis: REDUCTION_BASIS,
      evidence: 'K',
    },
    {
      from: '2018-08-01',
      to: '2019-06-30',
      params: { onePercent: 85, severalPercent: 70, annuityYears: 10, personMonthlyBelow: yuan(3500), enterpriseYearlyBelow: yuan(300_000) },
      basis: { zh: `${REDUCTION_BASIS.zh}；年费减缴延至十年`, en: `${REDUCTION_BASIS.en}; annuities reduced for ten years` },
      evidence: 'K',
    },
    {
      from: '2019-07-01',
      params: { onePercent: 85, severalPercent: 70, annuityYears: 10, personMonthlyBelow: yuan(5000), enterpriseYearlyBelow: yuan(1_000_000) },
      basis: { zh: `${REDUCTION_BASIS.zh}；国家知识产权局公告第三一六号`, en: `${REDUCTION_BASIS.en}; CNIPA announcement 316` },
      evidence: 'V',
    },
  ],
});

/** A reduction is asked for this long before the fee falls due: months first, then days (期满 2.5 个月前). */
export const reductionRequest = defineRule({
  id: 'patent.fee-reduction-request',
  name: { zh: '请求减缴的最晚时间', en: 'Latest request for a reduction' },
  versions: [{
    from: '2016-09-01',
    params: { before: [{ amount: 2, unit: 'month' }, { amount: 15, unit: 'day' }] as readonly TermLength[] },
    basis: REDUCTION_BASIS,
    evidence: 'K',
  }],
});

interface Article {
  readonly zh: string;
  readonly en: number;
}

/** The article of the Implementing Regulations before and after the revision of 2023. */
function implementingRegulations(until2024: Article, since2024: Article): readonly TermSource[] {
  return [
    {
      from: '2010-02-01',
      to: '2024-01-19',
      basis: { zh: `《专利法实施细则》（2010）第${until2024.zh}条`, en: `Implementing Regulations (2010), art. ${until2024.en}` },
      evidence: 'K',
    },
    {
      from: '2024-01-20',
      basis: { zh: `《专利法实施细则》（2023）第${since2024.zh}条`, en: `Implementing Regulations (2023), art. ${since2024.en}` },
      evidence: 'V',
    },
  ];
}

/** 办理登记手续. */
export const registrationOfGrant = termRule(
  'patent.registration',
  { zh: '办理授权登记', en: 'Registration of a grant' },
  { term: rolling(2, 'month') },
  implementingRegulations({ zh: '五十四', en: 54 }, { zh: '六十', en: 60 }),
);

/** 申请费，自申请日起. */
export const filingFeeDue: Rule<TermParams> = termRule(
  'patent.filing-fee-due',
  { zh: '缴纳申请费', en: 'Payment of the filing fee' },
  { term: rolling(2, 'month') },
  implementingRegulations({ zh: '九十五', en: 95 }, { zh: '一百一十二', en: 112 }),
);

/** 多缴、错缴、重缴费用请求退款. */
export const refund = termRule(
  'patent.refund',
  { zh: '请求退款', en: 'Request for a refund' },
  { term: rolling(3, 'year') },
  implementingRegulations({ zh: '九十四', en: 94 }, { zh: '一百一十一', en: 111 }),
);

export const PATENT_FEE_RULES: readonly Rule[] = [
  annuities, compensationAnnuity, officialFees, lateAnnuity, feeReduction, reductionRequest, registrationOfGrant, filingFeeDue, refund,
];
