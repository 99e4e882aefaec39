import { entryOf, type PatentEntry } from '#domain/patent/entry.ts';
import { kindCodeOf } from '#domain/patent/record.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { historyOfEntry } from '../patents/entry-history.ts';
import { getPatent, sourcesOf } from '../patents/get-patent.ts';
import { courseOf, learntOn } from '../patents/legal-course.ts';
import { shownPatent } from '../patents/list-patents.ts';

/** The entry as the contract gives it. */
function writable({ applicants, inventors, publications, ...texts }: PatentEntry): Reply<typeof ROUTES.patent>['entry'] {
  return { ...texts, applicants: [...applicants], inventors: [...inventors], publications: publications.map((each) => ({ ...each })) };
}

/** One patent with its publications and the rows of files that told of it. */
export const patent: Operation<typeof ROUTES.patent> = async (server, { params }) => {
  const { id, record } = await getPatent(server.database.kysely, params.id);
  const sources = await sourcesOf(server.database.kysely, id);
  return {
    patent: shownPatent(id, record),
    ...(record.abstract && { abstract: record.abstract }),
    inventors: [...record.inventors],
    publications: record.publications.map((each) => ({ number: each.number, kindCode: kindCodeOf(each), ...(each.date && { date: each.date }) })),
    entry: writable(entryOf(record)), corrected: [...(record.corrected ?? [])],
    course: courseOf(record, await learntOn(server.database.kysely, id), await server.setting()),
    history: await historyOfEntry(server.database.kysely, await server.organisation(), id),
    sources,
  };
};
