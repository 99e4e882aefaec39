import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { findQuery } from '#domain/report/compose.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { type FigureQuery, type RowPart, rowParts } from '#domain/report/figure-query.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import type { Label } from '#domain/text.ts';
import type { Server } from '../context.ts';
import { coverageReply, whyLabel } from './fact-reply.ts';
import { type Asked, askedFor, genreOf, type Reading, readingOf } from './reading.ts';
import { type RowPage, rowPage } from './row-page.ts';

/** What a figure of a report counts, ready to be read page by page; a figure of nothing says why. */
export interface FigureSource {
  readonly reading: Reading;
  readonly indicator: Indicator;
  readonly parts: readonly RowPart[];
  readonly why?: Label;
  readonly coverage?: ReturnType<typeof coverageReply>;
}

/**
 * What is behind a figure of a report: its own rows, an operand's, a cell's or a point's.
 * @throws ProblemError `not-found` when the report has no such figure
 */
export async function sourceOfFigure(server: Server, genreId: string, figure: string, asked: Asked): Promise<FigureSource> {
  const genre = genreOf(server.catalog, genreId);
  const query = findQuery(genre, server.catalog, figure);
  if (!query) throw new ProblemError(problem('not-found', { what: { zh: `报告中的数据“${figure}”`, en: `Figure “${figure}” of the report` } }, 'figure'));
  const reading = await readingOf(server, askedFor(genre, asked));
  const { fact } = await evaluateFigure(reading.on, reading.request, query);
  const isWithoutRows = fact.value === null && query.shows.kind === 'value';
  const parts = isWithoutRows ? [] : rowParts(reading.on.definitions, reading.request, query);
  const indicator = server.catalog.getIndicator(fact.indicator);
  const why = isUnchanged(query, fact.value) ? UNCHANGED : whyLabel(indicator, fact);
  const coverage = fact.coverage && coverageReply(reading.organisation, fact.coverage);
  return { reading, indicator, parts, ...(why && { why }), ...(coverage && { coverage }) };
}

const UNCHANGED: Label = { zh: '与所比的一期相同，没有变化；两期的明细都列在下面。', en: 'The same as in the period compared with; the rows of both follow.' };

/** A comparison that comes to nothing: there are rows, they are only no more and no fewer. */
function isUnchanged({ shows }: FigureQuery, value: number | null): boolean {
  return value === 0 && ['growth', 'increase', 'movement'].includes(shows.kind);
}

/** A page of the rows behind a figure of a report. @throws ProblemError `not-found` when the report has no such figure */
export async function rowsOfFigure(server: Server, actor: Actor, genreId: string, figure: string, asked: Asked & { readonly after?: string; readonly limit?: number }): Promise<RowPage & Pick<FigureSource, 'coverage'> & { readonly why?: string; readonly whyEn?: string }> {
  const { reading, parts, why, coverage } = await sourceOfFigure(server, genreId, figure, asked);
  return { ...(await rowPage(reading, actor, parts, asked)), ...(why && { why: why.zh, whyEn: why.en }), ...(coverage && { coverage }) };
}
