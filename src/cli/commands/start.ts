import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { CATALOG } from '#catalog/index.ts';
import { stopImports } from '#server/imports/background.ts';
import { stopExports } from '#server/search/export-work.ts';
import { commandApp } from '#server/start/internal.ts';
import { sealAll, startJobs } from '#server/start/jobs.ts';
import { laterServer } from '#server/start/later-server.ts';
import { listen } from '#server/start/listen.ts';
import { officeApp } from '#server/start/office.ts';
import type { OpenServer } from '#server/start/open-server.ts';
import { portalDoor } from '#server/start/portal-door.ts';
import { DEMO_PASSWORD, PEOPLE } from '#demo/people.ts';
import { ensureBureau, openInstallation } from '../bureau.ts';
import { type CommandCall, EXIT, type ProcessCommand } from '../command.ts';
import { buildPages, PAGES_FOLDER, pagesAreStale } from '../pages.ts';
import { startPortalProcess } from '../portal-process.ts';
import { executeOn } from '../remote.ts';
import { Started } from '../running.ts';
import { untilStopped } from '../until-stopped.ts';
import { boundYoungGeneration, collectAfterStart } from '../memory.ts';

const LOOPBACK = '127.0.0.1';

/** Where the two ends answer, once everything runs. */
interface Addresses {
  readonly office: string;
  readonly portal?: string;
}

async function buildWhenStale({ values, say }: CommandCall): Promise<void> {
  if (values['no-build'] === true || !pagesAreStale()) return;
  if (!(await buildPages(say))) say('页面构建失败，仅接口可用 · the pages were not built; only the API answers');
}

async function openStore(call: CommandCall, started: Started, onSlow: (millis: number) => void): Promise<OpenServer> {
  const server = started.add(await openInstallation(call.settings, onSlow), async (opened) => opened.close());
  await ensureBureau(server, call.values['demo'] === true, call.settings, call.say);
  return server;
}

async function openPortal(call: CommandCall, server: OpenServer, started: Started): Promise<string | undefined> {
  if (call.values['no-portal'] === true) return undefined;
  const { settings, say } = call;
  const secret = randomBytes(32).toString('base64url');
  const door = started.add(await listen(await portalDoor(server, secret, () => true, process.stderr), LOOPBACK, 0), (each) => each.stop());
  const place = { host: settings.host, port: settings.portalPort, door: door.address, secret };
  return started.add(await startPortalProcess(place, say), (each) => each.stop()).address;
}

/** Starts everything; the office listens first, and answers that it is not ready until the rest stands. */
async function startAll(call: CommandCall, started: Started): Promise<{ server: OpenServer; addresses: Addresses }> {
  const { settings } = call;
  const later = laterServer(CATALOG);
  const state = { ready: false };
  const app = await officeApp(later.server, { isReady: () => state.ready, pages: PAGES_FOLDER, log: process.stderr, proxies: settings.proxies });
  const office = started.add(await listen(app, settings.host, settings.port), (each) => each.stop());
  const pages = buildWhenStale(call);
  const server = await openStore(call, started, (millis) => state.ready && app.log.warn({ millis: Math.round(millis) }, 'slow transaction'));
  later.arrive(server);
  started.add(server, sealAll);
  started.add(server, stopImports);
  started.add(server, stopExports);
  started.add(startJobs(server, settings.dataDir, (job, error) => app.log.error({ job, err: error }, 'job failed')), (jobs) => jobs.stop());
  await announceCommands(server, settings, started);
  started.add(followRegister(server, (error) => app.log.error({ err: error }, 'search index')), (following) => following);
  await pages;
  const portal = await openPortal(call, server, started);
  // Requests end before what they work on goes away.
  started.add(office, (each) => each.stop());
  state.ready = true;
  return { server, addresses: { office: office.address, ...(portal && { portal }) } };
}

/** Opens the search index and keeps it as the register is. The office answers meanwhile; without an index it cannot search. */
async function followRegister(server: OpenServer, onFault: (error: unknown) => void): Promise<void> {
  try {
    (await server.search()).startFollowing(onFault);
  } catch (error) {
    onFault(error);
  }
}

/** Takes commands for the data directory, since it is open here: all of it, or with PostgreSQL the search index. */
async function announceCommands(server: OpenServer, settings: CommandCall['settings'], started: Started): Promise<void> {
  const lock = server.database.lock ?? (await server.search().catch(() => undefined))?.lock;
  if (!lock) return;
  const inner = started.add(await listen(commandApp(lock.secret, executeOn(server, settings)), LOOPBACK, 0), (each) => each.stop());
  lock.announce(inner.address);
}

/** Says where to go and, in the model city, as whom. */
async function greet(server: OpenServer, { office, portal }: Addresses, call: CommandCall): Promise<void> {
  const { kind, name } = await server.organisation();
  const logins = kind === 'demo' ? PEOPLE.flatMap(({ user, name: person, roles }) => (user ? [{ user, password: DEMO_PASSWORD, person, roles }] : [])) : [];
  if (call.settings.json) return call.out(JSON.stringify({ name, kind, office, portal, logins }));
  if (call.settings.databaseUrl === undefined) call.say('使用内嵌数据库，适合试用和小型机构；数据在 ' + call.settings.dataDir);
  call.out(`${name}\n  局内 office  ${office}${portal ? `\n  公众 portal  ${portal}` : ''}`);
  if (kind !== 'demo') return;
  call.out(`  示范数据，人和企业均为虚构 · everyone and everything is invented\n  密码 password  ${DEMO_PASSWORD}`);
  for (const { user, person, roles } of logins) call.out(`    ${user.padEnd(12)} ${person} ${roles.map((role) => CATALOG.roles[role]?.name.zh ?? role).join('、')}`);
}

async function run(call: CommandCall): Promise<number> {
  if (call.values['demo'] === true) process.env['LOG_LEVEL'] ??= 'warn';
  boundYoungGeneration();
  // The threads and the portal that begin now find their modules compiled.
  flushCompileCache();
  const started = new Started();
  try {
    const { server, addresses } = await startAll(call, started);
    await greet(server, addresses, call);
    collectAfterStart();
    await untilStopped(call.signal);
    call.say('正在停止… · stopping…');
  } finally {
    await started.stopAll();
  }
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
    files: { type: 'string', value: 'DIR', help: { zh: '附件目录，或 s3://桶/前缀', en: 'directory of files, or s3://bucket/prefix' } },
    'no-build': { type: 'boolean', help: { zh: '不构建页面', en: 'do not build the pages' } },
    'no-portal': { type: 'boolean', help: { zh: '不启动公众端', en: 'do not start the portal' } },
  },
  run,
};
