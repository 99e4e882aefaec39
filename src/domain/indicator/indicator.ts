import type { CivilDate } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';

/** Where an indicator's values come from (数据来源). Sources are never added; one is in force for a period. */
export type Source = 'records' | 'statement' | 'supplied' | 'history' | 'register';

export const SOURCES: Readonly<Record<Source, Label>> = {
  records: { zh: '业务台账', en: 'records' },
  statement: { zh: '外部报表', en: 'statement' },
  supplied: { zh: '供数单', en: 'supplied figure' },
  history: { zh: '往年报告', en: 'accepted history' },
  register: { zh: '专利登记簿自有计数', en: 'the register’s own count' },
};

/** How an indicator is computed (计算方法). Derived kinds name the indicators they are made of. */
export type Computation =
  /** The sum of movements in a period (期间流量). */
  | { readonly kind: 'flow' }
  /** A flow given as cumulatives since 1 January: a month is the difference of two (累计表). */
  | { readonly kind: 'cumulative' }
  /** The level at a day: the latest observation of the day's month, quarter or year, summed over its keys (时点存量). */
  | { readonly kind: 'stock'; readonly every: 'month' | 'quarter' | 'year' }
  /** Different entities among the movements of another indicator (去重计数). */
  | { readonly kind: 'distinct'; readonly of: string }
  /** Sum of one flow divided by another (平均数), for instance days by cases. */
  | { readonly kind: 'average'; readonly numerator: string; readonly denominator: string }
  /** One value as a percentage of another, or times another factor (比率). */
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string; readonly factor?: number; readonly denominatorAt?: 'same' | 'previous-year-end' };

/** One indicator (指标) in one version of its definition. */
export interface Indicator {
  readonly id: string;
  readonly version: number;
  /** The day from which this version is used for new events; the first version's is the beginning of time. */
  readonly from?: CivilDate;
  readonly name: Label;
  /** What is counted and what is not (统计口径). */
  readonly definition: Label;
  /** The measure word, in the form a figure carries it: 件, 户次, 元, %. */
  readonly measure: Label;
  readonly computation: Computation;
  /** Decimals held in stored whole numbers: 2 for fen, 1 for a score of 96.2. */
  readonly scale?: number;
  /** Decimals shown; without it `scale`. */
  readonly decimals?: number;
  /** The division that answers for it (归口处室), by its function. */
  readonly owner: string;
  readonly source: Source;
  /** Published by the portal (主动公开). */
  readonly public?: boolean;
  /** Its past moves by nature, for instance back-dated lapse: changes show as a vintage, not an alarm. */
  readonly revision?: 'expected';
  /** Which way is better; without it neither. */
  readonly better?: 'more' | 'less';
  /** Never to enter a score or ranking (行政处罚法 §74). */
  readonly neverScored?: boolean;
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Declares an indicator; the message of a failed check names its id. */
export function defineIndicator(indicator: Indicator): Indicator {
  if (!ID.test(indicator.id)) throw new Error(`indicator "${indicator.id}": the id must be lower-case words joined by hyphens`);
  if (!Number.isInteger(indicator.version) || indicator.version < 1) throw new Error(`indicator "${indicator.id}": version must be 1 or more`);
  if (indicator.version > 1 && !indicator.from) throw new Error(`indicator "${indicator.id}": version ${indicator.version} needs the day it is used from`);
  if (indicator.neverScored && indicator.better) throw new Error(`indicator "${indicator.id}": what must never be scored cannot be better or worse (行政处罚法 §74)`);
  for (const part of ['name', 'definition', 'measure'] as const) {
    if (!indicator[part].zh || !indicator[part].en) throw new Error(`indicator "${indicator.id}": ${part} is missing in one language`);
  }
  return indicator;
}

/** The indicators that a computation is made of. */
export function operandsOf({ computation }: Indicator): readonly string[] {
  switch (computation.kind) {
    case 'flow':
    case 'cumulative':
    case 'stock':
      return [];
    case 'distinct':
      return [computation.of];
    case 'average':
    case 'ratio':
      return [computation.numerator, computation.denominator];
  }
}
