import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { askedFor, genreOf, readingOf } from '../report/reading.ts';
import { readReport, reportJson } from '../report/report-json.ts';

/** A report as it stands now: every figure computed from the accounts. */
export const report: Operation<typeof ROUTES.report> = async (server, { params, query }) => {
  const genre = genreOf(server.catalog, params.genre);
  const reading = await readingOf(server, askedFor(genre, query));
  return reportJson(reading, await readReport(genre, reading));
};
