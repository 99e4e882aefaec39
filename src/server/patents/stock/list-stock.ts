import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type CivilDate, civilDateAt } from '#domain/calendar/civil-date.ts';
import type { District } from '#domain/organisation/organisation.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import type { OwnerKind } from '#domain/patent/owner-kind.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { recordset } from '../../database/bulk.ts';
import type { Schema } from '../../database/schema.ts';
import { movedOn } from '../../parties/moved-stock.ts';
import { STANDING } from '../visible.ts';
import { type NamedPlace, placeFinder, placesOf } from './read-stock.ts';
import { ALL_OWNERS, type CountedState } from './stretch-rows.ts';

/** Which entries behind a count are asked for (明细). */
export interface StockQuestion {
  readonly kind: PatentKind;
  readonly state: CountedState;
  readonly day: CivilDate;
  /** Code of a district; without one those of all districts. Null: those of the city, or of no place told, in none of them. */
  readonly district?: string | null;
  readonly owner?: OwnerKind;
}

/** An entry behind a count. */
export interface CountedEntry {
  readonly id: bigint;
  readonly record: PatentRecord;
  readonly owner: OwnerKind;
  /** First day of the stretch that counts. */
  readonly starts: CivilDate;
  /** Code of the district that it counts in. */
  readonly district?: string;
  /** The day the register learnt what it says. */
  readonly knownOn: CivilDate;
}

interface Raw {
  readonly patent: bigint;
  readonly owner: OwnerKind;
  readonly starts: CivilDate;
  readonly district: string;
  readonly city: string;
  /** Where a seat or a person places it. */
  readonly place: string | null;
}

/** The entries that a count of the register counts, in the order of their ids, behind one: the same rows that the sums were made of. */
export async function countedEntries(database: Kysely<Schema>, districts: readonly District[], question: StockQuestion, after: bigint, limit: number): Promise<readonly CountedEntry[]> {
  const { districtOf } = placeFinder(districts);
  const named = await namedPlaces(database, districts, question);
  const wanted = codesOf(districts, question);
  const { rows } = await sql<Raw>`select * from (
      (${byAddress(question, named, after, limit)})
      union all (${byPlace(question, wanted, after, limit)})) as x order by patent limit ${limit}::integer`.execute(database);
  return withRecords(database, rows, (row) => row.place ?? districtOf(row));
}

/** Codes of the districts asked for; none where those without a district are. */
function codesOf(districts: readonly District[], { district }: StockQuestion): readonly string[] {
  if (district === null) return [];
  return district === undefined ? districts.map(({ code }) => code) : [district];
}

/** Every way in which addresses name the places asked for. */
async function namedPlaces(database: Kysely<Schema>, districts: readonly District[], { kind, district: asked }: StockQuestion): Promise<readonly NamedPlace[]> {
  const { districtOf, isLoose } = placeFinder(districts);
  const { rows } = await sql<NamedPlace>`select distinct district, city from patent_stock where ${placesOf(districts)} and kind = ${kind} and owner = ${ALL_OWNERS} and span = 'month'`.execute(database);
  return rows.filter((place) => {
    if (asked === null) return isLoose(place);
    const found = districtOf(place);
    return found !== undefined && (asked === undefined || found === asked);
  });
}

function counted({ kind, state, day, owner }: StockQuestion, after: bigint): RawBuilder<unknown> {
  const ofOwner = owner === undefined ? sql`true` : sql`s.owner = ${owner}`;
  return sql`s.state = ${state} and s.kind = ${kind} and ${ofOwner} and s.starts <= ${day}::date and (s.ends is null or s.ends > ${day}::date) and s.patent > ${after}::bigint`;
}

/** Those that their address places, but for those that a seat or a person places. */
function byAddress(question: StockQuestion, named: readonly NamedPlace[], after: bigint, limit: number): RawBuilder<unknown> {
  return sql`select s.*, null::text as place from ${recordset({ district: 'text', city: 'text' }, named)}
    cross join lateral (select s.patent, s.owner, s.starts, s.district, s.city from patent_stretch s
      where ${counted(question, after)} and s.district = x.district and s.city = x.city and not exists (select from (${movedOn(question.day)}) m where m.patent = s.patent)
      order by s.patent limit ${limit}::integer) s order by s.patent limit ${limit}::integer`;
}

/** Those that a seat or a person places in the districts asked for. */
function byPlace(question: StockQuestion, codes: readonly string[], after: bigint, limit: number): RawBuilder<unknown> {
  return sql`select s.patent, s.owner, s.starts, s.district, s.city, m.place from (${movedOn(question.day)}) m join patent_stretch s on s.patent = m.patent
    where ${counted(question, after)} and m.place = any(${[...codes]}) order by s.patent limit ${limit}::integer`;
}

async function withRecords(database: Kysely<Schema>, found: readonly Raw[], districtOf: (row: Raw) => string | undefined): Promise<readonly CountedEntry[]> {
  const ids = recordset({ patent: 'bigint' }, found.map(({ patent }) => ({ patent: String(patent) })));
  const { rows } = await sql<{ id: bigint; record: string; at: string | null }>`select p.id, p.record, (select c.at from import_run r join case_event c on c.case_id = r.case_id where r.id = p.run order by c.seq limit 1) as at
    from ${ids} join patent p on p.id = x.patent where ${STANDING}`.execute(database);
  const known = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap((row) => {
    const entry = known.get(row.patent);
    const district = districtOf(row);
    return entry ? [{ id: row.patent, record: JSON.parse(entry.record) as PatentRecord, owner: row.owner, starts: row.starts, knownOn: civilDateAt(entry.at ?? new Date(0).toISOString()), ...(district !== undefined && { district }) }] : [];
  });
}
