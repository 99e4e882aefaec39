import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { rowsOfFigure } from '../report/figure-page.ts';

/** The rows behind a figure of a report, as far as the caller may open them. */
export const figureRows: Operation<typeof ROUTES.figureRows> = (server, { params, query, actor }) => rowsOfFigure(server, actor, params.genre, params.figure, query);
