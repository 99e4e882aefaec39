import type { ROUTES } from '#contract/routes.ts';
import { ProblemError } from '#domain/errors.ts';
import type { Highlighter } from '#search/highlight.ts';
import type { Operation, Server } from '../context.ts';
import { getPatent } from '../patents/get-patent.ts';
import { shownDocument } from '../search/shown-document.ts';

/** What a patent document says, with what a query found in it marked (专利文献). */
export const patentDocument: Operation<typeof ROUTES.patentDocument> = async (server, { params, query: { q, synonyms } }) => {
  const { id, record } = await getPatent(server.database.kysely, params.id);
  return shownDocument(server.database.kysely, Number(id), record, await marksOf(server, q, synonyms));
};

/** A query that can be read no more, as of a district that ended, marks nothing. */
async function marksOf(server: Server, q: string | undefined, synonyms = true): Promise<Highlighter> {
  if (q === undefined) return () => [];
  const search = await server.search();
  return search.highlighter(q, synonyms).catch((error: unknown) => {
    if (error instanceof ProblemError) return () => [];
    throw error;
  });
}
