import { type CivilDate, isCivilDate } from '../calendar/civil-date.ts';
import type { Dimensions } from '../posting/line.ts';

/** A span of whole days, both ends included (期间). */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Which boundaries of units and districts a figure of the past is told in: those of its days (以当时区划) or the present ones (以现行区划). */
export const BOUNDARIES = ['then', 'today'] as const;

export type Boundaries = (typeof BOUNDARIES)[number];

/** What part of the bureau's work a fact is about; without unit or district, all of it. Both include what is below them. */
export interface Scope {
  readonly unit?: string;
  readonly district?: string;
  readonly dimensions?: Dimensions;
  /** What lies below unit and district; as it was then, unless told. */
  readonly boundaries?: Boundaries;
}

/** How the rows of a figure make its value (汇总方式). */
export type Aggregate = 'sum' | 'count' | 'distinct' | 'latest' | 'ratio' | 'average' | 'rank' | 'growth' | 'share' | 'completion' | 'supplied';

/** Why a fact has no value (无数原因). */
export type NoBasis = 'no-observation' | 'no-records' | 'zero-denominator' | 'no-previous' | 'no-target' | 'missing-month' | 'not-whole-months' | 'districts-differ' | 'not-comparable' | 'not-existing';

/** An indicator's value for a scope and a period or day (数据点). */
export interface Fact {
  readonly indicator: string;
  readonly version: number;
  readonly aggregate: Aggregate;
  /** In base units: yuan, percent, items; unrounded. Null without basis. */
  readonly value: number | null;
  readonly reason?: NoBasis;
  readonly scope: Scope;
  readonly period?: Period;
  readonly instant?: CivilDate;
  /** The source in force, where it is another than the indicator's own. */
  readonly source?: 'history';
  /** Rows that it counts. */
  readonly rows: number;
  readonly numerator?: number;
  readonly denominator?: number;
  /** Of a sum over districts that report: how many of them are in it. */
  readonly coverage?: Coverage;
}

/** How many of the districts that should report a level are in a sum (报送覆盖). */
export interface Coverage {
  readonly reported: number;
  readonly expected: number;
  /** Codes of those that have not reported. */
  readonly missing: readonly string[];
}

/** Districts not in a sum. */
export function missingCount({ coverage }: Pick<Fact, 'coverage'>): number {
  return coverage ? coverage.expected - coverage.reported : 0;
}

/** The observations that stand for a level, added up. */
export interface LatestLevel extends Total {
  readonly date: CivilDate;
  /** The districts that they are of, each once. */
  readonly districts: readonly string[];
}

/** A sum with the number of lines behind it, at the indicator's scale. */
export interface Total {
  readonly amount: number;
  readonly rows: number;
}

/**
 * The kept balances, read (账户余额).
 * Amounts are whole numbers at the indicator's scale. Scopes include what is below a unit or district.
 */
export interface Balances {
  /** Movements of a period, reversals taken off. */
  sum(indicator: string, period: Period, scope: Scope): Promise<Total>;
  /** Different entities among the movements of a period; `period` is one month, one year, or any span of days. */
  distinct(indicator: string, period: Period, scope: Scope): Promise<number>;
  /** The latest observation in the period for each key of one source, added over the keys; undefined when there is none. */
  latest(indicator: string, period: Period, source: string, scope: Scope): Promise<LatestLevel | undefined>;
}

/** The period of a whole year. */
export function yearPeriod(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD/YYYY-MM-DD`. */
export function periodText({ from, to }: Period): string {
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  const month = from.slice(0, 7);
  if (from.endsWith('-01') && to.startsWith(month) && Number(to.slice(8)) === daysInMonth(month)) return month;
  return `${from}/${to}`;
}

/** The period that such a text means; undefined when it means none. */
export function findPeriod(text: string): Period | undefined {
  if (/^\d{4}$/.test(text)) return yearPeriod(Number(text));
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { from: `${text}-01`, to: `${text}-${daysInMonth(text)}` };
  const [from = '', to = ''] = text.split('/');
  return isCivilDate(from) && isCivilDate(to) && from <= to ? { from, to } : undefined;
}

function daysInMonth(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  if (number === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(number) ? 30 : 31;
}

/** The same span one year earlier; 29 February becomes the 28th. */
export function previousYear({ from, to }: Period): Period {
  return { from: yearBefore(from), to: yearBefore(to) };
}

export function yearBefore(day: CivilDate): CivilDate {
  const year = Number(day.slice(0, 4)) - 1;
  const tail = day.slice(4) === '-02-29' && daysInMonth(`${year}-02`) === 28 ? '-02-28' : day.slice(4);
  return `${String(year).padStart(4, '0')}${tail}`;
}
