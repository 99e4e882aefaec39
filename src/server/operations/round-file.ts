import { compose } from '#domain/report/compose.ts';
import type { ROUTES } from '#contract/routes.ts';
import { collectionOf, draftsOf } from '../collection/round.ts';
import type { FileReply, Operation } from '../context.ts';
import { journalHead } from '../journal/blocks.ts';
import { readingOf } from '../report/reading.ts';
import { reportFileOf } from '../report/rendering.ts';
import { showingFor } from './showing.ts';

/** The report as merged so far, as docx, PDF or a page. */
export const roundFile: Operation<typeof ROUTES.roundFile> = async (server, { params, query, actor }): Promise<FileReply> => {
  const collection = await collectionOf(server, await showingFor(server, actor), params.id);
  const { genre, asked } = collection;
  const reading = await readingOf(server, asked);
  const report = await compose(genre, reading.request, reading.on);
  return reportFileOf(server, reading, { report, journalHead: await journalHead(reading.database) }, query.format, { round: params.id, sections: draftsOf(collection) });
};
