import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type CivilDate, daysBetween, startOfMonth } from '#domain/calendar/civil-date.ts';
import type { District } from '#domain/organisation/organisation.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import { EMPTY_RECORD } from '#domain/patent/record.ts';
import type { Schema } from '../../database/schema.ts';
import { districtFinder } from '../../search/districts.ts';

/** What the register counts of one kind in one place on a day (登记簿自有计数). */
export interface StockCount {
  readonly inForce: number;
  /** Entries of which the register cannot tell whether they are in force. */
  readonly undecided: number;
  /** Mean years from filing to the day over those in force whose filing day is told (平均维持年限); null without any. */
  readonly averageAge: number | null;
}

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
  readonly state: 'in-force' | 'undecided';
  readonly amount: number;
  readonly dated: number;
  readonly filed: number;
}

const DAYS_OF_YEAR = 365.2425;

/** Patents of a kind in force on any day by the districts of the bureau, read off the sums by month and by day. */
export async function registerStock(database: Kysely<Schema>, districts: readonly District[], kind: PatentKind, day: CivilDate): Promise<RegisterStock> {
  const rows = await sumsOn(database, districts, kind, day);
  const finder = districtFinder(districts);
  const own = citiesOf(districts);
  const placed = Map.groupBy(rows, ({ district, city }) => finder({ ...EMPTY_RECORD, region: { ...(district && { district }), ...(city && { city }) } }) ?? '');
  const loose = (placed.get('') ?? []).filter(({ city }) => city === '' || own.includes(city));
  placed.delete('');
  return {
    day, districts: new Map([...placed].map(([code, found]) => [code, countOf(found, day)])),
    all: countOf([...placed.values()].flat(), day), noDistrict: countOf(loose, day),
  };
}

/** Names of those that have others below them: the city's. */
function citiesOf(districts: readonly District[]): readonly string[] {
  return districts.filter(({ code }) => districts.some(({ parent }) => parent === code)).map(({ name }) => name.zh);
}

/** Whatever lies in the bureau's districts by name, in its city without one, and what tells no place at all. */
function placesOf(districts: readonly District[]): RawBuilder<unknown> {
  const cities = ['', ...citiesOf(districts)];
  const named = ['', ...new Set(districts.map(({ name }) => name.zh))];
  const anyCity = cities.length === 1 ? sql`district <> '' or city = ''` : sql`city = any(${cities})`;
  return sql`district = any(${named}) and (${anyCity})`;
}

async function sumsOn(database: Kysely<Schema>, districts: readonly District[], kind: PatentKind, day: CivilDate): Promise<readonly Raw[]> {
  const month = startOfMonth(day);
  const part = (when: RawBuilder<unknown>): RawBuilder<unknown> => sql`select district, city, state, amount, dated, filed from patent_stock
    where ${placesOf(districts)} and kind = ${kind} and state in ('in-force', 'undecided') and ${when}`;
  const { rows } = await sql<Raw>`select district, city, state, sum(amount)::float8 as amount, sum(dated)::float8 as dated, sum(filed)::float8 as filed
    from (${part(sql`span = 'month' and day < ${month}::date`)} union all ${part(sql`span = 'day' and day between ${month}::date and ${day}::date`)}) as x
    group by 1, 2, 3`.execute(database);
  return rows;
}

function countOf(rows: readonly Raw[], day: CivilDate): StockCount {
  const inForce = rows.filter(({ state }) => state === 'in-force');
  const total = (of: readonly Raw[], part: 'amount' | 'dated' | 'filed'): number => of.reduce((sum, row) => sum + row[part], 0);
  const dated = total(inForce, 'dated');
  const age = dated > 0 ? (daysBetween('1970-01-01', day) - total(inForce, 'filed') / dated) / DAYS_OF_YEAR : null;
  return { inForce: total(inForce, 'amount'), undecided: total(rows.filter(({ state }) => state === 'undecided'), 'amount'), averageAge: age };
}
