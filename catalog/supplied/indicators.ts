import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { MECHANISM_FIGURES } from './mechanisms.ts';
import { TARGET_INDICATORS, TARGETS_BY_DISTRICT } from './targets.ts';

const owned = { version: 1, owner: 'planning', source: 'supplied' } as const satisfies Partial<Indicator>;
const flow = { kind: 'flow' } as const;
const yearly = { kind: 'stock', every: 'year' } as const;
const percent = { zh: '%', en: '%' };
const place = { zh: '位', en: 'place' };

/**
 * Figures that only another body can give: each has no ledger here.
 * A flow is that of the whole year and dated its last day; a stock is the level at its day.
 */
const OUTSIDE: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'population', name: { zh: '常住人口', en: 'Resident population' }, measure: { zh: '人', en: 'people' }, computation: yearly, definition: { zh: '年末常住人口，由统计部门公布，按区填报相加', en: 'Resident population at the end of the year as published by the statistics office; districts add up' } }),
  defineIndicator({ ...owned, id: 'protection-assessment-score', name: { zh: '国家知识产权保护检查考核得分', en: 'National assessment of protection, score' }, measure: { zh: '分', en: 'points' }, scale: 1, better: 'more', computation: yearly, definition: { zh: '当年收到反馈的国家保护检查考核得分（考核上一年度工作）', en: 'Score of the national assessment fed back in the year, on the work of the year before' } }),
  defineIndicator({ ...owned, id: 'protection-assessment-rank', name: { zh: '国家保护检查考核位次', en: 'National assessment of protection, rank' }, measure: place, better: 'less', computation: yearly, definition: { zh: '当年收到反馈的考核在全国的位次', en: 'Place among the provinces in the assessment fed back in the year' } }),
  defineIndicator({ ...owned, id: 'hotline-national-rank', name: { zh: '12330 全国位次', en: 'National rank of the 12330 desk' }, measure: place, better: 'less', computation: yearly, definition: { zh: '维权援助中心年度考核在全国的位次', en: 'Place of the centre in the yearly national assessment' } }),
  defineIndicator({ ...owned, id: 'inventions-national-rank', name: { zh: '每万人口发明专利拥有量全国位次', en: 'National rank of inventions per 10,000' }, measure: place, better: 'less', computation: yearly, definition: { zh: '国家局公布的每万人口发明专利拥有量位次', en: 'Place by inventions per 10,000 people as published by the national office' } }),
  defineIndicator({ ...owned, id: 'central-funds', name: { zh: '国家财政专项资金', en: 'Central funds' }, measure: { zh: '元', en: 'yuan' }, scale: 2, decimals: 0, computation: flow, definition: { zh: '当年获得的中央财政知识产权专项资金', en: 'Special funds granted from the central budget in the year' } }),
  defineIndicator({ ...owned, id: 'abnormal-withdrawal-rate', name: { zh: '非正常专利申请撤回率', en: 'Abnormal filings withdrawn, share' }, measure: percent, scale: 1, better: 'more', computation: yearly, definition: { zh: '国家局通报的非正常专利申请撤回或纠正比例', en: 'Share of abnormal filings withdrawn or put right, as the national office reported' } }),
  defineIndicator({ ...owned, id: 'trademark-infringement-cases', name: { zh: '商标侵权案件', en: 'Trade-mark infringement cases' }, measure: { zh: '件', en: 'cases' }, neverScored: true, computation: flow, definition: { zh: '综合执法总队按年供数的办结商标侵权案件；不得作为考核得分项', en: 'Cases closed by the enforcement brigade, supplied yearly; never to be scored' } }),
  defineIndicator({ ...owned, id: 'fines', name: { zh: '罚没款', en: 'Fines and confiscations' }, measure: { zh: '元', en: 'yuan' }, scale: 2, decimals: 2, neverScored: true, computation: flow, definition: { zh: '综合执法总队按年供数的罚没款；行政处罚法第七十四条：不得与考核挂钩', en: 'Fines and confiscations supplied yearly by the enforcement brigade; by art. 74 of the Penalty Law never tied to assessment' } }),
  defineIndicator({ ...owned, id: 'mediated-disputes', name: { zh: '人民调解纠纷', en: 'Disputes mediated' }, measure: { zh: '件', en: 'disputes' }, computation: flow, definition: { zh: '知识产权人民调解组织按年供数的调解成功件数', en: 'Disputes settled by people’s mediation, supplied yearly' } }),
];

/** All that a supplied figure may give (供数单): figures of other bodies, of mechanisms still without a ledger, and targets. */
export const SUPPLIED_INDICATORS: readonly Indicator[] = [...OUTSIDE, ...MECHANISM_FIGURES, ...TARGET_INDICATORS];

/** Those that are reported district by district and add up to the city. */
export const SUPPLIED_BY_DISTRICT: readonly string[] = ['population', ...TARGETS_BY_DISTRICT];
