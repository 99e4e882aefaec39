import { growthBetween, increaseBetween, percentageOf, placesOf, rankAmong } from '../indicator/derived.ts';
import { type Definitions, evaluate, type Evaluation } from '../indicator/evaluate.ts';
import type { Aggregate, Fact } from '../indicator/fact.ts';
import { type FigureQuery, operandQueries, periodOf, type ReportScope, scopeOf } from './figure-query.ts';
import { difference, type FigureValue } from './figure-text.ts';

/** A month after the report's day has no fact yet. */
function notYet(definitions: Definitions, { shows }: FigureQuery): FigureValue {
  const { id, version } = definitions.getIndicator(shows.indicator);
  return { fact: { indicator: id, version, aggregate: 'sum', value: null, reason: 'no-records', scope: {}, rows: 0 } };
}

/** Evaluates what a figure asks for. */
export async function evaluateFigure(on: Evaluation, scope: ReportScope, query: FigureQuery): Promise<FigureValue> {
  const { shows } = query;
  const period = periodOf(scope, query.time);
  if (!period) return notYet(on.definitions, query);
  const indicator = on.definitions.getIndicator(shows.indicator);
  if (shows.kind === 'value') return withFraction(on.definitions, await evaluate(on, indicator.id, period, scopeOf(scope, indicator, query)));
  const operands = await Promise.all(operandQueries(on.definitions, scope, query).map((operand) => evaluateFigure(on, scope, operand)));
  return combined(on.definitions, scope, query, operands.map(({ fact }) => fact));
}

/** The quotient of a ratio or average before rounding. */
export function withFraction(definitions: Definitions, fact: Fact): FigureValue {
  const { computation } = definitions.getIndicator(fact.indicator);
  const { numerator: top, denominator: bottom } = fact;
  if (fact.value === null || top === undefined || bottom === undefined) return { fact };
  return { fact, fraction: { top, bottom, factor: computation.kind === 'ratio' ? (computation.factor ?? 100) : 1 } };
}

function combined(definitions: Definitions, scope: ReportScope, query: FigureQuery, operands: readonly Fact[]): FigureValue {
  const [first, second] = operands;
  const { shows } = query;
  if (shows.kind === 'rank') return { fact: rankOf(definitions, scope, query, operands) };
  if (!first || !second) throw new Error(`figure of "${shows.indicator}" lacks an operand`);
  switch (shows.kind) {
    case 'growth':
      return percent(growthBetween(first, second), difference(first.value ?? 0, second.value ?? 0), second.value ?? 0);
    case 'share':
      return percent(percentageOf(first, second, 'share', 'zero-denominator'), first.value ?? 0, second.value ?? 0);
    case 'completion':
      return percent(percentageOf(first, second, 'completion', 'no-target'), first.value ?? 0, second.value ?? 0);
    case 'increase':
    case 'value':
      return { fact: increaseOf(first, second) };
  }
}

function percent(fact: Fact, top: number, bottom: number): FigureValue {
  return fact.value === null ? { fact } : { fact, fraction: { top, bottom, factor: 100 } };
}

/** Facts that add up: their increase is the sum over the rows of both years, last year's taken off. */
const ADDITIVE: readonly Aggregate[] = ['sum', 'count', 'distinct', 'latest', 'supplied'];

function increaseOf(now: Fact, before: Fact): Fact {
  const fact = increaseBetween(now, before);
  if (fact.value === null) return fact;
  return { ...fact, aggregate: ADDITIVE.includes(now.aggregate) ? 'sum' : 'growth', value: difference(now.value ?? 0, before.value ?? 0) };
}

/** The district's place; of a whole city there is none. */
function rankOf(definitions: Definitions, scope: ReportScope, query: FigureQuery, facts: readonly Fact[]): Fact {
  const { id, version, better } = definitions.getIndicator(query.shows.indicator);
  const own = query.district ?? scope.unitDistrict;
  const districts = scope.districts.map(({ code }) => code);
  if (own === undefined || !districts.includes(own)) {
    return { indicator: id, version, aggregate: 'rank', value: null, reason: 'no-records', scope: {}, rows: facts.reduce((sum, each) => sum + each.rows, 0) };
  }
  const places = placesOf(districts.flatMap((district, index) => (facts[index] ? [{ district, fact: facts[index] }] : [])), better);
  return rankAmong(places, own);
}
