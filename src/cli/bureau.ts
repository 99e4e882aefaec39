import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ProblemError, problem } from '#domain/errors.ts';
import { giveAccounts } from '#server/accounts/give-accounts.ts';
import { type OpenServer, openServer } from '#server/start/open-server.ts';
import { createOwnBureau, ensureFirstPassword } from '#server/start/own-bureau.ts';
import { buildModelCity, isModelCityReady } from '#demo/model-city.ts';
import { DEMO_PASSWORD } from '#demo/people.ts';
import type { Settings } from './settings.ts';

const ZHISHU = join(import.meta.dirname, '../../bin/zhishu.mjs');

type Say = (text: string) => void;

/** Opens and migrates the installation that the settings name. */
export function openInstallation({ dataDir, databaseUrl, files }: Settings, onSlowTransaction?: (millis: number) => void): Promise<OpenServer> {
  return openServer({ dataDir, ...(databaseUrl && { databaseUrl }), ...(files && { files }), ...(onSlowTransaction && { onSlowTransaction }) });
}

async function kindOf(server: OpenServer): Promise<'demo' | 'real' | undefined> {
  return (await server.database.kysely.selectFrom('installation').select('kind').executeTakeFirst())?.kind;
}

/**
 * Builds the model city in a process of its own, where the database takes a second one: what the building leaves behind
 * in memory then ends with it. @throws Error when it fails
 */
async function buildApart({ dataDir }: Settings): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = fork(ZHISHU, ['demo', '--demo', '--data', dataDir, '--json'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('error', reject);
  child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the model city was not built: ${code ?? 'a signal'}`))));
  return promise;
}

/** Builds the model city where it is not complete yet. @throws ProblemError `demo-refused` where a real bureau is */
export async function ensureModelCity(server: OpenServer, settings: Settings, say: Say): Promise<void> {
  if ((await kindOf(server)) === 'real') throw new ProblemError(problem('demo-refused'));
  if (!(await isModelCityReady(server.database))) {
    say('正在建立模型城市… · building the model city…');
    await (settings.databaseUrl ? buildApart(settings) : buildModelCity(server, { now: new Date().toISOString() }));
  }
  await giveAccounts(server, DEMO_PASSWORD);
  server.refresh();
}

/** The bureau that is there, the model city when asked for, else a new and empty one. */
export async function ensureBureau(server: OpenServer, wantsDemo: boolean, settings: Settings, say: Say): Promise<void> {
  const kind = await kindOf(server);
  if (wantsDemo || kind === 'demo') return ensureModelCity(server, settings, say);
  if (kind === undefined) return createOwnBureau(server, settings.dataDir, say);
  await ensureFirstPassword(server, settings.dataDir, say);
}
