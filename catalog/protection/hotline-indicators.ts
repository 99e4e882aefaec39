import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';

const owned = { version: 1, owner: 'hotline', source: 'records', public: true } as const satisfies Partial<Indicator>;
const items = { zh: '件', en: 'matters' };
const percent = { zh: '%', en: '%' };
const flow = { kind: 'flow' } as const;

/** The figures of the 12330 desk (A83). Inquiries, reports and complaints are counted apart and add up to the items. */
export const HOTLINE_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'hotline-items', name: { zh: '12330 接收事项', en: 'Matters of the 12330 desk' }, measure: items, computation: flow, definition: { zh: '登记的咨询、举报、投诉之和，按登记之日计，含不予受理的', en: 'Inquiries, reports and complaints registered, by day, those refused included' } }),
  defineIndicator({ ...owned, id: 'hotline-inquiries', name: { zh: '咨询', en: 'Inquiries' }, measure: items, computation: flow, definition: { zh: '登记的咨询事项，按登记之日计，分派时改变类型的以改后为准', en: 'Inquiries registered, by day, under the kind that triage settled on' } }),
  defineIndicator({ ...owned, id: 'hotline-reports', name: { zh: '举报', en: 'Reports' }, measure: items, computation: flow, definition: { zh: '登记的举报事项，按登记之日计，分派时改变类型的以改后为准', en: 'Reports registered, by day, under the kind that triage settled on' } }),
  defineIndicator({ ...owned, id: 'hotline-complaints', name: { zh: '投诉', en: 'Complaints' }, measure: items, computation: flow, definition: { zh: '登记的投诉事项，按登记之日计，分派时改变类型的以改后为准', en: 'Complaints registered, by day, under the kind that triage settled on' } }),
  defineIndicator({ ...owned, id: 'hotline-answered', name: { zh: '已答复', en: 'Answered' }, measure: items, computation: flow, definition: { zh: '期间内作出答复的事项，按最近一次答复之日计', en: 'Matters answered in the period, by day of the latest answer' } }),
  defineIndicator({ ...owned, id: 'hotline-transferred', name: { zh: '转办', en: 'Transferred' }, measure: items, computation: flow, definition: { zh: '转往其他单位办理的事项', en: 'Matters transferred to another body' } }),
  defineIndicator({ ...owned, id: 'hotline-converted', name: { zh: '转为裁决案件', en: 'Turned into adjudications' }, measure: items, computation: flow, definition: { zh: '转为专利侵权纠纷行政裁决案件的事项', en: 'Matters that became adjudications' } }),
  defineIndicator({ ...owned, id: 'hotline-responded', name: { zh: '已首次处理', en: 'First responses' }, measure: items, computation: flow, definition: { zh: '期间内首次答复、受理、不予受理、转办或转立案的事项', en: 'Matters first answered, accepted, refused, transferred or converted in the period' } }),
  defineIndicator({ ...owned, id: 'hotline-on-time', name: { zh: '按时首次处理', en: 'First responses on time' }, measure: items, computation: flow, definition: { zh: '首次处理未超过规定期限的事项：咨询次一工作日，投诉七个工作日，举报十五个工作日（经批准延长的按延长后）', en: 'First responses within the term: inquiries by the next working day, complaints in seven, reports in fifteen working days (as extended)' } }),
  defineIndicator({ ...owned, id: 'hotline-on-time-rate', name: { zh: '12330 按时办理率', en: 'Responses on time, share' }, measure: percent, decimals: 1, better: 'more', computation: { kind: 'ratio', numerator: 'hotline-on-time', denominator: 'hotline-responded' }, definition: { zh: '按时首次处理÷已首次处理', en: 'First responses on time over first responses' } }),
  defineIndicator({ ...owned, id: 'hotline-followed-up', name: { zh: '有效回访', en: 'Follow-ups' }, measure: items, computation: flow, definition: { zh: '已回访并取得评价的事项，不含未接通', en: 'Matters followed up with an answer; those not reached are left out' } }),
  defineIndicator({ ...owned, id: 'hotline-satisfied', name: { zh: '回访满意', en: 'Satisfied' }, measure: items, computation: flow, definition: { zh: '回访评价为满意或基本满意的事项', en: 'Matters whose follow-up was satisfied or fairly satisfied' } }),
  defineIndicator({ ...owned, id: 'hotline-satisfaction-rate', name: { zh: '12330 满意率', en: 'Satisfaction' }, measure: percent, decimals: 1, better: 'more', computation: { kind: 'ratio', numerator: 'hotline-satisfied', denominator: 'hotline-followed-up' }, definition: { zh: '回访满意÷有效回访', en: 'Satisfied over followed up' } }),
];
