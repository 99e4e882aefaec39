import { compose } from '#domain/report/compose.ts';
import { figuresOf } from '#domain/report/genre.ts';
import { markText } from '#domain/report/prose-marks.ts';
import { withProse } from '#domain/report/prose.ts';
import type { ROUTES } from '#contract/routes.ts';
import { collectionOf } from '../collection/round.ts';
import { shownFigure } from '../collection/shown-figure.ts';
import type { Operation } from '../context.ts';
import { readingOf } from '../report/reading.ts';
import { showingFor } from './showing.ts';

/** Every figure that a section of a round may hold, as it reads on the round's last day: the genre's own, then each indicator's value. */
export const roundFigures: Operation<typeof ROUTES.roundFigures> = async (server, { params, actor }) => {
  const showing = await showingFor(server, actor);
  const { declared, asked } = await collectionOf(server, showing, params.id);
  const reading = await readingOf(server, asked);
  const ids = [...new Set([...figuresOf(declared).map(({ id }) => id), ...server.catalog.currentIndicators.map(({ id }) => id)])];
  const [first] = declared.chapters;
  const every = withProse(declared, { [first?.id ?? '']: ids.map((id) => markText({ figure: id })).join('') }, server.catalog);
  const { figures } = await compose(every, reading.request, reading.on);
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  return { figures: ids.flatMap((id) => known.get(id) ?? []).map((figure) => ({ id: figure.id, ...shownFigure(figure), kind: figure.aggregate })) };
};
