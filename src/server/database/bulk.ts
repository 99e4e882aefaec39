import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from './schema.ts';

/** The SQL type of each column of a record set, in order: `{ id: 'uuid', amount: 'bigint' }`. */
export type ColumnTypes = Readonly<Record<string, string>>;

const SQL_TYPE = /^[a-z][a-z0-9 ]*(\[\])?$/;

/** JSON text of a value; a bigint becomes a string of digits, which PostgreSQL casts back. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
}

/** A value as a jsonb parameter. Never pass arrays or objects bare: the two drivers read them differently. */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`${jsonText(value)}::jsonb`;
}

/**
 * Rows as a table expression named `x`, through one JSON parameter however many rows:
 * sql`update … set … from ${recordset({ id: 'uuid' }, rows)} where …`.
 */
export function recordset(columns: ColumnTypes, rows: readonly object[]): RawBuilder<unknown> {
  const definitions = Object.entries(columns).map(([name, type]) => {
    if (!SQL_TYPE.test(type)) throw new Error(`Not a SQL type: ${type}`);
    return sql`${sql.ref(name)} ${sql.raw(type)}`;
  });
  return sql`jsonb_to_recordset(${json(rows)}) as x(${sql.join(definitions)})`;
}

/** Options of {@link insertMany}. */
export interface InsertManyOptions {
  /** Rows per statement; 2,000 keeps the embedded database free for others between statements. */
  readonly chunk?: number;
  /** What follows the insert, such as sql`on conflict do nothing`. */
  readonly suffix?: RawBuilder<unknown>;
}

/**
 * Inserts rows by `insert … select * from jsonb_to_recordset`, in statements of 2,000 rows. A column a row lacks is null.
 * @returns how many rows went in
 */
export async function insertMany(
  trx: Kysely<Schema>, table: string, columns: ColumnTypes, rows: readonly object[], options: InsertManyOptions = {},
): Promise<number> {
  const chunk = options.chunk ?? 2000;
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  let inserted = 0n;
  for (let start = 0; start < rows.length; start += chunk) {
    const source = recordset(columns, rows.slice(start, start + chunk));
    const statement = sql`insert into ${sql.table(table)} (${names}) select ${names} from ${source} ${options.suffix ?? sql``}`;
    inserted += (await statement.execute(trx)).numAffectedRows ?? 0n;
  }
  return Number(inserted);
}
