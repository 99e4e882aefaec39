import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { type Kysely, sql } from 'kysely';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { FileStore } from '../files/file-store.ts';
import { readArchive, type EntrySink } from './archive.ts';
import type { BackupManifest } from './backup.ts';
import { replaceBalances } from '../store/rebuild.ts';
import { type BackedTable, backedTables } from './tables.ts';

const LINES = 1_000;

/**
 * Puts a backup into an empty, migrated database of either engine and its file store (恢复). What follows from the
 * journal is made anew by `rebuild` afterwards, and `verify` ends it. Rows go in by short transactions; the installation's
 * row comes last, so that a restore that was cut short is not taken for a bureau.
 * @throws ProblemError `demo-refused` when there are cases here already, `damaged-file` when the archive is not whole
 */
export async function restore(database: Database, files: FileStore, path: string): Promise<BackupManifest> {
  await assertEmpty(database.kysely);
  const tables = new Map((await backedTables(database.kysely)).map((table) => [table.name, table]));
  const found: { manifest?: BackupManifest; installation: string[] } = { installation: [] };
  await readArchive(path, (name) => sinkFor(name, database, files, tables, found)).catch((error: unknown) => refuseDamaged(path, error));
  const { manifest } = found;
  if (manifest?.format !== 'zhishu-backup-1') throw new ProblemError(problem('damaged-file', { file: path, detail: NOT_WHOLE }));
  await setSequences(database);
  await replaceBalances(database);
  await insertLines(database, tables.get('installation'), found.installation);
  return manifest;
}

const NOT_WHOLE = { zh: '备份不完整', en: 'the backup is not whole' };

/** What the unzipper or the database says of a broken archive, as one message for a person. */
function refuseDamaged(path: string, error: unknown): never {
  if (error instanceof ProblemError) throw error;
  const detail = { zh: `${NOT_WHOLE.zh}（${String(error)}）`, en: `${NOT_WHOLE.en} (${String(error)})` };
  throw new ProblemError(problem('damaged-file', { file: path, detail }));
}

async function assertEmpty(database: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ taken: boolean }>`select exists (select from case_event) or exists (select from installation) as taken`.execute(database);
  if (rows[0]?.taken) throw new ProblemError(problem('demo-refused'));
}

function sinkFor(name: string, database: Database, files: FileStore, tables: ReadonlyMap<string, BackedTable>, found: { manifest?: BackupManifest; installation: string[] }): EntrySink {
  if (name === 'manifest.json') {
    return textSink((text) => {
      found.manifest = JSON.parse(text);
    });
  }
  if (name.startsWith('files/')) return fileSink(files, name.slice('files/'.length));
  const table = /^tables\/(\w+)\.ndjson$/.exec(name)?.[1] ?? '';
  return linesSink(async (lines) => {
    if (table === 'installation') found.installation.push(...lines);
    else await insertLines(database, tables.get(table), lines);
  });
}

function textSink(done: (text: string) => void): EntrySink {
  const chunks: Uint8Array[] = [];
  return {
    chunk: async (bytes) => {
      chunks.push(bytes);
    },
    end: async () => done(Buffer.concat(chunks).toString('utf8')),
  };
}

/** A stored file is put under its own hash again, as its bytes come. @throws when they are not those of its name */
function fileSink(files: FileStore, hash: string): EntrySink {
  const content = new PassThrough();
  const stored = files.put(content);
  stored.catch(() => content.resume());
  return {
    chunk: async (bytes) => {
      if (!content.write(bytes)) await Promise.race([once(content, 'drain'), stored]);
    },
    end: async () => {
      content.end();
      if ((await stored).hash !== hash) throw new Error(`files/${hash}`);
    },
  };
}

/** Text cut into lines, given on in runs; a character cut in two by a chunk's end is put together again. */
function linesSink(take: (lines: string[]) => Promise<void>): EntrySink {
  const decoder = new TextDecoder();
  let rest = '';
  let lines: string[] = [];
  const flush = async (all: boolean): Promise<void> => {
    while (lines.length >= LINES || (all && lines.length > 0)) await take(lines.splice(0, LINES));
  };
  return {
    chunk: async (bytes) => {
      const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts.filter(Boolean));
      await flush(false);
    },
    end: async () => {
      if (rest) lines.push(rest);
      await flush(true);
      lines = [];
    },
  };
}

async function insertLines(database: Database, table: BackedTable | undefined, lines: readonly string[]): Promise<void> {
  if (!table || lines.length === 0) return;
  const names = sql.join(table.columns.map((name) => sql.ref(name)));
  await database.transaction((trx) => sql`insert into ${sql.table(table.name)} (${names}) overriding system value
    select ${names} from jsonb_populate_recordset(null::${sql.table(table.name)}, ${`[${lines.join(',')}]`}::jsonb)`.execute(trx));
}

const SEQUENCES = `
  select 'case_event_id' as sequence, 'case_event' as source, 'id' as field union all select 'posting_id', 'posting', 'id'
  union all select pg_get_serial_sequence(quote_ident(table_name), column_name), table_name, column_name from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`;

/** Sequences go on after the highest id that came in; only the owner may set them. */
function setSequences(database: Database): Promise<void> {
  return database.asOwner(async (session) => {
    for (const { sequence, source, field } of await session.rows<{ sequence: string; source: string; field: string }>(SEQUENCES)) {
      await session.rows(`select setval('${sequence}'::regclass, greatest((select coalesce(max("${field}"), 0) from "${source}"), 1))`);
    }
  });
}
