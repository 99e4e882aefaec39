import { periodText } from '#domain/indicator/fact.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { findFact } from '../report/fact-query.ts';
import { factFor, whyLabel } from '../report/fact-reply.ts';
import { sourceOfFigure } from '../report/figure-page.ts';
import { rowsFile } from '../report/rows-file.ts';

/** The rows that a fact counts as an Excel file, as far as the caller may open them. */
export const factRowsFile: Operation<typeof ROUTES.factRowsFile> = async (server, { query, actor }): Promise<FileReply> => {
  const { reading, indicator, fact, part } = await findFact(server, query);
  const shown = factFor(reading, actor, fact);
  const why = whyLabel(indicator, shown);
  return rowsFile({ reading, indicator, parts: shown.value === null ? [] : [part], of: periodText(part.period), ...(why && { why }) }, actor, query.language ?? 'zh');
};

/** The rows behind a figure of a report as an Excel file, as far as the caller may open them. */
export const figureRowsFile: Operation<typeof ROUTES.figureRowsFile> = async (server, { params, query, actor }): Promise<FileReply> => {
  const source = await sourceOfFigure(server, params.genre, params.figure, query);
  return rowsFile({ ...source, of: String(query.year) }, actor, query.language ?? 'zh');
};
