import { kindCodeOf } from '#domain/patent/record.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getPatent, sourcesOf } from '../patents/get-patent.ts';
import { shownPatent } from '../patents/list-patents.ts';

/** One patent with its publications and the rows of files that told of it. */
export const patent: Operation<typeof ROUTES.patent> = async (server, { params }) => {
  const { id, record } = await getPatent(server.database.kysely, params.id);
  const sources = await sourcesOf(server.database.kysely, id);
  return {
    patent: shownPatent(id, record),
    ...(record.abstract && { abstract: record.abstract }),
    inventors: [...record.inventors],
    publications: record.publications.map((each) => ({ number: each.number, kindCode: kindCodeOf(each), ...(each.date && { date: each.date }) })),
    sources,
  };
};
