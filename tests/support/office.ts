import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ZHISHU = join(import.meta.dirname, '../../bin/zhishu.mjs');
const KEEPER = join(import.meta.dirname, 'office-keeper.ts');

/** Settings of whoever runs the tests, and of the tests themselves, that must not reach it: it runs as it does for a user, in no database of theirs. */
const OWN_SETTINGS = ['NODE_ENV', 'DATABASE_URL', 'OPENSEARCH_URL', 'ZHISHU_DATA', 'ZHISHU_FILES', 'HOST', 'PORT', 'PORTAL_PORT'];

/** Building pages and the model city on a busy machine takes this long at most, milliseconds. */
const START_LIMIT = 240_000;

/** A running model city: where its two ends answer, and how everybody in it signs in. */
export interface ModelCity {
  readonly office: string;
  readonly portal: string;
  readonly logins: readonly { readonly user: string; readonly password: string; readonly person: string }[];
}

interface Place {
  readonly folder: string;
  readonly process: string;
  readonly said: string;
  readonly log: string;
}

function placeIn(runFolder: string): Place {
  const folder = join(runFolder, 'model-city');
  return { folder, process: join(folder, 'process'), said: join(folder, 'started.json'), log: join(folder, 'log') };
}

function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN_SETTINGS.includes(name)));
}

/** Starts it as a user does, on free ports of the loopback; it outlives the worker that started it, but not the run. */
function launch(place: Place): void {
  const said = fs.openSync(place.said, 'w');
  const log = fs.openSync(place.log, 'w');
  const args = [KEEPER, String(process.ppid), ZHISHU, 'start', '--demo', '--json', '--host', '127.0.0.1', '--port', '0', '--portal-port', '0', '--data', join(place.folder, 'data')];
  const child = spawn(process.execPath, args, { env: ownEnvironment(), detached: true, stdio: ['ignore', said, log] });
  fs.writeFileSync(place.process, String(child.pid));
  child.unref();
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function processOf(place: Place): number | undefined {
  const text = fs.existsSync(place.process) ? fs.readFileSync(place.process, 'utf8') : '';
  return text === '' ? undefined : Number(text);
}

function failure(place: Place, what: string): Error {
  return new Error(`the model city ${what}:\n${fs.existsSync(place.log) ? fs.readFileSync(place.log, 'utf8').slice(-4_000) : ''}`);
}

/** What it printed when it was ready: one line of JSON. */
async function untilReady(place: Place): Promise<ModelCity> {
  const deadline = Date.now() + START_LIMIT;
  for (;;) {
    const said = fs.existsSync(place.said) ? fs.readFileSync(place.said, 'utf8') : '';
    if (said.endsWith('\n')) return JSON.parse(said) as ModelCity;
    const pid = processOf(place);
    if (pid !== undefined && !isRunning(pid)) throw failure(place, 'ended before it was ready');
    if (Date.now() > deadline) throw failure(place, 'did not get ready in time');
    await delay(100);
  }
}

/**
 * The run's model city: office and portal in processes of their own, started by whichever test file needs it first.
 * `ZHISHU_JOURNEYS_AT` names a file with what `zhishu start --demo --json` printed, to use one that runs already.
 */
export function modelCity(runFolder: string): Promise<ModelCity> {
  const running = process.env['ZHISHU_JOURNEYS_AT'];
  if (running) return Promise.resolve(JSON.parse(fs.readFileSync(running, 'utf8')) as ModelCity);
  const place = placeIn(runFolder);
  try {
    fs.mkdirSync(place.folder);
    launch(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return untilReady(place);
}

/** Stops the run's model city, if one was started, and waits until it has ended. */
export async function stopModelCity(runFolder: string): Promise<void> {
  const pid = processOf(placeIn(runFolder));
  if (pid === undefined || !isRunning(pid)) return;
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + 15_000;
  while (isRunning(pid) && Date.now() < deadline) await delay(50);
  if (isRunning(pid)) process.kill(pid, 'SIGKILL');
}
