import { ProblemError } from '#domain/errors.ts';
import type { Highlighter } from '#search/highlight.ts';
import type { Server } from '../context.ts';

/** What marks the texts of a document that a query found; a query that can be read no more, as of a district that ended, marks nothing. */
export async function marksOf(server: Server, q: string | undefined, synonyms = true): Promise<Highlighter> {
  if (q === undefined) return () => [];
  const search = await server.search();
  return search.highlighter(q, synonyms).catch((error: unknown) => {
    if (error instanceof ProblemError) return () => [];
    throw error;
  });
}
