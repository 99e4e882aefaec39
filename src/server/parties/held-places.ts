import { type Kysely, sql } from 'kysely';
import type { PatentRecord } from '#domain/patent/record.ts';
import type { Schema } from '../database/schema.ts';
import { recordset } from '../database/bulk.ts';
import { STANDING } from '../patents/visible.ts';

/** The districts of entries that stand in `patent_place`, null where nothing places them; of all others the address decides. */
export async function heldPlaces(database: Kysely<Schema>, ids: readonly number[]): Promise<ReadonlyMap<number, string | null>> {
  const { rows } = await sql<{ patent: bigint; district: string | null }>`select p.patent, p.district from patent_place p
    join ${recordset({ patent: 'bigint' }, ids.map((patent) => ({ patent })))} on p.patent = x.patent`.execute(database);
  return new Map(rows.map(({ patent, district }) => [Number(patent), district]));
}

/** An entry whose place changed, in the order of the changes. */
interface ChangedPlace {
  readonly seq: number;
  readonly id: number;
  /** Undefined where the entry does not stand any more. */
  readonly record: PatentRecord | undefined;
}

/** The last change of a place; 0 before the first. */
export async function lastPlaceChange(database: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ seq: bigint | null }>`select max(seq) as seq from patent_place`.execute(database);
  return Number(rows[0]?.seq ?? 0n);
}

/** The entry that a change placed; undefined where it was placed again since, or by another making of the table. */
export async function entryPlacedBy(database: Kysely<Schema>, seq: number): Promise<number | undefined> {
  const { rows } = await sql<{ patent: bigint }>`select patent from patent_place where seq = ${seq}::bigint`.execute(database);
  return rows[0] && Number(rows[0].patent);
}

/** The next entries whose place changed after one. */
export async function placesAfter(database: Kysely<Schema>, seq: number, limit: number): Promise<readonly ChangedPlace[]> {
  const { rows } = await sql<{ seq: bigint; patent: bigint; record: string | null }>`select x.seq, x.patent, (select p.record from patent p where p.id = x.patent and ${STANDING}) as record
    from patent_place x where x.seq > ${seq}::bigint order by x.seq limit ${limit}::integer`.execute(database);
  return rows.map((row) => ({ seq: Number(row.seq), id: Number(row.patent), record: row.record === null ? undefined : (JSON.parse(row.record) as PatentRecord) }));
}
