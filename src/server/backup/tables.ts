import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** Tables made anew from the journal by `rebuild` or from the register by following it, or of use only while running or where they were written: not in a backup. */
const LEFT_OUT: readonly string[] = [
  'case_file', 'search_value', 'balance', 'entity_count', 'public_receipt', 'public_page', 'idempotency',
  'auth_session', 'auth_verification', 'sign_in_attempt', 'schema_migration', 'sealing_mark',
  'patent_stretch', 'patent_stock', 'patent_stock_mark',
  'patent_name', 'known_name', 'known_party', 'party_decision', 'party_suggestion', 'followed_case', 'party_mark', 'patent_place', 'patent_seat', 'place_due', 'place_decision',
  'patent_link', 'patent_link_mark', 'search_export',
];

/** Columns that mean something only in the database that wrote them. */
const LOCAL_COLUMNS: readonly string[] = ['transaction'];

/** A table as a backup holds it: its columns, and the key in whose order its rows are read. */
export interface BackedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Rows are only ever added, so that pages read one after another are one snapshot up to a position. */
  readonly appendOnly: boolean;
}

interface Raw {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[] | null;
  readonly append_only: boolean;
}

/** The tables of a backup, each before those that refer to it. */
export async function backedTables(database: Kysely<Schema>): Promise<readonly BackedTable[]> {
  const { rows } = await sql<Raw>`select c.relname as name,
      (select jsonb_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select jsonb_agg(a.attname order by k.place) from pg_constraint p, unnest(p.conkey) with ordinality k(attnum, place), pg_attribute a
        where p.conrelid = c.oid and p.contype = 'p' and a.attrelid = c.oid and a.attnum = k.attnum) as key,
      exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only') as append_only
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`.execute(database);
  const tables = rows.filter(({ name }) => !LEFT_OUT.includes(name)).map(({ name, columns, key, append_only }) => ({
    name, columns: columns.filter((column) => !LOCAL_COLUMNS.includes(column)), key: key ?? columns, appendOnly: append_only,
  }));
  return inOrder(tables, await references(database));
}

async function references(database: Kysely<Schema>): Promise<readonly { from: string; to: string }[]> {
  const { rows } = await sql<{ from: string; to: string }>`select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
    from pg_constraint where contype = 'f' and conrelid <> confrelid`.execute(database);
  return rows;
}

/** Tables sorted so that none comes before one it refers to. */
function inOrder(tables: readonly BackedTable[], arrows: readonly { from: string; to: string }[]): BackedTable[] {
  const sorted: BackedTable[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.filter((table) => arrows.every(({ from, to }) => from !== table.name || !waiting.some((other) => other.name === to)));
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`);
    sorted.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return sorted;
}
