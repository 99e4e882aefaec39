import { problem, ProblemError } from '#domain/errors.ts';
import { findQuery } from '#domain/report/compose.ts';
import { type FigureQuery, rowParts } from '#domain/report/figure-query.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import type { Genre } from '#domain/report/genre.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { whyText } from '../report/fact-reply.ts';
import { genreOf, readingOf } from '../report/reading.ts';
import { rowPage } from '../report/row-page.ts';
import type { Server } from '../context.ts';

function queryFor({ catalog }: Server, genre: Genre, figure: string): FigureQuery {
  const found = findQuery(genre, catalog, figure);
  if (!found) throw new ProblemError(problem('not-found', { what: { zh: `报告中的数据“${figure}”`, en: `Figure “${figure}” of the report` } }, 'figure'));
  return found;
}

/** The rows behind a figure of a report: its own, an operand's, a cell's or a point's. A figure without rows says why. */
export const figureRows: Operation<typeof ROUTES.figureRows> = async (server, { params, query, actor }) => {
  const asked = queryFor(server, genreOf(server.catalog, params.genre), params.figure);
  const reading = await readingOf(server, query);
  const { fact } = await evaluateFigure(reading.on, reading.request, asked);
  const isWithoutRows = fact.value === null && asked.shows.kind === 'value';
  const parts = isWithoutRows ? [] : rowParts(reading.on.definitions, reading.request, asked);
  const why = whyText(server.catalog.getIndicator(fact.indicator), fact);
  return { ...(await rowPage(reading, actor, parts, query)), ...(why && { why }) };
};
