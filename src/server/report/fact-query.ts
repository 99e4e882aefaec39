import { problem, ProblemError } from '#domain/errors.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import { type Boundaries, type Fact, findPeriod, type Period } from '#domain/indicator/fact.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { type RowPart, scopeOf, valueOf } from '#domain/report/figure-query.ts';
import type { Server } from '../context.ts';
import { readingOf, type Reading } from './reading.ts';

/** A fact asked for by its indicator, period and place. */
export interface FactQuery {
  readonly indicator: string;
  readonly period: string;
  readonly unit?: string;
  readonly district?: string;
  readonly boundaries?: Boundaries;
}

/** A fact with the rows behind it and the reading it came from. */
export interface FoundFact {
  readonly reading: Reading;
  readonly indicator: Indicator;
  readonly fact: Fact;
  readonly part: RowPart;
}

/** The indicator of that id. @throws ProblemError `not-found` */
export function indicatorOf({ catalog }: Pick<Server, 'catalog'>, id: string): Indicator {
  const found = catalog.findIndicator(id);
  if (!found) throw new ProblemError(problem('not-found', { what: { zh: `指标“${id}”`, en: `Indicator “${id}”` } }, 'indicator'));
  return found;
}

function periodOf(text: string): Period {
  const found = findPeriod(text);
  if (!found) throw new ProblemError(problem('wrong-format', { field: { zh: '期间', en: 'Period' }, expected: 'YYYY | YYYY-MM | YYYY-MM-DD/YYYY-MM-DD' }, 'period'));
  return found;
}

/** Evaluates the fact that a query asks for. @throws ProblemError naming what is wrong with the query */
export async function findFact(server: Server, query: FactQuery): Promise<FoundFact> {
  const indicator = indicatorOf(server, query.indicator);
  const period = periodOf(query.period);
  const today = (await server.setting()).today();
  const reading = await readingOf(server, { year: Number(today.slice(0, 4)), ...(query.unit && { unit: query.unit }), ...(query.boundaries && { boundaries: query.boundaries }) });
  const scope = scopeOf(reading.request, indicator, valueOf(indicator.id, {}, { ...(query.district && { district: query.district }) }));
  return { reading, indicator, fact: await evaluate(reading.on, indicator.id, period, scope), part: { indicator: indicator.id, period, scope, sign: 1 } };
}
