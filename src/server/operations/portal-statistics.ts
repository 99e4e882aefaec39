import { PUBLIC } from '#domain/access/actor.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation, Server } from '../context.ts';
import { listEditions } from '../report/editions.ts';
import { readingOf } from '../report/reading.ts';
import { definitionOf, yearRow } from './indicators.ts';

/** The years that the accounts know, newest first, none to come. */
async function yearsOf({ database }: Server, thisYear: number): Promise<number[]> {
  const rows = await database.kysely.selectFrom('balance').select('month').distinct().where('month', 'not like', '%-%').execute();
  const years = rows.map(({ month }) => Number(month)).filter((year) => year <= thisYear);
  return years.length === 0 ? [thisYear] : years.sort((a, b) => b - a);
}

/** The statistics that the bureau publishes (公开统计): public indicators only, of the last whole year unless another is asked for. */
export const portalStatistics: Operation<typeof ROUTES.portalStatistics> = async (server, { query }) => {
  const { today } = await server.setting();
  const thisYear = Number(today().slice(0, 4));
  const years = await yearsOf(server, thisYear);
  const year = query.year ?? years.find((each) => each < thisYear) ?? thisYear;
  const reading = await readingOf(server, { year });
  const open = server.catalog.currentIndicators.filter((indicator) => indicator.public);
  const rows = open.map(async (indicator) => {
    const { id, name, definition, measure } = definitionOf(indicator);
    const { fact, growthText } = await yearRow(reading, PUBLIC, indicator);
    return { id, name, definition, measure, fact, growthText };
  });
  return { year, years, rows: await Promise.all(rows), editions: await listEditions(server, reading.organisation) };
};
