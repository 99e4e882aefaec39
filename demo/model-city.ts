import type { Actor } from '#domain/access/actor.ts';
import { addYears, type CivilDate, civilDateAt } from '#domain/calendar/civil-date.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { ruleSet } from '#domain/rule/rule-set.ts';
import { CALENDAR_YEARS } from '#catalog/rules/calendar-years.ts';
import type { Server } from '#server/context.ts';
import type { Database } from '#server/database/database.ts';
import { sealBlock } from '#server/journal/blocks.ts';
import { createBureau } from '#server/organisation/install.ts';
import type { Person } from '#server/organisation/organisation.ts';
import { recordRuns } from '#server/store/record-runs.ts';
import type { Setting } from '#server/store/setting.ts';
import { BUREAU_NAME, BUREAU_NAME_EN, DISTRICTS, UNITS } from './bureau.ts';
import { enterprisesOf, SEED, tellChapters } from './city.ts';
import { Hours } from './hours.ts';
import { fillPatentRegister } from './patent-register.ts';
import { PEOPLE } from './people.ts';
import type { Office } from './story.ts';

/** What the model city is built with. */
export interface ModelCityOptions {
  /** The instant of the first start, ISO UTC: work in progress is told up to it. */
  readonly now: string;
  readonly seed?: string;
  /** Hears how many cases stand, after each run of them. */
  readonly onProgress?: (cases: number) => void;
}

function actorOf({ code, unit, roles }: Person): Actor {
  const functions = UNITS.find((each) => each.code === unit)?.functions ?? [];
  return { kind: 'staff', person: code, unit, functions, roles, delegations: [] };
}

/** The office that tells the city's story, up to an instant. Without a register a patent's id is its number. */
export function officeOf(catalog: Catalog, now: string, patentIds: ReadonlyMap<string, string> = new Map()): Office {
  return { catalog, hours: new Hours(workingDayCalendar(CALENDAR_YEARS), addYears(civilDateAt(now), 4)), staff: PEOPLE.map(actorOf), patentId: (number) => patentIds.get(number) ?? number, until: now, today: civilDateAt(now) };
}

function settingOf(catalog: Catalog, now: string): Setting {
  const today: CivilDate = civilDateAt(now);
  return { catalog, rules: ruleSet(catalog.rules), calendar: workingDayCalendar(CALENDAR_YEARS), now: () => now, today: () => today };
}

/** Who enters the patents: the window clerk who can sign in. */
function clerk(): Actor | undefined {
  const found = PEOPLE.find(({ user }) => user === 'clerk');
  return found && actorOf(found);
}

/** What the installation row keeps of a demo: a build that was interrupted goes on with the same story. */
interface DemoMark {
  readonly seed: string;
  readonly now: string;
  readonly ready: boolean;
}

async function findMark(database: Database): Promise<DemoMark | undefined> {
  const row = await database.kysely.selectFrom('installation').select(['kind', 'settings']).executeTakeFirst();
  return row?.kind === 'demo' ? (row.settings['demo'] as DemoMark | undefined) : undefined;
}

async function begin(database: Database, mark: DemoMark): Promise<DemoMark> {
  const found = await findMark(database);
  if (found?.ready) throw new ProblemError(problem('demo-refused'));
  if (found) return found;
  await createBureau(database, { kind: 'demo', name: BUREAU_NAME, nameEn: BUREAU_NAME_EN, units: UNITS, districts: DISTRICTS, people: PEOPLE, settings: { demo: mark } });
  return mark;
}

async function recordedIds(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.kysely.selectFrom('case_file').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}

async function sealAll(database: Database, now: string): Promise<void> {
  while ((await database.transaction((trx) => sealBlock(trx, now))) > 0);
}

async function finish(database: Database, mark: DemoMark): Promise<void> {
  const settings = JSON.stringify({ name: BUREAU_NAME, nameEn: BUREAU_NAME_EN, demo: { ...mark, ready: true } });
  await database.kysely.updateTable('installation').set({ settings }).execute();
}

/** Whether the model city stands here, complete. */
export async function isModelCityReady(database: Database): Promise<boolean> {
  return (await findMark(database))?.ready === true;
}

/**
 * Builds the model city in an empty database: the bureau, its register of patents by an import, then every case through the engine, in the order of their
 * opening, and seals the journal. An interrupted build goes on where it stopped.
 * Throws `demo-refused` where a bureau or cases stand already.
 */
export async function buildModelCity(server: Server, { now, seed = SEED, onProgress }: ModelCityOptions): Promise<void> {
  const { database, catalog } = server;
  const mark = await begin(database, { seed, now, ready: false });
  const setting = settingOf(catalog, mark.now);
  server.refresh();
  const patentIds = await fillPatentRegister(server, enterprisesOf(mark.seed), clerk());
  const done = await recordedIds(database);
  let stand = done.size;
  for (const chapter of tellChapters(officeOf(catalog, mark.now, patentIds), mark.seed)) {
    const missing = chapter.filter(({ id }) => !done.has(id));
    await recordRuns(database, setting, missing, (count) => onProgress?.(stand + count));
    stand += missing.length;
  }
  await sealAll(database, now);
  await finish(database, mark);
  await database.maintain();
}
