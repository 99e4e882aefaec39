import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { editionFile as fileOfEdition } from '../report/edition-file.ts';
import { restatementsOf } from '../report/restatements.ts';
import { findPrintedEdition } from '../report/stored-edition.ts';

/** A published edition as docx or PDF, as it was published, with what has been corrected since. */
export const editionFile: Operation<typeof ROUTES.editionFile> = async (server, { params, query, actor }): Promise<FileReply> => {
  const edition = await findPrintedEdition(server.database.kysely, params.id);
  if (!edition) throw new ProblemError(problem('not-found', { what: { zh: '这一版报告的文稿', en: 'The document of this edition' } }));
  return fileOfEdition(edition, await restatementsOf(server, edition, actor), query.format);
};
