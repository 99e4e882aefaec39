import { growthBetween, increaseBetween, percentageOf, type Place, placesOf, rankAmong } from '../indicator/derived.ts';
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
  if (shows.kind === 'gap') return { fact: gapOf(definitions, scope, query, operands) };
  if (!first || !second) throw new Error(`figure of "${shows.indicator}" lacks an operand`);
  if (shows.kind === 'movement') return { fact: movementOf(first, second) };
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

/** The districts in their places, and which of them is asked about; without one, as of a whole city, there is no place. */
function placed(definitions: Definitions, scope: ReportScope, query: FigureQuery, facts: readonly Fact[]): { readonly places: readonly Place[]; readonly own?: Place } {
  const { better } = definitions.getIndicator(query.shows.indicator);
  const places = placesOf(scope.districts.flatMap(({ code }, index) => (facts[index] ? [{ district: code, fact: facts[index] }] : [])), better);
  const own = places.find(({ district }) => district === (query.district ?? scope.unitDistrict));
  return { places, ...(own && { own }) };
}

function withoutPlace(definitions: Definitions, { shows }: FigureQuery, facts: readonly Fact[]): Fact {
  const { id, version } = definitions.getIndicator(shows.indicator);
  return { indicator: id, version, aggregate: 'rank', value: null, reason: 'no-records', scope: {}, rows: facts.reduce((sum, each) => sum + each.rows, 0) };
}

function rankOf(definitions: Definitions, scope: ReportScope, query: FigureQuery, facts: readonly Fact[]): Fact {
  const { places, own } = placed(definitions, scope, query, facts);
  return own ? rankAmong(places, own.district) : withoutPlace(definitions, query, facts);
}

/** How much the next better value is ahead; the leader has nobody ahead, and who did not report has no place. */
function gapOf(definitions: Definitions, scope: ReportScope, query: FigureQuery, facts: readonly Fact[]): Fact {
  const { places, own } = placed(definitions, scope, query, facts);
  if (!own) return withoutPlace(definitions, query, facts);
  const rank = rankAmong(places, own.district);
  const ahead = places.findLast(({ place }) => place !== null && own.place !== null && place < own.place);
  if (own.place === null) return rank;
  if (!ahead) return { ...rank, value: null, reason: 'no-records' };
  return { ...rank, value: Math.abs(difference(ahead.fact.value ?? 0, own.fact.value ?? 0)) };
}

/** Places gained since the month before: from fifth to third is two. */
function movementOf(now: Fact, before: Fact): Fact {
  const { reason: _, ...fact } = now;
  const rows = now.rows + before.rows;
  if (now.value === null) return { ...now, rows };
  return before.value === null ? { ...fact, value: null, reason: 'no-previous', rows } : { ...fact, value: before.value - now.value, rows };
}
