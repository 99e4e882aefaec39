import { mkdirSync } from 'node:fs';
import type { Transaction } from 'kysely';
import { lockDataDirectory } from './data-directory-lock.ts';
import type { DataDirectoryLock } from './data-directory-lock.ts';
import { embeddedEngine, startPglite } from './embedded.ts';
import type { Engine } from './engine.ts';
import { openPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';
import { TransactionGuard } from './transaction-guard.ts';

export interface DatabaseOptions {
  /** Where the embedded database lives; it is created when missing and locked while open. */
  readonly dataDir?: string;
  /** A PostgreSQL server; it takes precedence over the data directory. */
  readonly databaseUrl?: string;
  /** An embedded database in memory, from a tarball of a migrated one: for tests. */
  readonly snapshot?: Blob;
  readonly readOnly?: boolean;
  /** PostgreSQL only: the role of ordinary sessions. */
  readonly role?: string;
  /** PostgreSQL only: connections at most. */
  readonly connections?: number;
  /** Hears of each transaction that kept the embedded database busy for over 100 ms (独占过久). */
  readonly onSlowTransaction?: (millis: number) => void;
}

/**
 * The open database. A transaction that has returned is on disk, on both engines: nothing more is needed before
 * acknowledging it to a user.
 */
export interface Database extends Engine {
  /**
   * Runs work in one transaction and commits it. A deadlock or serialization failure runs it again, three times in
   * all: it must touch nothing but the handle it is given. No file, network or other slow work belongs inside.
   */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** The lock of the data directory, when the database is embedded in one. */
  readonly lock?: DataDirectoryLock;
}

/** The embedded database has one connection: whoever holds it longer than this keeps everybody waiting. */
export const SLOW_TRANSACTION_MILLIS = 100;

const ATTEMPTS = 3;
const RETRIABLE = new Set(['40001', '40P01']);

function isRetriable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RETRIABLE.has(String(error.code));
}

function warnSlow(millis: number): void {
  process.emitWarning(`A transaction held the embedded database for ${Math.round(millis)} ms`, 'SlowTransaction');
}

function transactions(engine: Engine, guard: TransactionGuard, slow: (millis: number) => void): Database['transaction'] {
  const once = async <T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> => {
    let began = performance.now();
    const result = await engine.kysely.transaction().execute((trx) => {
      began = performance.now();
      return guard.within(() => work(trx.withoutPlugins()));
    });
    const millis = performance.now() - began;
    if (engine.kind === 'pglite' && millis > SLOW_TRANSACTION_MILLIS) slow(millis);
    return result;
  };
  return async (work) => {
    guard.refuseInside();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetriable(error)) throw error;
      }
    }
  };
}

async function openLocked(options: DatabaseOptions, guard: TransactionGuard, lock: DataDirectoryLock): Promise<Engine> {
  try {
    return embeddedEngine(await startPglite(options), guard);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens the database this installation uses: the server named by `databaseUrl`, else the embedded one under `dataDir`,
 * else one in memory. It does not migrate.
 * @throws DataDirectoryBusy when another process has the data directory open
 * @throws ProblemError `database-refused` when the server is older than 15 or not UTF-8
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const guard = new TransactionGuard();
  const slow = options.onSlowTransaction ?? warnSlow;
  if (options.databaseUrl) {
    const engine = await openPostgres({ ...options, databaseUrl: options.databaseUrl }, guard);
    return { ...engine, transaction: transactions(engine, guard, slow) };
  }
  if (!options.dataDir) {
    const engine = embeddedEngine(await startPglite(options), guard);
    return { ...engine, transaction: transactions(engine, guard, slow) };
  }
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataDirectory(options.dataDir);
  const engine = await openLocked(options, guard, lock);
  return {
    ...engine,
    transaction: transactions(engine, guard, slow),
    lock,
    close: () => engine.close().finally(() => lock.release()),
  };
}
