import { type Rule, defineRule } from '#domain/rule/rule.ts';
import { type TermParams, type TermSource, fixed, rolling, termRule, workdays } from './term-rule.ts';

/**
 * Deadlines of administrative adjudication of patent infringement (专利侵权纠纷行政裁决), handbook C6.1.
 * Until 31 January 2025 by the enforcement measures of 2015, then by the measures of decree 81, whose days are still to be
 * confirmed and are taken over unchanged until then.
 */
function underMeasures(article: number): readonly TermSource[] {
  return [
    {
      from: '2015-07-01',
      to: '2025-01-31',
      basis: { zh: `《专利行政执法办法》（2015年修改）第${article}条`, en: `Measures for Administrative Enforcement of Patents (2015), art. ${article}` },
      evidence: 'K',
    },
    {
      from: '2025-02-01',
      basis: {
        zh: `《专利纠纷行政裁决和调解办法》（国家知识产权局令第81号）；数字暂沿用《专利行政执法办法》第${article}条`,
        en: `Measures for Adjudication and Mediation of Patent Disputes (CNIPA decree 81); figures kept from the 2015 measures, art. ${article}`,
      },
      evidence: 'K',
      note: { zh: '81号令原文天数待核对。', en: 'The days in the text of decree 81 are still to be checked.' },
    },
  ];
}

/** 立案审查. */
export const docketing = termRule(
  'adjudication.docketing',
  { zh: '裁决立案审查', en: 'Decision on acceptance' },
  { term: workdays(5) },
  underMeasures(13),
);

/** 办案人员人数：三名以上单数. */
export const panel = defineRule({
  id: 'adjudication.panel',
  name: { zh: '裁决办案人员人数', en: 'Size of the panel' },
  versions: underMeasures(13).map((source) => ({ ...source, params: { least: 3, odd: true } })),
});

/** 请求书副本送达被请求人. */
export const serviceOfRequest = termRule(
  'adjudication.service-of-request',
  { zh: '送达请求书副本', en: 'Service of the request on the respondent' },
  { term: workdays(5) },
  underMeasures(14),
);

/** 答辩. */
export const answer = termRule('adjudication.answer', { zh: '被请求人答辩', en: 'Answer of the respondent' }, { term: rolling(15, 'day') }, underMeasures(14));

/** 答辩书转送请求人. */
export const answerForwarding = termRule(
  'adjudication.answer-forwarding',
  { zh: '转送答辩书', en: 'Forwarding of the answer' },
  { term: workdays(5) },
  underMeasures(14),
);

/** 口头审理通知，举行前. Counted backwards with `beforeDay`. */
export const hearingNotice = termRule(
  'adjudication.hearing-notice',
  { zh: '口头审理通知（举行前）', en: 'Notice before an oral hearing' },
  { term: workdays(3) },
  underMeasures(16),
);

/** 结案；特别复杂经批准延长. Public notice, appraisal and suspension are not counted. */
export const conclusion: Rule<TermParams> = defineRule({
  id: 'adjudication.conclusion',
  name: { zh: '裁决结案', en: 'Conclusion of an adjudication' },
  versions: underMeasures(21).map((source) => ({
    ...source,
    params: { term: rolling(3, 'month'), extension: { amount: 1, unit: 'month' } as const },
    ...(source.note && {
      note: {
        zh: '81号令原文天数待核对；另有“立案后45日结案、可延15日”之说，未核实，不作默认。',
        en: 'The days in decree 81 are still to be checked; “45 days, extendable by 15” has been claimed, is unverified and not the default.',
      },
    }),
  })),
});

/** 停钟事由：这些期间不计入结案期限. */
export const clockStops = defineRule({
  id: 'adjudication.clock-stops',
  name: { zh: '不计入结案期限的期间', en: 'What stops the conclusion clock' },
  versions: underMeasures(21).map((source) => ({
    ...source,
    params: { suspension: true, appraisal: true, publicNotice: true, mediation: true },
    note: { zh: '双方同意的调解期间是否扣除由本局设定。', en: 'Whether agreed mediation is deducted is the bureau’s to set.' },
  })),
});

/** 公告送达. */
export const publicNotice: Rule<TermParams> = defineRule({
  id: 'adjudication.public-notice',
  name: { zh: '公告送达', en: 'Service by public notice' },
  versions: [
    {
      from: '2015-07-01',
      to: '2021-12-31',
      params: { term: fixed(60, 'day') },
      basis: { zh: '《民事诉讼法》（2017）第九十二条', en: 'Civil Procedure Law (2017), art. 92' },
      evidence: 'K',
    },
    {
      from: '2022-01-01',
      params: { term: fixed(30, 'day') },
      basis: { zh: '《民事诉讼法》（2023）第九十五条', en: 'Civil Procedure Law (2023), art. 95' },
      evidence: 'V',
    },
  ],
});

/** 证据先行登记保存后的处理. */
export const evidencePreservation: Rule<TermParams> = defineRule({
  id: 'adjudication.evidence-preservation',
  name: { zh: '先行登记保存处理', en: 'Decision on preserved evidence' },
  versions: [
    {
      from: '1996-10-01',
      to: '2021-07-14',
      params: { term: fixed(7, 'day') },
      basis: { zh: '《行政处罚法》（2017）第三十七条', en: 'Administrative Penalty Law (2017), art. 37' },
      evidence: 'K',
    },
    {
      from: '2021-07-15',
      params: { term: workdays(7) },
      basis: { zh: '《行政处罚法》（2021）第五十六条、第八十五条', en: 'Administrative Penalty Law (2021), art. 56, 85' },
      evidence: 'V',
    },
  ],
});

/** 不服处理决定起诉. Suing does not stay the decision. */
export const suit = termRule('adjudication.suit', { zh: '不服裁决起诉', en: 'Suit against a decision' }, { term: rolling(15, 'day') }, [
  { from: '2009-10-01', to: '2021-05-31', basis: { zh: '《专利法》（2008）第六十条', en: 'Patent Law (2008), art. 60' }, evidence: 'K' },
  { from: '2021-06-01', basis: { zh: '《专利法》（2020）第六十五条', en: 'Patent Law (2020), art. 65' }, evidence: 'V' },
]);

/** 申请人民法院强制执行，自起诉期限届满之日起. */
export const enforcement = termRule(
  'adjudication.enforcement',
  { zh: '申请强制执行', en: 'Application for enforcement' },
  { term: rolling(3, 'month') },
  [{ from: '2012-01-01', basis: { zh: '《行政强制法》第五十三条', en: 'Administrative Coercion Law, art. 53' }, evidence: 'V' }],
);

/** 催告书送达后方可申请执行. */
export const enforcementDemand = termRule(
  'adjudication.enforcement-demand',
  { zh: '强制执行前催告', en: 'Demand before enforcement' },
  { term: fixed(10, 'day') },
  [{ from: '2012-01-01', basis: { zh: '《行政强制法》第五十四条', en: 'Administrative Coercion Law, art. 54' }, evidence: 'V' }],
);

/** 认定侵权成立的决定公开. */
export const publicity = termRule(
  'adjudication.publicity',
  { zh: '裁决决定公示', en: 'Publication of a decision' },
  { term: workdays(20) },
  [{
    from: '2015-07-01',
    basis: { zh: '专利行政执法案件信息公开口径', en: 'Practice of publishing patent enforcement decisions' },
    evidence: 'K',
  }],
);

/** 调解中对方表态. */
export const mediationConsent = termRule(
  'adjudication.mediation-consent',
  { zh: '调解意见答复', en: 'Reply to a proposed mediation' },
  { term: rolling(15, 'day') },
  underMeasures(24),
);

/** 行政调解期限. */
export const mediation = termRule(
  'adjudication.mediation',
  { zh: '行政调解', en: 'Administrative mediation' },
  { term: rolling(60, 'day'), extension: { amount: 30, unit: 'day' } },
  [{ from: '2015-07-01', basis: { zh: '调解期限（本局可设定）', en: 'Length of mediation (the bureau may set it)' }, evidence: 'K' }],
);

/** 调解协议司法确认，自协议生效之日起共同申请. */
export const judicialConfirmation = termRule(
  'adjudication.judicial-confirmation',
  { zh: '申请司法确认', en: 'Application for judicial confirmation' },
  { term: rolling(30, 'day') },
  [
    { from: '2013-01-01', to: '2023-12-31', basis: { zh: '《人民调解法》第三十三条', en: 'People’s Mediation Law, art. 33' }, evidence: 'V' },
    { from: '2024-01-01', basis: { zh: '《民事诉讼法》（2023）第二百零五条', en: 'Civil Procedure Law (2023), art. 205' }, evidence: 'V' },
  ],
);

export const ADJUDICATION_RULES: readonly Rule[] = [
  docketing, panel, serviceOfRequest, answer, answerForwarding, hearingNotice, conclusion, clockStops, publicNotice, evidencePreservation,
  suit, enforcement, enforcementDemand, publicity, mediationConsent, mediation, judicialConfirmation,
];
