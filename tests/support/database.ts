import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openDatabase } from '#server/database/database.ts';
import type { Database } from '#server/database/database.ts';
import { embeddedEngine, startPglite } from '#server/database/embedded.ts';
import type { EngineKind } from '#server/database/engine.ts';
import { migrate } from '#server/database/migrate.ts';
import { TransactionGuard } from '#server/database/transaction-guard.ts';
import { clusterIn, findPostgresPrograms, startCluster } from './postgres-cluster.ts';
import type { Cluster } from './postgres-cluster.ts';

const TEMPLATE = 'zhishu_template';

/** What a suite gets: the engine's name and, inside tests, its own migrated and empty database. */
export interface EngineUnderTest {
  readonly kind: EngineKind;
  database(): Database;
  /** The address of this file's own database, on PostgreSQL only. */
  databaseUrl(): string;
}

/** Makes something once per run, whichever worker needs it first; the others wait for its finished mark. */
async function oncePerRun(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(inject('runFolder'), name);
  const done = `${path}.done`;
  try {
    fs.mkdirSync(`${path}.making`);
  } catch {
    while (!fs.existsSync(done)) await delay(50);
    return path;
  }
  try {
    await make(path);
  } finally {
    fs.writeFileSync(done, '');
  }
  return path;
}

/** A tarball of an embedded database with all migrations run: a test file starts from it in a third of a second. */
function migratedSnapshot(): Promise<string> {
  return oncePerRun('snapshot.tar', async (path) => {
    const pglite = await startPglite({});
    const engine = embeddedEngine(pglite, new TransactionGuard());
    await migrate(engine);
    fs.writeFileSync(path, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
    await engine.close();
  });
}

async function administer(cluster: Cluster, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.administratorUrl('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The run's private PostgreSQL with a template database that has all migrations. */
async function migratedCluster(programs: string): Promise<Cluster> {
  const folder = await oncePerRun('postgres', async (path) => {
    const cluster = startCluster(programs, path);
    await administer(cluster, `create database ${TEMPLATE} owner zhishu_owner`);
    const database = await openDatabase({ databaseUrl: cluster.url(TEMPLATE) });
    await migrate(database);
    await database.close();
  });
  return clusterIn(folder);
}

/**
 * Two processes cannot copy one template at the same instant; PostgreSQL says 55006 and the later one tries again.
 */
async function cloneTemplate(cluster: Cluster, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await administer(cluster, `create database ${name} template ${TEMPLATE} owner zhishu_owner`);
    } catch (error) {
      if (attempt === 50 || (error as pg.DatabaseError).code !== '55006') throw error;
      await delay(100);
    }
  }
}

/** A migrated, empty embedded database in memory, for tests that need only one engine. */
export async function openTestDatabase(): Promise<Database> {
  const snapshot = new Blob([fs.readFileSync(await migratedSnapshot())]);
  return openDatabase({ snapshot, onSlowTransaction: () => undefined });
}

function suite(kind: EngineKind, open: () => Promise<{ database: Database; url: string }>, define: DefineSuite): void {
  let opened: { database: Database; url: string } | undefined;
  const current = (): { database: Database; url: string } => {
    if (!opened) throw new Error('The database exists only inside tests and hooks');
    return opened;
  };
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened?.database.close());
  define({ kind, database: () => current().database, databaseUrl: () => current().url });
}

async function openOnPostgres(programs: string): Promise<{ database: Database; url: string }> {
  const cluster = await migratedCluster(programs);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await cloneTemplate(cluster, name);
  return { database: await openDatabase({ databaseUrl: cluster.url(name) }), url: cluster.url(name) };
}

type DefineSuite = (engine: EngineUnderTest) => void;

/**
 * Runs a suite on the embedded engine and on PostgreSQL, each test file with a migrated, empty database of its own.
 * Without PostgreSQL's programs the second half shows as skipped, and the run's start says why.
 */
export function eachEngine(title: string, define: DefineSuite): void {
  const programs = findPostgresPrograms();
  describe(`${title}, embedded`, () => {
    suite('pglite', async () => ({ database: await openTestDatabase(), url: '' }), define);
  });
  describe.skipIf(!programs)(`${title}, on PostgreSQL`, () => {
    suite('postgres', () => openOnPostgres(programs ?? ''), define);
  });
}
