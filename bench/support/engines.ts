import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CATALOG } from '#catalog/index.ts';
import { openDatabase } from '#server/database/database.ts';
import type { EngineKind } from '#server/database/engine.ts';
import { migrate } from '#server/database/migrate.ts';
import { type OpenServer, serverOn } from '#server/start/open-server.ts';
import { type Cluster, findPostgresPrograms, startCluster, stopCluster } from '../../tests/support/postgres-cluster.ts';

const DATABASE = 'zhishu';

/** What a benchmark runs on: an installation, migrated and empty. */
export interface Place {
  readonly kind: EngineKind;
  readonly server: OpenServer;
  /** PostgreSQL only: where its programs are, and the address of the database for its owner. */
  readonly postgres?: { readonly programs: string; readonly url: string; readonly cluster: Cluster };
}

type Work<T> = (place: Place) => Promise<T>;

/** The day on which benchmarks stand. */
export const NOW = '2026-03-11T03:00:00.000Z';

/** Works in a folder that is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-bench-'));
  fs.chmodSync(folder, 0o755);
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function createDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.administratorUrl('postgres') });
  await client.connect();
  await client.query(`create database ${DATABASE} owner zhishu_owner`);
  await client.end();
}

async function open<T>(options: { dataDir: string; databaseUrl?: string }, work: (server: OpenServer) => Promise<T>): Promise<T> {
  const database = await openDatabase({ ...options, onSlowTransaction: () => undefined });
  const server = serverOn(database, { ...options, catalog: CATALOG, now: () => new Date(NOW) });
  try {
    await migrate(database);
    return await work(server);
  } finally {
    await server.close();
  }
}

type Server = NonNullable<Place['postgres']>;

/** Works with an empty database of a private PostgreSQL cluster that flushes its commits as a real one does; undefined without its programs. */
export async function onCluster<T>(work: (folder: string, postgres: Server) => Promise<T>): Promise<T | undefined> {
  const programs = findPostgresPrograms();
  if (!programs) return undefined;
  return inFolder(async (folder) => {
    const home = join(folder, 'postgres');
    const cluster = startCluster(programs, home, 'serving');
    try {
      await createDatabase(cluster);
      return await work(folder, { programs, url: cluster.url(DATABASE), cluster });
    } finally {
      stopCluster(programs, home);
    }
  });
}

/** Runs on PostgreSQL; undefined without its programs. */
export function onPostgres<T>(work: Work<T>): Promise<T | undefined> {
  return onCluster((folder, postgres) => open({ dataDir: folder, databaseUrl: postgres.url }, (server) => work({ kind: 'postgres', server, postgres })));
}

/** Runs on the embedded database in a folder of its own. */
export function onEmbedded<T>(work: Work<T>): Promise<T> {
  return inFolder((folder) => open({ dataDir: folder }, (server) => work({ kind: 'pglite', server })));
}
