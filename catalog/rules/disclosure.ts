import { type Rule, defineRule } from '#domain/rule/rule.ts';
import { type TermParams, termRule, workdays } from './term-rule.ts';

/** Openness of government information (政府信息公开), handbook C12: the Regulations as revised in 2019. */
function regulations(article: string): { readonly from: string; readonly basis: { zh: string; en: string }; readonly evidence: 'V' } {
  return {
    from: '2019-05-15',
    basis: { zh: `《政府信息公开条例》（2019）第${article}条`, en: `Regulations on Open Government Information (2019), art. ${article}` },
    evidence: 'V',
  };
}

/** 主动公开. */
export const proactiveDisclosure = termRule(
  'disclosure.proactive',
  { zh: '主动公开', en: 'Proactive publication' },
  { term: workdays(20) },
  [regulations('26')],
);

/** 依申请公开的补正告知. */
export const disclosureCorrection = termRule(
  'disclosure.correction',
  { zh: '告知申请人补正', en: 'Request to complete an application' },
  { term: workdays(7) },
  [regulations('30')],
);

/** 征求第三方意见；所需时间不计入答复期限. */
export const disclosureThirdParty = termRule(
  'disclosure.third-party',
  { zh: '征求第三方意见', en: 'Consultation of a third party' },
  { term: workdays(15) },
  [regulations('32')],
);

/** 依申请公开答复；经同意可延长. */
export const disclosureReply = termRule(
  'disclosure.reply',
  { zh: '依申请公开答复', en: 'Reply to an application' },
  { term: workdays(20), extension: { amount: 20, unit: 'workday' } },
  [regulations('33')],
);

/** 共同制作机关意见；逾期视为同意公开. */
export const disclosureJointAuthor = termRule(
  'disclosure.joint-author',
  { zh: '征求共同制作机关意见', en: 'Consultation of a joint author' },
  { term: workdays(15) },
  [regulations('34')],
);

/** 政府信息公开年度报告：每年一月三十一日前. */
export const disclosureAnnualReport = defineRule({
  id: 'disclosure.annual-report',
  name: { zh: '信息公开年度报告', en: 'Annual report on openness' },
  versions: [{ ...regulations('49'), params: { month: 1, day: 31 } }],
});

/** 行政处罚决定信息公示（同省）. */
export const penaltyPublicity: Rule<TermParams> = termRule(
  'penalty.publicity',
  { zh: '行政处罚信息公示', en: 'Publication of a penalty' },
  { term: workdays(20) },
  [{
    from: '2021-09-01',
    basis: { zh: '《市场监督管理行政处罚信息公示规定》第九条', en: 'Provisions on Publication of Market Supervision Penalties, art. 9' },
    evidence: 'V',
  }],
);

export const DISCLOSURE_RULES: readonly Rule[] = [
  proactiveDisclosure, disclosureCorrection, disclosureThirdParty, disclosureReply, disclosureJointAuthor, disclosureAnnualReport, penaltyPublicity,
];
