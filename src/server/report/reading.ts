import type { Kysely } from 'kysely';
import { type CivilDate, earlier } from '#domain/calendar/civil-date.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Evaluation } from '#domain/indicator/evaluate.ts';
import type { Boundaries } from '#domain/indicator/fact.ts';
import { standingOn } from '#domain/organisation/organisation.ts';
import { leavesOn } from '#domain/organisation/places.ts';
import type { ReportRequest } from '#domain/report/compose.ts';
import type { Version } from '#domain/report/composed.ts';
import { lastDayOf, lastDays } from '#domain/report/figure-query.ts';
import type { Covers, Genre } from '#domain/report/genre.ts';
import type { Label } from '#domain/text.ts';
import type { Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { batchedBalances } from './batched-balances.ts';
import { type HistoryYears, historyYears } from './history-years.ts';
import { withRegister } from './register-balances.ts';

/** What is asked for: a year, up to a day, of the whole bureau or of one unit. */
export interface Asked {
  readonly year: number;
  readonly unit?: string;
  readonly asOf?: CivilDate;
  /** In which boundaries figures of the past are told; those of then unless told. */
  readonly boundaries?: Boundaries;
  /** What the report covers; a year unless told. */
  readonly covers?: Covers;
  /** A draft unless told. */
  readonly version?: Version;
  /** The name of a genre that is about the whole city only. */
  readonly wholeOnly?: Label;
}

/** What is asked for a report of a genre: the same, for what that genre covers. */
export function askedFor({ covers, wholeOnly, name }: Genre, { year, unit, asOf, boundaries, version }: Asked): Asked {
  return { year, ...(boundaries && { boundaries }), ...(unit !== undefined && { unit }), ...(asOf !== undefined && { asOf }), ...(covers && { covers }), ...(version && { version }), ...(wholeOnly && { wholeOnly: name }) };
}

/** One reading of the accounts: what it is about, and the balances to read it from. */
export interface Reading {
  readonly database: Kysely<Schema>;
  readonly catalog: Catalog;
  readonly organisation: Organisation;
  readonly request: ReportRequest;
  readonly on: Evaluation;
}

/** The districts that figures are shared out over: the leaves of the tree in force on a day. */
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

/** The last day counted. @throws ProblemError `out-of-range` naming the days that may be asked for */
function lastDay({ year, asOf: asked, covers = 'year' }: Asked, today: CivilDate): CivilDate {
  const found = lastDayOf(year, today, asked, covers);
  if (found !== undefined) return found;
  const { from, to } = lastDays(covers, year);
  throw new ProblemError(problem('out-of-range', { field: { zh: '截至日期', en: 'As of' }, min: from, max: earlier(today, to) }, asked === undefined ? 'year' : 'asOf'));
}

/** The name of the unit that carries a function; of a function that no unit carries, its own. */
function ownerName({ catalog }: Pick<Server, 'catalog'>, { unitsNow }: Organisation, functionId: string): string {
  return (unitsNow.find(({ functions }) => functions.includes(functionId))?.name ?? catalog.functions[functionId])?.zh ?? functionId;
}

/** @throws ProblemError `guard-refused`: what compares the districts is not written for one unit */
function refuseUnit({ zh, en }: Label): never {
  const reason = { zh: `《${zh}》比较全市各区，不能按一个单位编写；请选“全局”，一个区的数请在“指标”中按区查看。`, en: `The ${en.toLowerCase()} compares the districts of the whole city and is not written for one unit; choose the whole bureau, and look up one district among the indicators.` };
  throw new ProblemError(problem('guard-refused', { reason }, 'unit'));
}

function requestOf(server: Pick<Server, 'catalog'>, organisation: Organisation, asked: Asked, today: CivilDate): ReportRequest {
  const { year, unit: code, version, boundaries } = asked;
  const asOf = lastDay(asked, today);
  const unit = unitOf(organisation, code);
  if (unit && asked.wholeOnly) refuseUnit(asked.wholeOnly);
  const drawnOn = boundaries === 'today' ? today : asOf;
  return {
    year, asOf, organ: unit ? standingOn(unit, drawnOn).name.zh : organisation.name, districts: districtsOn(organisation, drawnOn),
    ownerName: (functionId) => ownerName(server, organisation, functionId), ...(version && { version }), ...(boundaries && { boundaries }),
    ...(unit && { unit: unit.code }), ...(unit?.district && { unitDistrict: unit.district }),
  };
}

/** What is read, known before the reading begins. */
export type Prepared = Pick<Reading, 'catalog' | 'organisation' | 'request'> & { readonly history: HistoryYears };

/** Prepares a reading of what is asked. @throws ProblemError when the year has not come, or the unit does not exist */
export async function prepare(server: Pick<Server, 'database' | 'catalog' | 'setting' | 'organisation'>, asked: Asked): Promise<Prepared> {
  const [organisation, setting] = [await server.organisation(), await server.setting()];
  return { catalog: server.catalog, organisation, request: requestOf(server, organisation, asked, setting.today()), history: await historyYears(server.database.kysely, server.catalog) };
}

/** Opens a prepared reading. Its balances see what `database` sees: give a transaction for a snapshot. */
export function openReading(prepared: Prepared, database: Kysely<Schema>): Reading {
  const { catalog, organisation, history } = prepared;
  const definitions = { getIndicator: catalog.getIndicator, isHistory: (id: string, year: number) => history.has(`${id} ${year}`) };
  return { ...prepared, database, on: { definitions, balances: withRegister(batchedBalances(database, organisation), database, organisation), places: organisation.places } };
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
