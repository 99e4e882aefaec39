import { type CaseView, findDay, stepsOf } from '#domain/case/view.ts';
import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { type Line, line } from '#domain/posting/line.ts';
import { findConclusionDay, grossDays, netDays } from './durations.ts';
import type { Adjudication } from './fields.ts';

type View = CaseView<Adjudication>;

/** What an adjudication says to the accounts, as it stands. */
export function postAdjudication(view: View): readonly Line[] {
  const { values } = view;
  const accepted = findDay(view, 'accept');
  const entity = values.patent.id;
  const hearings = stepsOf(view, 'hold-hearing').map(({ on }) => line('oral-hearings', on, 1, { entity }));
  const request = line('adjudication-requests', view.openedOn, 1, { entity });
  if (accepted === undefined) return [request];
  const published = stepsOf(view, 'publish').slice(0, 1).map(({ on }) => line('adjudications-published', on, 1, { entity }));
  return [request, line('adjudications-accepted', accepted, 1, { entity, dimensions: { track: values.track } }), ...hearings, ...concluded(view), ...published];
}

function concluded(view: View): readonly Line[] {
  const { conclusion, patent } = view.values;
  const day = findConclusionDay(view);
  if (day === undefined || conclusion === undefined) return [];
  const more = { entity: patent.id, dimensions: { conclusion } };
  const early = conclusion === 'dismissed-first' ? [line('adjudications-dismissed-first', day, 1, { entity: patent.id })] : [];
  const found = conclusion === 'established' ? [line('adjudications-established', day, 1, { entity: patent.id })] : [];
  return [
    line('adjudications-concluded', day, 1, more),
    line('adjudication-days-gross', day, grossDays(view) ?? 0, more),
    line('adjudication-days-net', day, netDays(view) ?? 0, more),
    ...early,
    ...found,
  ];
}

const owned = { version: 1, owner: 'protection', source: 'records', public: true } as const satisfies Partial<Indicator>;
const cases = { zh: '件', en: 'cases' };
const days = { zh: '天', en: 'days' };
const flow = { kind: 'flow' } as const;

export const ADJUDICATION_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'adjudication-requests', name: { zh: '裁决请求收件', en: 'Adjudication requests' }, measure: cases, computation: flow, definition: { zh: '收到的专利侵权纠纷处理请求，按收到日期计，含后来不予受理的', en: 'Requests received, by day of receipt, those later refused included' } }),
  defineIndicator({ ...owned, id: 'adjudications-accepted', name: { zh: '专利侵权纠纷行政裁决立案', en: 'Adjudications accepted' }, measure: cases, computation: flow, definition: { zh: '立案的专利侵权纠纷行政裁决案件，按批准立案之日计；另行请求另计一件；不含行政调解和协助案件', en: 'Adjudications of patent infringement by day of approved acceptance; a new request counts anew; mediation and assistance are not included' } }),
  defineIndicator({ ...owned, id: 'adjudications-concluded', name: { zh: '专利侵权纠纷行政裁决结案', en: 'Adjudications concluded' }, measure: cases, better: 'more', computation: flow, definition: { zh: '作出裁决、先行裁驳或撤案的案件，按批准结案之日计', en: 'Decided, dismissed first or withdrawn, by day of approval' } }),
  defineIndicator({ ...owned, id: 'adjudications-established', name: { zh: '认定侵权成立', en: 'Infringement established' }, measure: cases, computation: flow, definition: { zh: '裁决认定侵权成立的案件，按裁决之日计', en: 'Decisions that found infringement, by day of decision' } }),
  defineIndicator({ ...owned, id: 'adjudications-dismissed-first', name: { zh: '先行裁驳', en: 'Dismissed first' }, measure: cases, computation: flow, definition: { zh: '因所依据的权利要求全部被宣告无效而先行驳回的案件，计入结案', en: 'Dismissed because all claims relied on were invalidated; they count as concluded' } }),
  defineIndicator({ ...owned, id: 'adjudications-published', name: { zh: '公开裁决', en: 'Decisions published' }, measure: cases, computation: flow, definition: { zh: '已向社会公开的侵权成立裁决，按公开之日计', en: 'Published decisions that found infringement, by day of publication' } }),
  defineIndicator({ ...owned, id: 'oral-hearings', name: { zh: '口头审理', en: 'Oral hearings' }, measure: { zh: '次', en: 'hearings' }, computation: flow, definition: { zh: '已举行的口头审理，一案两次计两次', en: 'Hearings held; two in one case count twice' } }),
  defineIndicator({ ...owned, id: 'adjudication-days-gross', name: { zh: '裁决办理天数（毛）', en: 'Days to conclusion, gross' }, measure: days, computation: flow, definition: { zh: '各结案案件自立案之日起（当日不计）至结案之日的自然日数之和，不扣除中止等期间', en: 'Calendar days from acceptance (not counted) to conclusion, summed over the cases concluded; nothing deducted' } }),
  defineIndicator({ ...owned, id: 'adjudication-days-net', name: { zh: '裁决办理天数（净）', en: 'Days to conclusion, net' }, measure: days, computation: flow, definition: { zh: '毛天数扣除中止、鉴定、公告送达和双方同意的调解期间', en: 'Gross days less suspension, appraisal, public notice and agreed mediation' } }),
  defineIndicator({ ...owned, id: 'adjudication-average-gross', name: { zh: '裁决平均办理周期（毛）', en: 'Average duration, gross' }, measure: days, decimals: 0, better: 'less', computation: { kind: 'average', numerator: 'adjudication-days-gross', denominator: 'adjudications-concluded' }, definition: { zh: '毛口径：期间内结案案件自立案至结案的平均自然日数，不扣除中止等期间；只含本局裁决案件，不含协助案件', en: 'Gross: calendar days from acceptance to conclusion, averaged over the cases concluded in the period; nothing deducted; assistance not included' } }),
  defineIndicator({ ...owned, id: 'adjudication-average-net', name: { zh: '裁决平均办理周期（净）', en: 'Average duration, net' }, measure: days, decimals: 0, better: 'less', computation: { kind: 'average', numerator: 'adjudication-days-net', denominator: 'adjudications-concluded' }, definition: { zh: '净口径：毛口径扣除中止、鉴定、公告送达和双方同意的调解期间后的平均天数', en: 'Net: the gross duration less suspension, appraisal, public notice and agreed mediation, averaged' } }),
  defineIndicator({ ...owned, id: 'adjudication-conclusion-rate', name: { zh: '裁决结案率', en: 'Conclusion rate' }, measure: { zh: '%', en: '%' }, decimals: 1, better: 'more', computation: { kind: 'ratio', numerator: 'adjudications-concluded', denominator: 'adjudications-accepted' }, definition: { zh: '期间结案÷期间立案；结清以前年度案件时可超过100%', en: 'Concluded over accepted in the period; may exceed 100 % when older cases are concluded' } }),
];
