import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getPatent } from '../patents/get-patent.ts';
import { marksOf } from '../search/marks-of.ts';
import { shownDocument } from '../search/shown-document.ts';

/** What a patent document says, with what a query found in it marked (专利文献). */
export const patentDocument: Operation<typeof ROUTES.patentDocument> = async (server, { params, query: { q, synonyms } }) => {
  const { id, record } = await getPatent(server.database.kysely, params.id);
  return shownDocument(server.database.kysely, Number(id), record, await marksOf(server, q, synonyms));
};
