import { PUBLIC } from '#domain/access/actor.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { publicEditions } from '../report/editions.ts';
import { readingOf } from '../report/reading.ts';
import { definitionOf, yearRow } from './indicators.ts';
import { recordedYears, usualYear } from './years.ts';

/** The statistics that the bureau publishes (公开统计): public indicators only, of the last full year unless another is asked for. */
export const portalStatistics: Operation<typeof ROUTES.portalStatistics> = async (server, { query }) => {
  const { today } = await server.setting();
  const thisYear = Number(today().slice(0, 4));
  const recorded = await recordedYears(server, thisYear);
  const years = recorded.length === 0 ? [thisYear] : recorded.map((each) => each.year);
  const year = query.year ?? usualYear(recorded, thisYear);
  const reading = await readingOf(server, { year });
  const open = server.catalog.currentIndicators.filter((indicator) => indicator.public);
  const rows = open.map(async (indicator) => {
    const { id, name, definition, measure } = definitionOf(indicator);
    const { fact, growthText } = await yearRow(reading, PUBLIC, indicator);
    return { id, name, definition, measure, fact, growthText };
  });
  return { year, years, rows: await Promise.all(rows), editions: await publicEditions(server, reading.organisation) };
};
