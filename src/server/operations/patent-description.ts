import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getDescription } from '../patents/descriptions.ts';
import { marksOf } from '../search/marks-of.ts';

/** The descriptions of a patent, one for each language, with what a query found in them marked (说明书). */
export const patentDescription: Operation<typeof ROUTES.patentDescription> = async (server, { params, query: { q, synonyms } }) => {
  const highlighter = await marksOf(server, q, synonyms);
  const found = await getDescription(server.database.kysely, params.id);
  return {
    descriptions: found.map(({ language, publication, paragraphs }) => ({
      language, ...(publication !== undefined && { publication }), paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, marks: [...highlighter('description', paragraph.text)] })),
    })),
  };
};
