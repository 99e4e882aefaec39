import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import type { OwnerKind } from '#domain/patent/owner-kind.ts';
import type { Schema } from '../database/schema.ts';
import type { CountedState } from '../patents/stock/stretch-rows.ts';

/** Stands for a place that is in none of the bureau's districts, as a person said. */
export const NOWHERE = '-';

/** What is taken from the place that an address names, with a negative amount, or given to the district of a seat or a person. */
export interface MovedStock {
  readonly district: string;
  readonly city: string;
  readonly owner: OwnerKind;
  readonly state: CountedState;
  readonly amount: number;
  readonly dated: number;
  readonly filed: number;
  /** The district that gets it; null where it is taken away. */
  readonly place: string | null;
}

/** Those that a seat or a person places on a day, and where; in none of the districts is `NOWHERE`. */
export function movedOn(day: CivilDate): RawBuilder<unknown> {
  return sql`select p.patent, coalesce(t.district, ${NOWHERE}) as place from patent_place p
    left join patent_seat t on t.patent = p.patent and (t.starts is null or t.starts <= ${day}::date) and (t.ends is null or t.ends > ${day}::date)
    where p.placed_by in ('seat', 'hand') and (t.district is not null or p.placed_by = 'hand')`;
}

/**
 * Moves the stock of a day (按注册地、人工认定移区): the sums are kept by what addresses say; those few that a seat or a person
 * places count where their seat of that day lies, or where the person said.
 */
export async function movedByPlace(database: Kysely<Schema>, kind: PatentKind, day: CivilDate, owner?: OwnerKind): Promise<readonly MovedStock[]> {
  const { rows } = await sql<MovedStock>`with moved as (
      select s.district, s.city, s.owner, s.state, s.filed, m.place from (${movedOn(day)}) m join patent_stretch s on s.patent = m.patent
      where s.kind = ${kind} and ${owner === undefined ? sql`true` : sql`s.owner = ${owner}`}
        and s.starts <= ${day}::date and (s.ends is null or s.ends > ${day}::date)),
      sums as (select district, city, owner, state, place, count(*)::float8 as amount, count(filed)::float8 as dated, coalesce(sum(filed - date '1970-01-01'), 0)::float8 as filed
        from moved group by 1, 2, 3, 4, 5)
    select district, city, owner, state, -amount as amount, -dated as dated, -filed as filed, null as place from sums
    union all select district, city, owner, state, amount, dated, filed, place from sums`.execute(database);
  return rows;
}
