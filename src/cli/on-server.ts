import { ProblemError, problem } from '#domain/errors.ts';
import { DataDirectoryBusy } from '#server/database/data-directory-lock.ts';
import type { Server } from '#server/context.ts';
import { createOwnBureau } from '#server/start/own-bureau.ts';
import type { OpenServer } from '#server/start/open-server.ts';
import { hasBureau } from '#server/start/has-bureau.ts';
import { openInstallation } from './bureau.ts';
import type { CommandCall, ServerCommand } from './command.ts';
import { askLiveServer } from './live-server.ts';
import { holdsDatabase, type Settings } from './settings.ts';

function noBureau(settings: Settings): ProblemError {
  return new ProblemError(problem('no-bureau', { where: settings.databaseUrl ? 'DATABASE_URL' : settings.dataDir }));
}

/** Opens the installation for a command. @throws ProblemError `no-bureau` where there is none and none may be created */
async function open(settings: Settings, creates: boolean, say: (text: string) => void): Promise<OpenServer> {
  const { databaseUrl, dataDir } = settings;
  const mayExist = databaseUrl ? await hasBureau(databaseUrl) : holdsDatabase(dataDir);
  if (!creates && !mayExist) throw noBureau(settings);
  const server = await openInstallation(settings);
  try {
    await assertBureau(server, settings, creates, say);
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function assertBureau(server: Server, settings: Settings, creates: boolean, say: (text: string) => void): Promise<void> {
  const installed = await server.database.kysely.selectFrom('installation').select('kind').executeTakeFirst();
  if (installed) return;
  if (!creates) throw noBureau(settings);
  await createOwnBureau(server, settings.dataDir, say);
}

/**
 * Carries a command out on the installation: opened here, or, when a server has the data directory open, inside that
 * server, whose words are passed on.
 */
export async function runOnServer(command: ServerCommand, call: CommandCall, args: readonly string[], cwd: string): Promise<number> {
  try {
    return await runHere(command, call);
  } catch (error) {
    if (!(error instanceof DataDirectoryBusy) || !error.holder.address) throw error;
    return askLiveServer(error.holder, { command: command.name, args, cwd }, call);
  }
}

/** @throws DataDirectoryBusy when a server has the data directory open, or with PostgreSQL the search index that is wanted */
async function runHere(command: ServerCommand, call: CommandCall): Promise<number> {
  const server = await open(call.settings, command.creates === true, (text) => call.say(text));
  try {
    return await command.work(server, call);
  } finally {
    await server.close();
  }
}
