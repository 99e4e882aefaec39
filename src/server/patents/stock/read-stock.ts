import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type CivilDate, daysBetween, startOfMonth } from '#domain/calendar/civil-date.ts';
import type { District } from '#domain/organisation/organisation.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import type { OwnerKind } from '#domain/patent/owner-kind.ts';
import { EMPTY_RECORD } from '#domain/patent/record.ts';
import type { Schema } from '../../database/schema.ts';
import { movedByPlace, NOWHERE } from '../../parties/moved-stock.ts';
import { districtFinder } from '../../search/districts.ts';
import { ALL_OWNERS, type CountedState } from './stretch-rows.ts';

/** What the register counts of one kind in one place on a day (登记簿自有计数). */
export interface StockCount {
  readonly inForce: number;
  /** Entries of which the register cannot tell whether they are in force. */
  readonly undecided: number;
  /** Of those in force: inventions of high value by the data, and those that may be (高价值发明专利、待定). */
  readonly highValue: number;
  readonly highUndecided: number;
  /** Mean years from filing to the day over those in force whose filing day is told (平均维持年限); null without any. */
  readonly averageAge: number | null;
}

/** Where nothing is counted. */
export const NO_STOCK: StockCount = { inForce: 0, undecided: 0, highValue: 0, highUndecided: 0, averageAge: null };

export interface RegisterStock {
  readonly day: CivilDate;
  /** By the code of the district. */
  readonly districts: ReadonlyMap<string, StockCount>;
  /** Their sum. */
  readonly all: StockCount;
  /** Of the city or of no city told: the address names no district that is known. */
  readonly noDistrict: StockCount;
}

interface Raw {
  readonly district: string;
  readonly city: string;
  readonly state: CountedState;
  readonly amount: number;
  readonly dated: number;
  readonly filed: number;
}

const DAYS_OF_YEAR = 365.2425;

/** What is counted beside those in force and those not certain; asking for less is faster. */
export interface StockOptions {
  /** Of one kind of owner (专利权人类型). */
  readonly owner?: OwnerKind;
  /** Inventions of high value too; without it their numbers are 0. */
  readonly highValue?: boolean;
}

/** Patents of a kind in force on any day by the districts of the bureau, of one kind of owner or of all, read off the sums by month and by day. */
export async function registerStock(database: Kysely<Schema>, districts: readonly District[], kind: PatentKind, day: CivilDate, options: StockOptions = {}): Promise<RegisterStock> {
  const [sums, moved] = await Promise.all([sumsOn(database, districts, kind, day, options), movedByPlace(database, kind, day, options.owner)]);
  const rows: readonly (Raw & { readonly place?: string | null })[] = [...sums, ...moved.filter(({ state }) => statesOf(options).includes(state))];
  const { districtOf, isLoose } = placeFinder(districts);
  const placed = Map.groupBy(rows, (row) => row.place ?? districtOf(row) ?? '');
  const loose = (placed.get('') ?? []).filter(isLoose);
  placed.delete('');
  placed.delete(NOWHERE);
  return {
    day, districts: new Map([...placed].map(([code, found]) => [code, countOf(found, day)])),
    all: countOf([...placed.values()].flat(), day), noDistrict: countOf(loose, day),
  };
}

/** A place as a patent's address names it. */
export interface NamedPlace {
  readonly district: string;
  readonly city: string;
}

/** How the names of places are matched with the districts of the bureau (归区). */
export interface PlaceFinder {
  districtOf(place: NamedPlace): string | undefined;
  /** Of the city or of no city told, and in none of its districts. */
  isLoose(place: NamedPlace): boolean;
}

/** Matches names with districts as they are now. */
export function placeFinder(districts: readonly District[]): PlaceFinder {
  const finder = districtFinder(districts);
  const own = citiesOf(districts);
  const districtOf = ({ district, city }: NamedPlace): string | undefined => finder({ ...EMPTY_RECORD, region: { ...(district && { district }), ...(city && { city }) } });
  return { districtOf, isLoose: (place) => districtOf(place) === undefined && (place.city === '' || own.includes(place.city)) };
}

/** Names of those that have others below them: the city's. */
function citiesOf(districts: readonly District[]): readonly string[] {
  return districts.filter(({ code }) => districts.some(({ parent }) => parent === code)).map(({ name }) => name.zh);
}

/** Whatever lies in the bureau's districts by name, in its city without one, and what tells no place at all. */
export function placesOf(districts: readonly District[]): RawBuilder<unknown> {
  const cities = ['', ...citiesOf(districts)];
  const named = ['', ...new Set(districts.map(({ name }) => name.zh))];
  const anyCity = cities.length === 1 ? sql`district <> '' or city = ''` : sql`city = any(${cities})`;
  return sql`district = any(${named}) and (${anyCity})`;
}

function statesOf({ highValue = false }: Pick<StockOptions, 'highValue'>): readonly CountedState[] {
  return highValue ? EVERY : CERTAIN;
}

const CERTAIN: readonly CountedState[] = ['in-force', 'undecided'];
const EVERY: readonly CountedState[] = [...CERTAIN, 'high-value', 'high-undecided'];

async function sumsOn(database: Kysely<Schema>, districts: readonly District[], kind: PatentKind, day: CivilDate, { owner = ALL_OWNERS, ...options }: Omit<StockOptions, 'owner'> & { readonly owner?: string }): Promise<readonly Raw[]> {
  const month = startOfMonth(day);
  const part = (when: RawBuilder<unknown>): RawBuilder<unknown> => sql`select district, city, state, amount, dated, filed from patent_stock
    where ${placesOf(districts)} and kind = ${kind} and owner = ${owner} and state = any(${[...statesOf(options)]}) and ${when}`;
  const { rows } = await sql<Raw>`select district, city, state, sum(amount)::float8 as amount, sum(dated)::float8 as dated, sum(filed)::float8 as filed
    from (${part(sql`span = 'month' and day < ${month}::date`)} union all ${part(sql`span = 'day' and day between ${month}::date and ${day}::date`)}) as x
    group by 1, 2, 3`.execute(database);
  return rows;
}

function countOf(rows: readonly Raw[], day: CivilDate): StockCount {
  const total = (state: CountedState, part: 'amount' | 'dated' | 'filed' = 'amount'): number => rows.reduce((sum, row) => sum + (row.state === state ? row[part] : 0), 0);
  const dated = total('in-force', 'dated');
  const averageAge = dated > 0 ? (daysBetween('1970-01-01', day) - total('in-force', 'filed') / dated) / DAYS_OF_YEAR : null;
  return { inForce: total('in-force'), undecided: total('undecided'), highValue: total('high-value'), highUndecided: total('high-undecided'), averageAge };
}
