import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import type { TargetSpec } from '#domain/report/genre.ts';
import type { Label } from '#domain/text.ts';
import type { FunctionId } from '../organisation.ts';

/** A target of the year's plan: what it measures, and which division answers for it. */
interface Aim {
  readonly indicator: string;
  readonly owner: FunctionId;
  readonly topic: Label;
  readonly measure: Label;
  readonly scale?: number;
  readonly decimals?: number;
  readonly comparison?: TargetSpec['comparison'];
  readonly due?: string;
  readonly byDistrict?: boolean;
}

const enterprises = { zh: '家', en: 'enterprises' };
const patents = { zh: '件', en: 'patents' };

/**
 * What a year's plan may set a number for (可量化目标). A new one is one line here: it then is a choice of the supplied figure
 * that sets it, stands in the plan with its division and day, is followed through the year, and settled by the year's summary.
 */
const AIMS: readonly Aim[] = [
  { indicator: 'training-sessions', owner: 'public-service', topic: { zh: '培训场次', en: 'training sessions' }, measure: { zh: '场', en: 'sessions' } },
  { indicator: 'trained-enterprises', owner: 'public-service', topic: { zh: '参训单位', en: 'enterprises trained' }, measure: enterprises },
  { indicator: 'visited-enterprises', owner: 'promotion', topic: { zh: '走访单位', en: 'enterprises visited' }, measure: enterprises },
  { indicator: 'pledge-registrations', owner: 'promotion', topic: { zh: '质押登记', en: 'pledge registrations' }, measure: { zh: '件', en: 'registrations' } },
  { indicator: 'inventions-per-10k', owner: 'planning', topic: { zh: '每万人口发明专利拥有量', en: 'inventions per 10,000' }, measure: patents, scale: 2 },
  { indicator: 'pledge-amount', owner: 'promotion', topic: { zh: '质押融资金额', en: 'pledge financing' }, measure: { zh: '元', en: 'yuan' }, scale: 2, decimals: 0 },
  { indicator: 'high-value-inventions', owner: 'planning', topic: { zh: '高价值发明专利', en: 'high-value inventions' }, measure: patents, byDistrict: true },
  { indicator: 'inventions-in-force', owner: 'planning', topic: { zh: '有效发明专利', en: 'inventions in force' }, measure: patents, byDistrict: true },
  { indicator: 'navigation-projects', owner: 'promotion', topic: { zh: '专利导航项目', en: 'patent navigation projects' }, measure: { zh: '项', en: 'projects' } },
  { indicator: 'nurtured-enterprises', owner: 'promotion', topic: { zh: '培育优势企业', en: 'enterprises nurtured' }, measure: enterprises },
  { indicator: 'served-enterprises', owner: 'public-service', topic: { zh: '服务惠及企业', en: 'enterprises reached' }, measure: enterprises },
  { indicator: 'transfer-institutes', owner: 'promotion', topic: { zh: '专利转化高校院所', en: 'institutes in patent transfer' }, measure: { zh: '家', en: 'institutes' } },
  { indicator: 'transfer-enterprises', owner: 'promotion', topic: { zh: '专利转化惠及企业', en: 'enterprises reached by patent transfer' }, measure: enterprises },
  { indicator: 'operation-centres', owner: 'promotion', topic: { zh: '产业运营中心', en: 'operation centres' }, measure: { zh: '个', en: 'centres' } },
  { indicator: 'open-licences', owner: 'promotion', topic: { zh: '展示交易与开放许可', en: 'trades and open licences' }, measure: patents },
  { indicator: 'window-entities', owner: 'trademark-window', topic: { zh: '窗口对接主体', en: 'entities served at the windows' }, measure: { zh: '家', en: 'entities' } },
  { indicator: 'youth-inventions', owner: 'public-service', topic: { zh: '青少年发明', en: 'youth inventions' }, measure: { zh: '项', en: 'inventions' } },
  { indicator: 'adjudication-average-gross', owner: 'protection', topic: { zh: '裁决平均办理周期', en: 'average days of an adjudication' }, measure: { zh: '天', en: 'days' }, comparison: 'at-most' },
  { indicator: 'policies-issued', owner: 'legal', topic: { zh: '出台政策文件', en: 'policies issued' }, measure: { zh: '件', en: 'documents' }, due: '09-30' },
];

const targetOf = (indicator: string): string => `target-${indicator}`;

/** The targets themselves, as supplied figures dated the last day of their year. */
export const TARGET_INDICATORS: readonly Indicator[] = AIMS.map(({ indicator, owner, topic, measure, scale, decimals }) =>
  defineIndicator({
    id: targetOf(indicator), version: 1, owner, source: 'supplied', measure, computation: { kind: 'flow' },
    name: { zh: `${topic.zh}目标`, en: `Target: ${topic.en}` },
    definition: { zh: `年度工作要点或规划确定的当年${topic.zh}目标`, en: `What the year’s plan aims at: ${topic.en}` },
    ...(scale !== undefined && { scale }), ...(decimals !== undefined && { decimals }),
  }));

/** Targets that are set district by district and add up to the city’s. */
export const TARGETS_BY_DISTRICT: readonly string[] = AIMS.filter(({ byDistrict }) => byDistrict).map(({ indicator }) => targetOf(indicator));

/** Every target that a plan may set, as reports follow it. */
export const TARGETS: readonly TargetSpec[] = AIMS.map(({ indicator, topic, comparison, due }) => ({
  indicator, target: targetOf(indicator), topic: topic.zh, ...(comparison && { comparison }), ...(due && { due }),
}));

/** The measure word of each target (计量单位). */
export const TARGET_MEASURES: Readonly<Record<string, string>> = Object.fromEntries(TARGET_INDICATORS.map(({ id, measure }) => [id, measure.zh]));

/** The target of that indicator. Throws where a plan can set none. */
export function getTarget(indicator: string): TargetSpec {
  const found = TARGETS.find((each) => each.indicator === indicator);
  if (!found) throw new Error(`there is no target for "${indicator}"`);
  return found;
}
