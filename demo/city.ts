import { addDays, type CivilDate, yearOf } from '#domain/calendar/civil-date.ts';
import type { CaseReference } from '#domain/form/index.ts';
import type { History } from '#server/store/record.ts';
import { caseNumber } from '#server/store/number.ts';
import { tellConcluded, tellOpenAdjudications } from './adjudications.ts';
import { type Enterprise, inventEnterprises } from './enterprises.ts';
import { tellHotline } from './hotline.ts';
import { REGISTER_FILLED, tellParties } from './parties.ts';
import { tellPledges } from './pledges.ts';
import { tellFinishedProgramme, tellRunningProgramme } from './programme.ts';
import { PLANNED, tellAims, tellMechanisms } from './mechanisms.ts';
import { Random } from './random.ts';
import { monthsByReturn, tellReturns } from './returns.ts';
import { tellRevision, tellStatements } from './statements.ts';
import type { Office, Story } from './story.ts';
import { tellOpenSupervision, tellSupervision } from './supervision.ts';
import { tellPlan, tellPopulation, tellSupplied, tellWaiting } from './supplied.ts';
import { ADJUDICATION_DAYS, HOTLINE, PLEDGES, PROGRAMMES, RECENT, SUPERVISION, TRAINING, VISITS, YEARS } from './totals.ts';
import { tellTrainings } from './trainings.ts';
import { tellVisits } from './visits.ts';

/** The seed of the model city. Another one gives another city with the same totals. */
export const SEED = 'zhishu-2022';

/** Enterprises of the city. */
const ENTERPRISES = 460;

function ofYear<T>(totals: Readonly<Record<number, T>>, year: number): T {
  const found = totals[year];
  if (found === undefined) throw new Error(`there are no totals of ${year}`);
  return found;
}

/** The enterprises of the model city, with their patents. */
export function enterprisesOf(seed: string): readonly Enterprise[] {
  return inventEnterprises(ENTERPRISES, new Random(seed).stream('enterprises'));
}

/** The city as it is being told. */
interface City {
  readonly office: Office;
  readonly enterprises: readonly Enterprise[];
  readonly random: Random;
}

function tellYear({ office, enterprises, random }: City, year: number): Story[] {
  const from = `${year}-01-01`;
  const to = `${year}-12-31`;
  const stream = (name: string): Random => random.stream(`${name}-${year}`);
  return [
    ...tellVisits(office, ofYear(VISITS, year), enterprises, from, to, stream('visits')),
    ...tellTrainings(office, ofYear(TRAINING, year), enterprises, from, to, stream('trainings')),
    ...tellPledges(office, ofYear(PLEDGES, year), enterprises, from, to, stream('pledges')),
    ...tellSupervision(office, ofYear(SUPERVISION, year), from, to, stream('supervision')),
    ...tellFinishedProgramme(office, ofYear(PROGRAMMES, year), year, stream('programme')),
    ...tellStatements(office, `${year}-01`, `${year}-12`, stream('statements')),
    tellRevision(office, `${year}-05`, stream('revision')),
    tellPopulation(office, year, stream('population')),
    ...tellSupplied(office, year, stream('supplied')),
    ...tellMechanisms(office, year, stream('mechanisms')),
    ...(PLANNED.includes(year) ? tellAims(office, year, stream('aims')) : []),
  ];
}

/** What the plan of the year after the last complete one aims at: that year’s work is not told. */
function tellNextPlan({ office, random }: City): Story[] {
  return PLANNED.filter((year) => !YEARS.includes(year)).flatMap((year) => [...tellPlan(office, year, random.stream(`plan-${year}`)), ...tellAims(office, year, random.stream(`aims-${year}`))]);
}

/** What stood before the first year: the register, and the levels and flows that growth is reckoned from. */
function tellBefore({ office, enterprises, random }: City): Story[] {
  const first = YEARS[0] ?? 0;
  const [from, to] = REGISTER_FILLED;
  return [
    ...tellParties(office, enterprises, from, to, random.stream('parties')),
    ...tellStatements(office, `${first - 1}-12`, `${first - 1}-12`, random.stream('statements-before')),
    tellPopulation(office, first - 1, random.stream('population-before')),
  ];
}

function tellAdjudicationsOf({ office, enterprises, random }: City): Story[] {
  return Object.entries(ADJUDICATION_DAYS).flatMap(([year, days]) => tellConcluded(office, days, enterprises, `${year}-01-01`, `${year}-12-31`, random.stream(`adjudications-${year}`)));
}

type Referred = CaseReference & { readonly receivedOn: CivilDate };

/** Adjudications as other cases refer to them: their numbers follow the order of opening within the year. */
function referencesTo(stories: readonly Story[]): Referred[] {
  const serials = new Map<number, number>();
  const begun = stories.filter((story) => story.history()).toSorted((a, b) => (openedAt(a) < openedAt(b) ? -1 : 1));
  return begun.map(({ id, type, view }) => {
    const year = yearOf(view.openedOn);
    const serial = (serials.get(year) ?? 0) + 1;
    serials.set(year, serial);
    return { id, number: caseNumber(type.numbering, year, serial), title: type.title(view.values), receivedOn: view.openedOn };
  });
}

function openedAt(story: Story): string {
  return story.history()?.events[0]?.at ?? '';
}

/** The matters of the desk in a year; two of them became adjudications. */
function tellDesk({ office, random }: City, adjudications: readonly Referred[], year: number): Story[] {
  const converted = adjudications.filter(({ receivedOn }) => yearOf(receivedOn) === year && receivedOn > `${year}-02-01`).slice(0, 2);
  return tellHotline(office, ofYear(HOTLINE, year), converted, `${year}-01-01`, `${year}-12-31`, random.stream(`hotline-${year}`));
}

/** Last year and this year up to today, on a smaller scale: so that the figures of the day are not empty. */
function tellRecentYears({ office, enterprises, random }: City): Story[] {
  const thisYear = yearOf(office.today);
  return [thisYear - 1, thisYear].filter((year) => year > Math.max(...YEARS)).flatMap((year) => {
    const stream = (name: string): Random => random.stream(`${name}-recent-${year}`);
    const from = `${year}-01-01`;
    const to = `${year}-12-31`;
    return [
      ...tellVisits(office, RECENT.visits, enterprises, from, to, stream('visits')),
      ...tellTrainings(office, RECENT.training, enterprises, from, to, stream('trainings')),
      ...tellPledges(office, RECENT.pledges, enterprises, from, to, stream('pledges')),
      ...tellStatements(office, year === thisYear ? `${year}-01` : `${year - 1}-12`, `${year}-12`, stream('statements'), monthsByReturn(office.today)),
      ...tellSupplied(office, year, stream('supplied')),
      ...tellMechanisms(office, year, stream('mechanisms')),
      ...tellAims(office, year, stream('aims')),
      tellPopulation(office, year - 1, stream('population')),
      ...tellConcluded(office, RECENT.adjudicationDays, enterprises, from, to, stream('adjudications')),
    ];
  });
}

/** The last weeks: matters in hand, clocks that run, approvals that wait. */
function tellRecentWeeks({ office, enterprises, random }: City): Story[] {
  const { today } = office;
  const stream = (name: string): Random => random.stream(`${name}-now`);
  return [
    ...tellHotline(office, RECENT.hotline, [], addDays(today, -RECENT.hotlineDays), today, stream('hotline')),
    ...tellSupervision(office, RECENT.supervision, addDays(today, -RECENT.supervisionDays), today, stream('supervision')),
    ...tellOpenSupervision(office, stream('open-supervision')),
    ...tellOpenAdjudications(office, enterprises, stream('open-adjudications')),
    ...tellRunningProgramme(office, RECENT.programme, yearOf(today), stream('programme')),
    tellWaiting(office, stream('waiting')),
    ...tellReturns(office, stream('returns')),
  ];
}

function isOpenedIn(year: number): (story: Story) => boolean {
  return (story) => openedAt(story) !== '' && yearOf(story.view.openedOn) === year;
}

/** The histories of some stories in the order in which the cases were opened. */
function inOrder(stories: readonly Story[]): History[] {
  return stories.toSorted((a, b) => (openedAt(a) < openedAt(b) ? -1 : 1)).flatMap((story) => story.history() ?? []);
}

/**
 * The histories of the model city, chapter by chapter: what stood before, each complete year, and the time up to the
 * office's `until`. The complete years are the same for the same seed, whatever the day of the first start.
 */
export function* tellChapters(office: Office, seed: string = SEED): Generator<readonly History[]> {
  const random = new Random(seed);
  const city: City = { office, enterprises: enterprisesOf(seed), random };
  const adjudications = tellAdjudicationsOf(city);
  const references = referencesTo(adjudications);
  const before = Math.min(...YEARS) - 1;
  yield inOrder([...tellBefore(city), ...adjudications.filter(isOpenedIn(before))]);
  for (const year of YEARS) {
    yield inOrder([...tellYear(city, year), ...adjudications.filter(isOpenedIn(year)), ...tellDesk(city, references, year)]);
  }
  yield inOrder([...tellNextPlan(city), ...tellRecentYears(city), ...tellRecentWeeks(city)]);
}
