import { type Kysely, sql } from 'kysely';
import { problem, ProblemError } from '#domain/errors.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { rowIdFrom } from '../database/row-id.ts';
import type { Schema } from '../database/schema.ts';
import { STANDING } from './visible.ts';

/** A row of a file that spoke of a patent. */
export interface PatentSource {
  readonly file: string;
  readonly row: number;
  readonly at: string;
}

export interface StandingPatent {
  readonly id: bigint;
  readonly record: PatentRecord;
}

/** Entries merged one into another, at most. */
const LONGEST_CHAIN = 20;
const MOST_SOURCES = 200;

/** An entry as it stands; one that was merged into another gives that other. @throws ProblemError `not-found` */
export async function getPatent(database: Kysely<Schema>, id: string): Promise<StandingPatent> {
  let wanted: string | undefined = rowIdFrom(id)?.toString();
  for (let steps = 0; wanted !== undefined && steps < LONGEST_CHAIN; steps += 1) {
    const { rows } = await sql<{ id: bigint; record: string }>`select p.id, p.record from patent p where p.id = ${wanted}::bigint and ${STANDING}`.execute(database);
    if (rows[0]) return { id: rows[0].id, record: JSON.parse(rows[0].record) as PatentRecord };
    wanted = await findHeir(database, wanted);
  }
  throw new ProblemError(problem('not-found', { what: { zh: '这件专利', en: 'This patent' } }));
}

/** The entry that took this one in, once that is published. */
async function findHeir(database: Kysely<Schema>, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ into: string }>`select p.merged_into::text as into from patent p join import_run r on r.id = p.replaced_by
    where p.id = ${id}::bigint and p.merged_into is not null and r.state = 'published' limit 1`.execute(database);
  return rows[0]?.into;
}

/** The rows of published files that spoke of an entry or of one merged into it, newest first. */
export async function sourcesOf(database: Kysely<Schema>, id: bigint): Promise<PatentSource[]> {
  const { rows } = await sql<{ file: string; row: number; at: string }>`
    with recursive entry(id) as (select ${id}::bigint union select p.id from patent p join entry e on p.merged_into = e.id)
    select f.name as file, r.row, u.started_at as at from entry e join import_row r on r.patent = e.id
      join import_run u on u.id = r.run and u.state = 'published' join import_file f on f.run = r.run and f.position = r.file
    order by r.run desc, r.file desc, r.place desc limit ${MOST_SOURCES}`.execute(database);
  return rows;
}
