import { type Rule, defineRule } from '#domain/rule/rule.ts';
import type { Label } from '#domain/text.ts';
import { type TermSource, fixed, termRule, workdays } from './term-rule.ts';

const OWN_SETTING = { zh: '本局工作规则（可设定）', en: 'The bureau’s own working rule (may be set)' };

/** The desk's own standard, since 2020 by analogy to the market-supervision measures on complaints and reports. */
function deskMeasures(article: number, note?: Label): readonly TermSource[] {
  const basis = {
    zh: `《市场监督管理投诉举报处理暂行办法》第${article}条（参照）`,
    en: `Interim Measures on Market Supervision Complaints and Reports, art. ${article} (by analogy)`,
  };
  return [
    { from: '2015-01-01', to: '2019-12-31', basis: OWN_SETTING, evidence: 'S' },
    { from: '2020-01-01', basis, evidence: 'K', ...(note && { note }) },
  ];
}

/** 督办提醒：到期前三个、一个工作日及当日. `warnWithin` is the yellow light. */
export const supervisionReminders = defineRule({
  id: 'supervision.reminders',
  name: { zh: '督办到期提醒', en: 'Reminders of a supervised matter' },
  versions: [{
    from: '2015-01-01',
    params: { workdaysBefore: [3, 1, 0] as readonly number[], warnWithin: 3 },
    basis: OWN_SETTING,
    evidence: 'S',
  }],
});

/** 走访问题办理：简单. */
export const visitProblemSimple = termRule(
  'visit.problem.simple',
  { zh: '走访问题办理（简单）', en: 'Problem from a visit (simple)' },
  { term: fixed(5, 'day') },
  [{ from: '2015-01-01', basis: OWN_SETTING, evidence: 'S' }],
);

/** 走访问题办理：一般. */
export const visitProblemOrdinary = termRule(
  'visit.problem.ordinary',
  { zh: '走访问题办理（一般）', en: 'Problem from a visit (ordinary)' },
  { term: fixed(10, 'day') },
  [{ from: '2015-01-01', basis: OWN_SETTING, evidence: 'S' }],
);

/** 走访问题办理：复杂. */
export const visitProblemComplex = termRule(
  'visit.problem.complex',
  { zh: '走访问题办理（复杂）', en: 'Problem from a visit (complex)' },
  { term: fixed(15, 'day') },
  [{ from: '2015-01-01', basis: OWN_SETTING, evidence: 'S' }],
);

/** 12330 咨询：首问即答，最晚次一工作日. */
export const deskInquiry = termRule(
  'desk.inquiry',
  { zh: '咨询答复', en: 'Answer to an inquiry' },
  { term: workdays(1) },
  [{
    from: '2015-01-01',
    basis: OWN_SETTING,
    evidence: 'S',
    note: { zh: '首问即答；当场不能答复的，最晚次一工作日。', en: 'Answered at once; where that is impossible, by the next working day.' },
  }],
);

/** 12330 投诉：告知是否受理. */
export const deskComplaintAcceptance = termRule(
  'desk.complaint-acceptance',
  { zh: '投诉受理告知', en: 'Notice whether a complaint is accepted' },
  { term: workdays(7) },
  deskMeasures(14),
);

/** 12330 投诉：受理后调解. */
export const deskComplaintMediation = termRule(
  'desk.complaint-mediation',
  { zh: '投诉调解', en: 'Mediation of a complaint' },
  { term: workdays(45) },
  deskMeasures(21, { zh: '另有60日的做法，未核实。', en: 'Sixty days is also found; unverified.' }),
);

/** 12330 举报：核查，经批准可延长. */
export const deskReportCheck = termRule(
  'desk.report-check',
  { zh: '举报核查', en: 'Check of a report' },
  { term: workdays(15), extension: { amount: 15, unit: 'workday' } },
  deskMeasures(31),
);

/** 专利权质押登记审查. */
export const pledgeReview = termRule(
  'pledge.review',
  { zh: '质押登记审查', en: 'Examination of a pledge registration' },
  { term: workdays(5) },
  [{ from: '2021-11-15', basis: { zh: '《专利权质押登记办法》（公告第461号）', en: 'Measures for Registration of Patent Pledges (announcement 461)' }, evidence: 'K' }],
);

/** 专利权质押登记审查（网上办理）. */
export const pledgeReviewOnline = termRule(
  'pledge.review-online',
  { zh: '质押登记审查（网上）', en: 'Examination of a pledge registration (online)' },
  { term: workdays(2) },
  [{ from: '2021-11-15', basis: { zh: '《专利权质押登记办法》（公告第461号）', en: 'Measures for Registration of Patent Pledges (announcement 461)' }, evidence: 'K' }],
);

/** 通报异议：印发后三个工作日内提出，提出后三个工作日内核查. */
export const bulletinObjectionTerm = termRule(
  'bulletin.objection',
  { zh: '通报异议', en: 'Objection to a bulletin' },
  { term: workdays(3) },
  [{ from: '2015-01-01', basis: OWN_SETTING, evidence: 'S' }],
);

export const SERVICE_RULES: readonly Rule[] = [
  supervisionReminders, visitProblemSimple, visitProblemOrdinary, visitProblemComplex,
  deskInquiry, deskComplaintAcceptance, deskComplaintMediation, deskReportCheck, pledgeReview, pledgeReviewOnline, bulletinObjectionTerm,
];
