import type { Kysely } from 'kysely';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Evaluation } from '#domain/indicator/evaluate.ts';
import { standingOn } from '#domain/organisation/organisation.ts';
import { leavesOn } from '#domain/organisation/places.ts';
import type { ReportRequest } from '#domain/report/compose.ts';
import { lastDayOf } from '#domain/report/figure-query.ts';
import type { Genre } from '#domain/report/genre.ts';
import type { Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { batchedBalances } from './batched-balances.ts';

/** What is asked for: a year, up to a day, of the whole bureau or of one unit. */
export interface Asked {
  readonly year: number;
  readonly unit?: string;
  readonly asOf?: CivilDate;
}

/** One reading of the accounts: what it is about, and the balances to read it from. */
export interface Reading {
  readonly database: Kysely<Schema>;
  readonly catalog: Catalog;
  readonly organisation: Organisation;
  readonly request: ReportRequest;
  readonly on: Evaluation;
}

/** The districts that figures are shared out over on a day: the leaves of the tree in force (当时区划). */
export function districtsOn(organisation: Organisation, day: CivilDate): ReportRequest['districts'] {
  return leavesOn(organisation.districts, day).map((district) => ({ code: district.code, name: standingOn(district, day).name.zh }));
}

/** A unit that is not the whole bureau. @throws ProblemError `not-found` */
function unitOf(organisation: Organisation, code: string | undefined): ReturnType<Organisation['findUnit']> {
  if (code === undefined) return undefined;
  const unit = organisation.findUnit(code);
  if (!unit) throw new ProblemError(problem('not-found', { what: { zh: `单位 ${code}`, en: `Unit ${code}` } }, 'unit'));
  return unit.parent === undefined ? undefined : unit;
}

function requestOf(organisation: Organisation, { year, unit: code, asOf: asked }: Asked, today: CivilDate): ReportRequest {
  const asOf = lastDayOf(year, today, asked);
  if (asOf === undefined) throw new ProblemError(problem('out-of-range', { field: { zh: '截至日期', en: 'As of' }, min: `${year}-01-01`, max: today < `${year}-12-31` ? today : `${year}-12-31` }, asked === undefined ? 'year' : 'asOf'));
  const unit = unitOf(organisation, code);
  return {
    year, asOf, organ: unit?.name.zh ?? organisation.name, districts: districtsOn(organisation, asOf),
    ...(unit && { unit: unit.code }), ...(unit?.district && { unitDistrict: unit.district }),
  };
}

/** What is read, known before the reading begins. */
export type Prepared = Pick<Reading, 'catalog' | 'organisation' | 'request'>;

/** Prepares a reading of what is asked. @throws ProblemError when the year has not come, or the unit does not exist */
export async function prepare(server: Pick<Server, 'catalog' | 'setting' | 'organisation'>, asked: Asked): Promise<Prepared> {
  const [organisation, setting] = [await server.organisation(), await server.setting()];
  return { catalog: server.catalog, organisation, request: requestOf(organisation, asked, setting.today()) };
}

/** Opens a prepared reading. Its balances see what `database` sees: give a transaction for a snapshot. */
export function openReading(prepared: Prepared, database: Kysely<Schema>): Reading {
  const { catalog, organisation } = prepared;
  return { ...prepared, database, on: { definitions: catalog, balances: batchedBalances(database, organisation), places: organisation.places } };
}

/** A reading of what is asked, of the accounts as they are now. @throws ProblemError as `prepare` does */
export async function readingOf(server: Pick<Server, 'database' | 'catalog' | 'setting' | 'organisation'>, asked: Asked): Promise<Reading> {
  return openReading(await prepare(server, asked), server.database.kysely);
}

/** The genre of that id. @throws ProblemError `not-found` */
export function genreOf(catalog: Catalog, id: string): Genre {
  const found = catalog.genres.find((genre) => genre.id === id);
  if (!found) throw new ProblemError(problem('not-found', { what: { zh: `报告体例“${id}”`, en: `Report genre “${id}”` } }, 'genre'));
  return found;
}

/** The code of the whole bureau, for figures that are about no single unit. */
export function rootUnit({ units }: Organisation): string {
  return units.find(({ parent }) => parent === undefined)?.code ?? 'bureau';
}
