import { type CivilDate, civilDateAt } from '#domain/calendar/civil-date.ts';
import type { History } from '#server/store/record.ts';
import { type Enterprise, inventEnterprises } from './enterprises.ts';
import { Random } from './random.ts';
import type { Office, Story } from './story.ts';
import { TRAINING, VISITS, YEARS } from './totals.ts';
import { tellTrainings } from './trainings.ts';
import { tellVisits } from './visits.ts';

/** The seed of the model city. Another one gives another city with the same totals. */
export const SEED = 'zhishu-2022';

interface Telling {
  readonly office: Office;
  readonly enterprises: readonly Enterprise[];
  readonly random: Random;
}

type Chapter = (telling: Telling, from: CivilDate, to: CivilDate, year: number) => readonly Story[];

const CHAPTERS: Readonly<Record<string, Chapter>> = {
  visits: ({ office, enterprises, random }, from, to, year) => tellVisits(office, ofYear(VISITS, year), enterprises, from, to, random),
  trainings: ({ office, enterprises, random }, from, to, year) => tellTrainings(office, ofYear(TRAINING, year), enterprises, from, to, random),
};

function ofYear<T>(totals: Readonly<Record<number, T>>, year: number): T {
  const found = totals[year];
  if (!found) throw new Error(`there are no totals of ${year}`);
  return found;
}

/** The complete years: the same for the same seed, whatever the day of the first start. */
function tellYears(office: Office, enterprises: readonly Enterprise[], random: Random): Story[] {
  return YEARS.flatMap((year) =>
    Object.entries(CHAPTERS).flatMap(([name, tell]) => tell({ office, enterprises, random: random.stream(`${name}-${year}`) }, `${year}-01-01`, `${year}-12-31`, year)),
  );
}

/** Every history of the model city in the order in which the cases were opened, up to the office's `until`. */
export function tellCity(office: Office, seed: string = SEED): History[] {
  const random = new Random(seed);
  const enterprises = inventEnterprises(460, random.stream('enterprises'));
  const stories = tellYears(office, enterprises, random);
  return stories.flatMap((story) => story.history() ?? []).sort((a, b) => (openedAt(a) < openedAt(b) ? -1 : 1));
}

function openedAt({ events }: History): string {
  return events[0]?.at ?? '';
}

/** The day on which a history began. */
export function openingDay(history: History): CivilDate {
  return civilDateAt(openedAt(history));
}
