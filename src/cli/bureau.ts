import { ProblemError, problem } from '#domain/errors.ts';
import { giveAccounts } from '#server/accounts/give-accounts.ts';
import { type OpenServer, openServer } from '#server/start/open-server.ts';
import { createOwnBureau, ensureFirstPassword } from '#server/start/own-bureau.ts';
import { buildModelCity, isModelCityReady } from '#demo/model-city.ts';
import { DEMO_PASSWORD } from '#demo/people.ts';
import type { Settings } from './settings.ts';

type Say = (text: string) => void;

/** Opens and migrates the installation that the settings name. */
export function openInstallation({ dataDir, databaseUrl, files }: Settings, onSlowTransaction?: (millis: number) => void): Promise<OpenServer> {
  return openServer({ dataDir, ...(databaseUrl && { databaseUrl }), ...(files && { files }), ...(onSlowTransaction && { onSlowTransaction }) });
}

async function kindOf(server: OpenServer): Promise<'demo' | 'real' | undefined> {
  return (await server.database.kysely.selectFrom('installation').select('kind').executeTakeFirst())?.kind;
}

/** Builds the model city where it is not complete yet. @throws ProblemError `demo-refused` where a real bureau is */
export async function ensureModelCity(server: OpenServer, say: Say): Promise<void> {
  if ((await kindOf(server)) === 'real') throw new ProblemError(problem('demo-refused'));
  if (!(await isModelCityReady(server.database))) {
    say('正在建立模型城市… · building the model city…');
    await buildModelCity(server, { now: new Date().toISOString() });
  }
  await giveAccounts(server, DEMO_PASSWORD);
  server.refresh();
}

/** The bureau that is there, the model city when asked for, else a new and empty one. */
export async function ensureBureau(server: OpenServer, wantsDemo: boolean, { dataDir }: Settings, say: Say): Promise<void> {
  const kind = await kindOf(server);
  if (wantsDemo || kind === 'demo') return ensureModelCity(server, say);
  if (kind === undefined) return createOwnBureau(server, dataDir, say);
  await ensureFirstPassword(server, dataDir, say);
}
