import { addDays, addMonths, type CivilDate, endOfMonth, endOfYear, startOfMonth, startOfYear } from '../calendar/civil-date.ts';
import { type Aggregate, type Balances, type Coverage, type Fact, type LatestLevel, missingCount, type NoBasis, type Period, type Scope } from './fact.ts';
import type { Indicator } from './indicator.ts';

/** The look-up of indicator definitions that an evaluation needs. */
export interface Definitions {
  getIndicator(id: string, version?: number): Indicator;
  /** Whether accepted history is in force for an indicator and year: its own source has nothing of that year. */
  isHistory?(id: string, year: number): boolean;
}

/**
 * The indicator with the source in force for a period (当期数据来源). In a year of accepted history it is what the reports of
 * that year said: a level stays one, all else is the value from 1 January to the day.
 */
export function indicatorFor(definitions: Definitions, id: string, { to }: Period): Indicator {
  const indicator = definitions.getIndicator(id);
  if (!definitions.isHistory?.(id, Number(to.slice(0, 4)))) return indicator;
  const { computation } = indicator;
  return { ...indicator, source: 'history', computation: computation.kind === 'stock' ? { kind: 'stock', every: 'year' } : { kind: 'flow' } };
}

/** What the trees of units and districts say of a scope (机构与区划沿革). */
export interface Places {
  /** Why a scope can have no figure: something of it was split within the period (不可比), or it is not there in the boundaries asked for. */
  refusal(scope: Scope, period: Period): NoBasis | undefined;
  /** Whether unit and district of the scope were in force on any day of the period. */
  existed(scope: Scope, period: Period): boolean;
  /** The districts of the scope that report on a day: those with none below them. */
  reporting(scope: Scope, day: CivilDate): readonly string[];
}

/** Evaluates indicators against the balances. All functions are pure but for reading. */
export interface Evaluation {
  readonly definitions: Definitions;
  readonly balances: Balances;
  /** Without them every unit and district is as it has always been, and none is missed. */
  readonly places?: Places;
}

interface Outcome {
  readonly aggregate: Aggregate;
  readonly value: number | null;
  readonly rows: number;
  readonly reason?: NoBasis;
  readonly instant?: CivilDate;
  /** Where it is another than was asked for. */
  readonly period?: Period;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly coverage?: Coverage;
}

/** A whole number at a scale as a number in base units: 3750 at scale 2 is 37.5. */
export function unscaled(amount: number, indicator: Pick<Indicator, 'scale'>): number {
  return amount / 10 ** (indicator.scale ?? 0);
}

const none = (aggregate: Aggregate, reason: NoBasis): Outcome => ({ aggregate, value: null, rows: 0, reason });

/** The value of an indicator for a period; a stock is taken at the period's last day. */
export async function evaluate(on: Evaluation, id: string, period: Period, scope: Scope = {}): Promise<Fact> {
  const indicator = indicatorFor(on.definitions, id, period);
  const outcome = await outcomeOf(on, indicator, period, scope);
  const when = outcome.instant || indicator.computation.kind === 'stock' ? { instant: outcome.instant ?? period.to } : { period };
  const source = indicator.source === 'history' ? { source: indicator.source } : {};
  return { indicator: id, version: indicator.version, scope, ...when, ...source, ...outcome };
}

/** A figure of a place that was split has no basis, and so has one of a place that was not there and of which nothing is recorded. */
async function outcomeOf(on: Evaluation, indicator: Indicator, period: Period, scope: Scope): Promise<Outcome> {
  const refusal = on.places?.refusal(scope, period);
  if (refusal) return none('sum', refusal);
  const outcome = await computed(on, indicator, period, scope);
  return outcome.rows === 0 && on.places?.existed(scope, period) === false ? none(outcome.aggregate, 'not-existing') : outcome;
}

function computed(on: Evaluation, indicator: Indicator, period: Period, scope: Scope): Promise<Outcome> {
  switch (indicator.computation.kind) {
    case 'flow':
      return flow(on, indicator, period, scope);
    case 'cumulative':
      return cumulative(on, indicator, period, scope);
    case 'stock':
      return stock(on, indicator, period, scope);
    case 'distinct':
      return distinct(on, indicator, indicator.computation.of, period, scope);
    case 'average':
      return quotient(on, 'average', indicator, period, scope);
    case 'ratio':
      return quotient(on, 'ratio', indicator, period, scope);
  }
}

/** A flow of records is zero where nothing happened; only a source from outside can be silent. */
async function flow(on: Evaluation, indicator: Indicator, period: Period, scope: Scope): Promise<Outcome> {
  const { balances } = on;
  if (indicator.source === 'history' && period.from !== startOfYear(period.to)) return none('latest', 'no-observation');
  if (indicator.source !== 'records') return observed(on, indicator, period, scope);
  const total = await balances.sum(indicator.id, period, scope);
  return { aggregate: 'sum', value: unscaled(total.amount, indicator), rows: total.rows };
}

/** A supplied value for just this period: the observation on its last day. */
async function observed(on: Evaluation, indicator: Indicator, period: Period, scope: Scope): Promise<Outcome> {
  const aggregate = indicator.source === 'supplied' ? 'supplied' : 'latest';
  const found = await on.balances.latest(indicator.id, { from: period.to, to: period.to }, indicator.source, scope);
  if (!found) return none(aggregate, 'no-observation');
  return { aggregate, value: unscaled(found.amount, indicator), rows: found.rows, ...coverageOf(on, indicator, scope, period.to, found) };
}

/** Which of the districts that should report are in a sum of what they reported; of a single district there is nothing to say. */
function coverageOf({ places }: Evaluation, { source }: Indicator, scope: Scope, day: CivilDate, { districts }: LatestLevel): Pick<Outcome, 'coverage'> {
  if (!places || source !== 'statement' || districts.length === 0) return {};
  const expected = new Set([...places.reporting(scope, day), ...districts]);
  const missing = [...expected].filter((each) => !districts.includes(each));
  return expected.size > 1 ? { coverage: { reported: districts.length, expected: expected.size, missing } } : {};
}

/** Of several facts' coverage the one that lacks most: what is made of them lacks that. */
export function leastCovered(facts: readonly Pick<Fact, 'coverage'>[]): Pick<Fact, 'coverage'> {
  const [worst] = facts.filter(({ coverage }) => coverage !== undefined).sort((a, b) => missingCount(b) - missingCount(a));
  return worst?.coverage ? { coverage: worst.coverage } : {};
}

async function distinct({ balances }: Evaluation, indicator: Indicator, of: string, period: Period, scope: Scope): Promise<Outcome> {
  const value = await balances.distinct(of, period, scope);
  return { aggregate: 'distinct', value: unscaled(value, { ...indicator, scale: 0 }), rows: value };
}

type Every = 'month' | 'quarter' | 'year';

/** The month, quarter or year that holds a day. */
export function reportingSpan(day: CivilDate, every: Every): Period {
  if (every === 'year') return { from: startOfYear(day), to: endOfYear(day) };
  const month = startOfMonth(day);
  if (every === 'month') return { from: month, to: endOfMonth(day) };
  const from = addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3));
  return { from, to: endOfMonth(addMonths(from, 2)) };
}

/**
 * The level at the period's last day: the latest observation in the month, quarter or year that holds it. While that has
 * not ended and nothing of it is reported, the level at the end of the one before stands.
 */
async function stock(on: Evaluation, indicator: Indicator, period: Period, scope: Scope): Promise<Outcome> {
  const { balances } = on;
  const { computation } = indicator;
  const every = computation.kind === 'stock' ? computation.every : 'year';
  const aggregate = indicator.source === 'supplied' ? 'supplied' : 'latest';
  const span = reportingSpan(period.to, every);
  const found = await balances.latest(indicator.id, { from: span.from, to: period.to }, indicator.source, scope);
  if (found) return { aggregate, value: unscaled(found.amount, indicator), rows: found.rows, instant: period.to, ...coverageOf(on, indicator, scope, period.to, found) };
  if (span.to === period.to) return none(aggregate, 'no-observation');
  const last = reportingSpan(addDays(span.from, -1), every);
  const before = await balances.latest(indicator.id, last, indicator.source, scope);
  if (!before) return none(aggregate, 'no-observation');
  return { aggregate, value: unscaled(before.amount, indicator), rows: before.rows, instant: last.to, ...coverageOf(on, indicator, scope, last.to, before) };
}

/** The last day up to which months are reported: the day itself where it ends its month, else the end of the month before. */
export function lastMonthEnd(day: CivilDate): CivilDate {
  return endOfMonth(day) === day ? day : addDays(startOfMonth(day), -1);
}

/** The flow of whole months as a difference of two cumulatives since 1 January of the same year; a month that has not ended is left out. */
async function cumulative(on: Evaluation, indicator: Indicator, asked: Period, scope: Scope): Promise<Outcome> {
  const { balances } = on;
  const period = { from: asked.from, to: lastMonthEnd(asked.to) };
  if (!period.from.endsWith('-01') || period.from.slice(0, 4) !== asked.to.slice(0, 4)) return none('latest', 'not-whole-months');
  const end = period.to < period.from ? undefined : await balances.latest(indicator.id, monthUntil(period.to), indicator.source, scope);
  if (!end) return none('latest', 'no-observation');
  const coverage = coverageOf(on, indicator, scope, period.to, end);
  if (period.from.slice(5, 7) === '01') return { aggregate: 'latest', value: unscaled(end.amount, indicator), rows: end.rows, period, ...coverage };
  const before = await balances.latest(indicator.id, monthUntil(addDays(period.from, -1)), indicator.source, scope);
  if (!before) return none('latest', 'missing-month');
  if (!isSameSet(end.districts, before.districts)) return { ...none('latest', 'districts-differ'), ...coverage };
  return { aggregate: 'latest', value: unscaled(end.amount - before.amount, indicator), rows: end.rows + before.rows, period, ...coverage };
}

/** The cumulative of a district that is in one table and not in the other would be taken for a month's. */
function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

const monthUntil = (day: CivilDate): Period => ({ from: `${day.slice(0, 7)}-01`, to: day });

async function quotient(on: Evaluation, aggregate: 'average' | 'ratio', indicator: Indicator, period: Period, scope: Scope): Promise<Outcome> {
  const { computation } = indicator;
  if (computation.kind !== 'average' && computation.kind !== 'ratio') throw new Error(`indicator "${indicator.id}" is no quotient`);
  const below = computation.kind === 'ratio' && computation.denominatorAt === 'previous-year-end' ? endOfPreviousYear(period.to) : period;
  const [top, bottom] = await Promise.all([evaluate(on, computation.numerator, period, scope), evaluate(on, computation.denominator, below, scope)]);
  if (top.value === null) return none(aggregate, top.reason ?? 'no-observation');
  if (bottom.value === null) return none(aggregate, bottom.reason ?? 'no-observation');
  if (bottom.value === 0) return none(aggregate, 'zero-denominator');
  const factor = computation.kind === 'ratio' ? (computation.factor ?? 100) : 1;
  return { aggregate, value: (top.value / bottom.value) * factor, rows: top.rows, numerator: top.value, denominator: bottom.value, ...(top.instant && { instant: top.instant }), ...leastCovered([top, bottom]) };
}

function endOfPreviousYear(day: CivilDate): Period {
  const year = Number(day.slice(0, 4)) - 1;
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}
