import { CATALOG } from '#catalog/index.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { forgetFirstPassword } from '../accounts/first-password.ts';
import { openAccounts } from '../accounts/accounts.ts';
import { assertReleasedUnchanged } from '../catalog/released.ts';
import type { Server } from '../context.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import type { FilePlace } from '../files/file-place.ts';
import { openFileStore } from '../files/open-file-store.ts';
import { laterSearch } from '../search/later-search.ts';
import { seedCalendar } from './seed-calendar.ts';
import { settingCache } from './setting-cache.ts';

export interface ServerOptions {
  /** The data directory: the embedded database, and files unless `files` names another place. */
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly files?: FilePlace;
  /** The catalogue to work by; the bureau's own unless told. */
  readonly catalog?: Catalog;
  /** Hears of each transaction that kept the embedded database busy for over 100 ms. */
  readonly onSlowTransaction?: (millis: number) => void;
  /** The clock; the machine's unless told. */
  readonly now?: () => Date;
}

/** The store of one installation, opened and migrated. */
export interface OpenServer extends Server {
  close(): Promise<void>;
}

/** Makes a server of an open, migrated database. */
export function serverOn(database: Database, options: ServerOptions): OpenServer {
  const catalog = options.catalog ?? CATALOG;
  const where = options.databaseUrl ? 'DATABASE_URL' : options.dataDir;
  const cache = settingCache(database, catalog, options.now ?? (() => new Date()), where);
  const { search, close } = laterSearch({ database, dataDir: options.dataDir, organisation: () => cache.organisation(), today: async () => (await cache.setting()).today() });
  return {
    database,
    files: openFileStore(options.files, options.dataDir),
    catalog,
    accounts: openAccounts(database),
    ...cache,
    search,
    forgetFirstPassword: () => forgetFirstPassword(options.dataDir),
    close: () => close().finally(() => database.close()),
  };
}

/** Opens the store without migrating it. */
async function connectServer(options: ServerOptions): Promise<OpenServer> {
  const { dataDir, databaseUrl, onSlowTransaction = () => undefined } = options;
  const database = await openDatabase({ dataDir, onSlowTransaction, ...(databaseUrl && { databaseUrl }) });
  return serverOn(database, options);
}

/**
 * Opens the store of an installation and brings its structure up to date. It holds no bureau before one is created.
 * @throws DataDirectoryBusy when another process has the data directory, ProblemError `file-store-refused` when files
 * cannot be stored where the settings say, Error when a released version of the catalogue was edited
 */
export async function openServer(options: ServerOptions): Promise<OpenServer> {
  assertReleasedUnchanged(CATALOG);
  const server = await connectServer(options);
  try {
    await server.files.assertUsable();
    await migrate(server.database);
    await seedCalendar(server.database);
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}
