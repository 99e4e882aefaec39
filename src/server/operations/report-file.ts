import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { ixbrlFile } from '../report/ixbrl-package.ts';
import { askedFor, genreOf, readingOf } from '../report/reading.ts';
import { reportFileOf } from '../report/rendering.ts';
import { readReport } from '../report/report-json.ts';

/** A report as docx, PDF, a page or Inline XBRL. */
export const reportFile: Operation<typeof ROUTES.reportFile> = async (server, { params, query }): Promise<FileReply> => {
  const genre = genreOf(server.catalog, params.genre);
  const reading = await readingOf(server, askedFor(genre, query));
  const read = await readReport(genre, reading);
  return query.format === 'ixbrl' ? ixbrlFile(server, reading, read) : reportFileOf(server, reading, read, query.format);
};
