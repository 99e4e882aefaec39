import { type Kysely, sql } from 'kysely';
import type { Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { journalHead } from '../journal/blocks.ts';
import { namedFiles } from '../store/named-files.ts';
import { ArchiveWriter } from './archive.ts';
import { type BackedTable, backedTables } from './tables.ts';

/** What an archive says of itself, in its last entry: an archive without it is not whole. */
export interface BackupManifest {
  readonly format: 'zhishu-backup-1';
  readonly takenAt: string;
  readonly journalHead: string;
  readonly kind: 'demo' | 'real';
  readonly name: string;
  readonly migrations: number;
  readonly tables: Readonly<Record<string, number>>;
  readonly files: number;
  /** Files that a row names and the store does not have. */
  readonly missing: readonly string[];
}

const PAGE = 2_000;

/**
 * Writes everything that cannot be made anew into one archive that either engine can restore, while the office works
 * (备份): tables as JSON lines, and the stored files. On PostgreSQL it is one snapshot; on the embedded database, which
 * one transaction would block for everybody, tables that change are read at once and those only added to in pages up to
 * where they ended then.
 */
export async function backup(server: Server, path: string): Promise<BackupManifest> {
  const archive = await ArchiveWriter.create(path);
  try {
    const manifest = server.database.kind === 'postgres'
      ? await server.database.kysely.transaction().setIsolationLevel('repeatable read').execute((trx) => writeAll(server, trx, archive))
      : await writeAll(server, server.database.kysely, archive);
    await archive.add('manifest.json', one(JSON.stringify(manifest, null, 2)));
    await archive.finish();
    return manifest;
  } catch (error) {
    await archive.discard();
    throw error;
  }
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

async function writeAll(server: Server, database: Kysely<Schema>, archive: ArchiveWriter): Promise<BackupManifest> {
  const tables = await backedTables(database);
  const { name, kind } = await server.organisation();
  const head = await journalHead(database);
  const migrations = await database.selectFrom('schema_migration').select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow();
  const cut = await readCut(database, tables);
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table.name] = await writeTable(database, archive, table, cut.get(table.name));
  const { files, missing } = await writeFiles(server, database, archive);
  const takenAt = new Date().toISOString();
  return { format: 'zhishu-backup-1', takenAt, journalHead: head, kind, name, migrations: Number(migrations.count), tables: counts, files, missing };
}

/** Where a table stands at the moment of the cut: the rows of one that changes, or the last key of one that only grows. */
type Cut = { readonly rows: readonly string[] } | { readonly last: string | undefined };

/** All positions in one short transaction. Only tables keyed by one number grow without end; the rest is read whole. */
function readCut(database: Kysely<Schema>, tables: readonly BackedTable[]): Promise<Map<string, Cut>> {
  const read = async (trx: Kysely<Schema>): Promise<Map<string, Cut>> => {
    const cut = new Map<string, Cut>();
    for (const table of tables) cut.set(table.name, grows(table) ? { last: await lastKey(trx, table) } : { rows: await wholeTable(trx, table) });
    return cut;
  };
  return database.isTransaction ? read(database) : database.transaction().execute(read);
}

const GROWING: readonly string[] = ['case_event', 'posting', 'block_event', 'erasable_value', 'patent', 'patent_number', 'patent_passage', 'import_row', 'attachment', 'case_number'];

function grows({ name, appendOnly }: BackedTable): boolean {
  return appendOnly || GROWING.includes(name);
}

async function lastKey(database: Kysely<Schema>, { name, key }: BackedTable): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`select jsonb_build_array(${columns(key)})::text as key from ${sql.table(name)} order by ${descending(key)} limit 1`.execute(database);
  return rows[0]?.key;
}

function columns(names: readonly string[]): ReturnType<typeof sql.join> {
  return sql.join(names.map((name) => sql.ref(name)));
}

function descending(names: readonly string[]): ReturnType<typeof sql.join> {
  return sql.join(names.map((name) => sql`${sql.ref(name)} desc`));
}

async function wholeTable(database: Kysely<Schema>, { name, columns: names, key }: BackedTable): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`select row_to_json(t)::text as line from (select ${columns(names)} from ${sql.table(name)} order by ${columns(key)}) as t`.execute(database);
  return rows.map(({ line }) => line);
}

async function writeTable(database: Kysely<Schema>, archive: ArchiveWriter, table: BackedTable, cut: Cut | undefined): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const page of pagesOf(database, table, cut)) {
      count += page.length;
      yield page.map((line) => `${line}\n`).join('');
    }
  }
  await archive.add(`tables/${table.name}.ndjson`, lines());
  return count;
}

async function* pagesOf(database: Kysely<Schema>, table: BackedTable, cut: Cut | undefined): AsyncGenerator<readonly string[]> {
  if (!cut) return;
  if ('rows' in cut) yield cut.rows;
  else if (cut.last !== undefined) yield* growingPages(database, table, cut.last);
}

async function* growingPages(database: Kysely<Schema>, { name, columns: names, key }: BackedTable, last: string): AsyncGenerator<readonly string[]> {
  let after: string | undefined;
  for (;;) {
    const from = after === undefined ? sql`true` : sql`(${columns(key)}) > (${keyValues(name, key, after)})`;
    const { rows } = await sql<{ line: string; key: string }>`select row_to_json(t)::text as line, jsonb_build_array(${columns(key)})::text as key
      from (select ${columns(names)} from ${sql.table(name)} where ${from} and (${columns(key)}) <= (${keyValues(name, key, last)}) order by ${columns(key)} limit ${PAGE}) as t`.execute(database);
    yield rows.map(({ line }) => line);
    after = rows.at(-1)?.key;
    if (rows.length < PAGE) return;
  }
}

/** The values of a key written as a JSON array, each with its column's type. */
function keyValues(table: string, key: readonly string[], text: string): ReturnType<typeof sql.join> {
  const object = Object.fromEntries((JSON.parse(text) as unknown[]).map((value, index) => [key[index], value]));
  return sql.join(key.map((name) => sql`(jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(object)}::jsonb)).${sql.ref(name)}`));
}

/** Every stored file that a row names. */
async function writeFiles(server: Server, database: Kysely<Schema>, archive: ArchiveWriter): Promise<Pick<BackupManifest, 'files' | 'missing'>> {
  const named = [...(await namedFiles(database))].toSorted();
  const missing: string[] = [];
  for (const hash of named) {
    if (await server.files.has(hash)) await archive.add(`files/${hash}`, await server.files.get(hash), true);
    else missing.push(hash);
  }
  return { files: named.length - missing.length, missing };
}
