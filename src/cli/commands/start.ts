import { CATALOG } from '#catalog/index.ts';
import { giveAccounts } from '#server/accounts/give-accounts.ts';
import { officeApp, listen, type Running } from '#server/start/office.ts';
import { commandApp } from '#server/start/internal.ts';
import { startJobs, sealAll } from '#server/start/jobs.ts';
import { laterServer } from '#server/start/later-server.ts';
import { type OpenServer, openServer } from '#server/start/open-server.ts';
import { createOwnBureau, ensureFirstPassword } from '#server/start/own-bureau.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import { buildModelCity, isModelCityReady } from '#demo/model-city.ts';
import { DEMO_PASSWORD, PEOPLE } from '#demo/people.ts';
import { type CommandCall, EXIT, type ProcessCommand } from '../command.ts';
import { buildPages, PAGES_FOLDER, pagesAreStale } from '../pages.ts';
import { executeOn } from '../remote.ts';
import type { Settings } from '../settings.ts';

type Say = (text: string) => void;

function store(settings: Settings): Promise<OpenServer> {
  const { dataDir, databaseUrl, files } = settings;
  return openServer({ dataDir, ...(databaseUrl && { databaseUrl }), ...(files && { files }) });
}

async function kindOf(server: OpenServer): Promise<'demo' | 'real' | undefined> {
  return (await server.database.kysely.selectFrom('installation').select('kind').executeTakeFirst())?.kind;
}

/** The model city, built where it is not yet; refused where a real bureau is. */
async function ensureDemo(server: OpenServer, say: Say): Promise<void> {
  if ((await kindOf(server)) === 'real') throw new ProblemError(problem('demo-refused'));
  if (!(await isModelCityReady(server.database))) {
    say('正在建立模型城市… · building the model city…');
    await buildModelCity(server.database, server.catalog, { now: new Date().toISOString() });
  }
  await giveAccounts(server, DEMO_PASSWORD);
  server.refresh();
}

async function ensureBureau(server: OpenServer, isDemo: boolean, settings: Settings, say: Say): Promise<void> {
  const kind = await kindOf(server);
  if (isDemo || kind === 'demo') return ensureDemo(server, say);
  if (kind === undefined) return createOwnBureau(server, settings.dataDir, say);
  await ensureFirstPassword(server, settings.dataDir, say);
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}

async function greet(server: OpenServer, settings: Settings, office: Running, call: CommandCall): Promise<void> {
  const { kind, name } = await server.organisation();
  if (settings.databaseUrl === undefined) call.say('使用内嵌数据库（单机试用或小型机构）· embedded database');
  call.out(`${name}\n局内 office: ${office.address}`);
  if (kind !== 'demo') return;
  const logins = PEOPLE.filter((person) => person.user);
  call.out(`示范数据，一切均为虚构 · invented data. 密码 password: ${DEMO_PASSWORD}`);
  for (const { user, name: person, roles } of logins) call.out(`  ${(user ?? '').padEnd(12)} ${person} ${roles.map((role) => CATALOG.roles[role]?.name.zh ?? role).join('、')}`);
}

async function start(call: CommandCall): Promise<number> {
  const { settings, say, signal } = call;
  const later = laterServer(CATALOG);
  let isReady = false;
  const app = await officeApp(later.server, { isReady: () => isReady, pages: PAGES_FOLDER, log: process.stderr });
  const office = await listen(app, settings.host, settings.port);
  const pages = call.values['no-build'] !== true && pagesAreStale() ? buildPages(say) : Promise.resolve(true);
  const server = await store(settings);
  later.arrive(server);
  await ensureBureau(server, call.values['demo'] === true, settings, say);
  const inner = server.database.lock && (await listen(commandApp(server.database.lock.secret, executeOn(server, settings)), '127.0.0.1', 0));
  if (inner) server.database.lock?.announce(inner.address);
  const jobs = startJobs(server, settings.dataDir, (job, error) => app.log.error({ job, err: error }, 'job failed'));
  await pages;
  isReady = true;
  await greet(server, settings, office, call);
  await stopped(signal);
  say('正在停止… · stopping…');
  await Promise.all([office.stop(), inner?.stop()]);
  await jobs.stop();
  await sealAll(server);
  await server.close();
  return EXIT.done;
}

export const startCommand: ProcessCommand = {
  name: 'start',
  summary: { zh: '启动局内端与公众端', en: 'start the office and the portal' },
  options: {
    demo: { type: 'boolean', help: { zh: '模型城市的示范数据，另存目录', en: 'the model city, in a directory of its own' } },
    host: { type: 'string', value: 'HOST', help: { zh: '监听地址', en: 'address to listen on' } },
    port: { type: 'string', value: 'PORT', help: { zh: '局内端口', en: 'port of the office' } },
    'portal-port': { type: 'string', value: 'PORT', help: { zh: '公众端口', en: 'port of the portal' } },
    files: { type: 'string', value: 'DIR', help: { zh: '附件目录', en: 'directory of files' } },
    'no-build': { type: 'boolean', help: { zh: '不构建页面', en: 'do not build the pages' } },
  },
  run: start,
};
