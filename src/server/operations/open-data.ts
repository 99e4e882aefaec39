import { PUBLIC } from '#domain/access/actor.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { openData } from '../open-data/open-data.ts';

/** The published statistics for others to compute with (开放数据): public indicators only, all years unless one is asked for. */
export const portalOpenData: Operation<typeof ROUTES.portalOpenData> = (server, { query }) => {
  const indicators = server.catalog.currentIndicators.filter((indicator) => indicator.public);
  return openData(server, PUBLIC, { format: query.format, indicators, ...(query.year !== undefined && { years: [query.year] }) });
};
