import { CompiledQuery, sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { PREPARED_MARK } from './prepared.ts';
import type { Schema } from './schema.ts';

/** The SQL type of each column of a record set, in order: `{ id: 'uuid', amount: 'bigint' }`. */
export type ColumnTypes = Readonly<Record<string, string>>;

const SQL_TYPE = /^[a-z][a-z0-9 ]*(\[\])?$/;

/** JSON text of a value; a bigint becomes a string of digits, which PostgreSQL casts back. Without one it takes a third of the time. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
  }
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
  /** Rows per statement; 2,000 unless told. */
  readonly chunk?: number;
  /** What follows the insert, such as sql`on conflict do nothing`. */
  readonly suffix?: RawBuilder<unknown>;
}

/** Rows for one table. */
export interface Insert {
  readonly table: string;
  readonly columns: ColumnTypes;
  readonly rows: readonly object[];
  /** What follows the insert, such as `on conflict do nothing`. */
  readonly suffix?: string;
}

/** Rows per statement; so the embedded database is free for others between statements. */
const CHUNK = 2000;

/**
 * Inserts rows by `insert … select * from jsonb_to_recordset`, in statements of 2,000 rows. A column a row lacks is null.
 * @returns how many rows went in
 */
export async function insertMany(
  trx: Kysely<Schema>, table: string, columns: ColumnTypes, rows: readonly object[], options: InsertManyOptions = {},
): Promise<number> {
  const chunk = options.chunk ?? CHUNK;
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  let inserted = 0n;
  for (let start = 0; start < rows.length; start += chunk) {
    const source = recordset(columns, rows.slice(start, start + chunk));
    const statement = sql`insert into ${sql.table(table)} (${names}) select ${names} from ${source} ${options.suffix ?? sql``}`;
    inserted += (await statement.execute(trx)).numAffectedRows ?? 0n;
  }
  return Number(inserted);
}

/** The statement that inserts the rows given as its parameter of that number. It is text: built anew for each write, it should cost little. */
function insertText({ table, columns, suffix = '' }: Insert, parameter: number): string {
  const names = Object.keys(columns).join(', ');
  const definitions = Object.entries(columns).map(([name, type]) => `${name} ${type}`).join(', ');
  return `insert into ${table} (${names}) select ${names} from jsonb_to_recordset($${parameter}::jsonb) as x(${definitions}) ${suffix}`;
}

/** Inserts into several tables that do not depend on each other: in one statement where the rows are few, else in turn. */
export async function insertAll(trx: Kysely<Schema>, inserts: readonly Insert[]): Promise<void> {
  const filled = inserts.filter(({ rows }) => rows.length > 0);
  if (filled.some(({ rows }) => rows.length > CHUNK)) {
    for (const { table, columns, rows, suffix } of filled) await insertMany(trx, table, columns, rows, suffix === undefined ? {} : { suffix: sql.raw(suffix) });
    return;
  }
  const texts = filled.map((insert, index) => insertText(insert, index + 1));
  const last = texts.pop();
  if (last === undefined) return;
  const before = texts.map((text, index) => `insert_${index} as (${text})`);
  const statement = before.length > 0 ? `with ${before.join(', ')} ${PREPARED_MARK} ${last}` : last;
  await trx.executeQuery(CompiledQuery.raw(statement, filled.map(({ rows }) => jsonText(rows))));
}
