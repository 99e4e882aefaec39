import { compose } from '#domain/report/compose.ts';
import { movedFigures } from '#domain/report/composed-prose.ts';
import type { ROUTES } from '#contract/routes.ts';
import { collectionOf } from '../collection/round.ts';
import type { Operation } from '../context.ts';
import { readingOf } from '../report/reading.ts';
import { showingFor } from './showing.ts';

/** What moves in a collected report when its figures go up to another day; the words stay. */
export const movedBy: Operation<typeof ROUTES.movedBy> = async (server, { params, query, actor }) => {
  const { genre, asked } = await collectionOf(server, await showingFor(server, actor), params.id);
  const [before, after] = [await readingOf(server, asked), await readingOf(server, { ...asked, asOf: query.asOf })];
  const moved = movedFigures(await compose(genre, before.request, before.on), await compose(genre, after.request, after.on));
  return { from: before.request.asOf, to: after.request.asOf, moved: [...moved] };
};
