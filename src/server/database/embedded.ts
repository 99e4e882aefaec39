import * as fs from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { PGliteOptions, Transaction } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { DurableNodeFs, syncDirectory, syncTree } from './durable-node-fs.ts';
import { SESSION_TIME_ZONE } from './engine.ts';
import type { Engine, PlainSql } from './engine.ts';
import { maintainEmbedded } from './housekeeping.ts';
import type { Schema } from './schema.ts';
import type { TransactionGuard } from './transaction-guard.ts';
import { PARSERS } from './value-types.ts';

/** Under the data directory: the database, and the mark of one whose creation was interrupted. */
const DATABASE_FOLDER = 'database';
const CREATING_MARK = 'database.creating';

/** Every start parameter of PGlite but the one that turns fsync off. */
const START_PARAMETERS: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c', 'fsync=on',
  '-c', 'wal_sync_method=fsync',
  '-c', `TimeZone=${SESSION_TIME_ZONE}`,
];

/** How often the embedded database looks whether statistics or the log need care. */
const HOUSEKEEPING_MILLIS = 30_000;

function plainSql(target: PGlite | Transaction): PlainSql {
  return {
    run: async (script) => void (await target.exec(script)),
    rows: async <T>(statement: string, parameters: readonly unknown[] = []) =>
      (await target.query<T>(statement, [...parameters])).rows,
  };
}

/**
 * A database that an interrupted first start left half-written is removed: nothing in it was ever acknowledged,
 * because the mark goes away before the first connection is handed out.
 */
function removeHalfCreated(dataDir: string): void {
  if (!fs.existsSync(join(dataDir, CREATING_MARK))) return;
  fs.rmSync(join(dataDir, DATABASE_FOLDER), { recursive: true, force: true });
  fs.rmSync(join(dataDir, CREATING_MARK));
}

function options(extra: PGliteOptions): PGliteOptions {
  return { parsers: { ...PARSERS }, startParams: [...START_PARAMETERS], ...extra };
}

/** @throws when a commit does not reach fsync, so that a new PGlite cannot silently lose the guarantee */
async function assertDurable(pglite: PGlite, files: DurableNodeFs): Promise<void> {
  const before = files.syncs;
  await pglite.query(`select pg_logical_emit_message(true, 'zhishu', 'opened')`);
  if (files.syncs === before) throw new Error('The embedded database does not flush its commits to disk');
}

async function openFolder(dataDir: string): Promise<PGlite> {
  removeHalfCreated(dataDir);
  const folder = join(dataDir, DATABASE_FOLDER);
  const mark = join(dataDir, CREATING_MARK);
  const isNew = !fs.existsSync(folder);
  if (isNew) fs.writeFileSync(mark, '');
  const files = new DurableNodeFs(folder);
  const pglite = await PGlite.create(options({ fs: files }));
  if (isNew) {
    fs.chmodSync(folder, 0o700);
    syncTree(folder);
    fs.rmSync(mark);
    syncDirectory(dataDir);
  }
  await assertDurable(pglite, files);
  return pglite;
}

export interface EmbeddedOptions {
  /** The data directory; without it the database lives in memory only. */
  readonly dataDir?: string;
  /** A tarball of a database made by PGlite, for tests that start from a migrated one. */
  readonly snapshot?: Blob;
  readonly readOnly?: boolean;
}

/** Starts PGlite; the caller holds the data directory's lock. */
export async function startPglite(settings: EmbeddedOptions): Promise<PGlite> {
  const snapshot = settings.snapshot && { loadDataDir: settings.snapshot };
  const pglite = settings.dataDir ? await openFolder(settings.dataDir) : await PGlite.create(options({ ...snapshot }));
  if (settings.readOnly) await pglite.exec('set default_transaction_read_only = on');
  return pglite;
}

/** The engine on a started PGlite (one connection). */
export function embeddedEngine(pglite: PGlite, guard: TransactionGuard): Engine {
  const maintain = (all: boolean): Promise<void> => maintainEmbedded(plainSql(pglite), all);
  const timer = setInterval(() => void maintain(false).catch(() => undefined), HOUSEKEEPING_MILLIS).unref();
  return {
    kind: 'pglite',
    kysely: new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }), plugins: [guard.plugin()] }),
    asOwner: (work) =>
      work({ ...plainSql(pglite), transaction: (inside) => pglite.transaction((trx) => inside(plainSql(trx))) }),
    listen: async (channel, heard) => {
      const stop = await pglite.listen(channel, heard);
      return () => stop();
    },
    maintain: () => maintain(true),
    close: async () => {
      clearInterval(timer);
      await pglite.close();
    },
  };
}
