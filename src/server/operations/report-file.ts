import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { askedFor, genreOf, readingOf } from '../report/reading.ts';
import { reportFileOf } from '../report/rendering.ts';
import { readReport } from '../report/report-json.ts';

/** A report as docx, PDF or a page. */
export const reportFile: Operation<typeof ROUTES.reportFile> = async (server, { params, query }): Promise<FileReply> => {
  const genre = genreOf(server.catalog, params.genre);
  const reading = await readingOf(server, askedFor(genre, query));
  return reportFileOf(server, reading, await readReport(genre, reading), query.format);
};
