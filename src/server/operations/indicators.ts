import type { Indicator } from '#domain/indicator/indicator.ts';
import { type FigureQuery, valueOf } from '#domain/report/figure-query.ts';
import { dataValue, EMPTY_CELL, figureText } from '#domain/report/figure-text.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import { comparisonOf } from '#domain/report/genre.ts';
import type { Call, Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Operation, Server } from '../context.ts';
import { factFor, WITHHELD } from '../report/fact-reply.ts';
import { readingOf, type Reading } from '../report/reading.ts';

type Row = Reply<typeof ROUTES.indicators>['rows'][number];

/** An indicator's value this year and last and its growth, as one person may see them. */
export async function yearRow(reading: Reading, actor: Actor, indicator: Indicator, district?: string): Promise<Pick<Row, 'fact' | 'lastYear' | 'growth' | 'growthText'>> {
  const more = { ...(district && { district }) };
  const compared = comparisonOf(indicator);
  const asked: readonly FigureQuery[] = [valueOf(indicator.id, {}, more), valueOf(indicator.id, { yearsBack: 1 }, more), { shows: compared.shows, time: {}, ...more }];
  const [now, before, grown] = await Promise.all(asked.map((query) => evaluateFigure(reading.on, reading.request, query)));
  if (!now || !before || !grown) throw new Error(`indicator "${indicator.id}" was not evaluated`);
  const [fact, lastYear] = [factFor(reading, actor, now.fact), factFor(reading, actor, before.fact)];
  if (fact.reason === WITHHELD || lastYear.reason === WITHHELD) return { fact, lastYear, growth: null, growthText: EMPTY_CELL };
  const growthText = figureText(grown, compared.shows, indicator, { ...compared, without: EMPTY_CELL });
  return { fact, lastYear, growth: dataValue(grown, compared.shows, indicator), growthText };
}

/** What lists say of an indicator's definition. */
export function definitionOf({ id, name, definition, measure, owner, source, version, computation }: Indicator): Omit<Row, 'fact' | 'lastYear' | 'growth' | 'growthText'> {
  return { id, name, definition, measure, owner, source, version, kind: computation.kind };
}

/** All indicators (指标总表) with this year up to a day, the same time last year, and the growth. */
export async function indicatorRows(server: Server, actor: Actor, query: NonNullable<Call<typeof ROUTES.indicators>['query']>): Promise<readonly Row[]> {
  const reading = await readingOf(server, query);
  const rows = server.catalog.currentIndicators.map(async (indicator) => ({ ...definitionOf(indicator), ...(await yearRow(reading, actor, indicator, query.district)) }));
  return Promise.all(rows);
}

/** The table of indicators for one person. */
export const indicators: Operation<typeof ROUTES.indicators> = async (server, { query, actor }) => ({ rows: [...(await indicatorRows(server, actor, query))] });
