/**
 * The first start with the model city until it is ready, a later start, and the memory of office and portal a minute
 * after readiness; embedded and on PostgreSQL. Bounds: 30 s, 5 s, 1 GB embedded, 300 MB on PostgreSQL (its own server's
 * memory apart). The pages are built by themselves, as a first start from a fresh clone builds them besides.
 * Run: node bench/start.ts [seconds until memory is read] [--json]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { machineText } from './support/cpu.ts';
import { inFolder, onCluster } from './support/engines.ts';
import { type Figure, type Findings, print } from './support/figures.ts';

const ROOT = join(import.meta.dirname, '..');
const MEGABYTE = 1024 * 1024;

interface Started {
  readonly child: ChildProcess;
  readonly seconds: number;
}

/** Starts the model city and waits for its word that it is ready. */
function start(dataDir: string, databaseUrl: string | undefined): Promise<Started> {
  const began = performance.now();
  const options = ['start', '--demo', '--json', '--no-build', '--data', dataDir, '--port', '0', '--portal-port', '0'];
  const environment = { ...process.env, LOG_LEVEL: 'error', ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const child = spawn(process.execPath, [join(ROOT, 'bin/zhishu.mjs'), ...options], { cwd: dataDir, env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the start ended with ${code}`)));
    child.stdout.once('data', () => resolve({ child, seconds: (performance.now() - began) / 1000 }));
  });
}

async function stop({ child }: Started): Promise<void> {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function childrenOf(pid: number): number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  return existsSync(path) ? readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}

/** Resident memory of a process and those it started, in bytes; 0 where the system does not tell. */
function residentBytes(pid: number): number {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return 0;
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
  return kilobytes * 1024 + childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), 0);
}

async function measure(on: string, dataDir: string, databaseUrl: string | undefined, wait: number, most: number): Promise<Findings> {
  const first = await start(dataDir, databaseUrl);
  await delay(wait * 1000);
  const pid = first.child.pid ?? 0;
  const [all, office] = [residentBytes(pid), residentBytes(pid) - childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), 0)];
  await stop(first);
  const later = await start(dataDir, databaseUrl);
  await stop(later);
  const figures: Figure[] = [
    { name: 'first start to readiness, pages built', value: first.seconds, unit: 's', bound: { most: 30 } },
    { name: 'later start', value: later.seconds, unit: 's', bound: { most: 5 } },
    { name: `resident memory after ${wait} s, office and portal`, value: all / MEGABYTE, unit: 'MB', bound: { most } },
    { name: 'of this the office', value: office / MEGABYTE, unit: 'MB' },
  ];
  return { on: `${on}, ${machineText()}`, figures };
}

function buildPages(folder: string): Promise<Findings> {
  const began = performance.now();
  const arguments_ = [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', join(ROOT, 'src/web/vite.config.ts'), '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'];
  const child = spawn(process.execPath, arguments_, { cwd: ROOT, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve({ on: `the pages, ${machineText()}`, figures: [{ name: 'built by themselves', value: (performance.now() - began) / 1000, unit: 's' }] }));
  });
}

async function main(): Promise<void> {
  const options = process.argv.slice(2);
  const wait = Number(options.find((option) => !option.startsWith('--')) ?? 60);
  const pages = await inFolder(buildPages);
  const embedded = await inFolder((folder) => measure('embedded', folder, undefined, wait, 1024));
  const onServer = await onCluster((folder, { url }) => measure('on PostgreSQL', folder, url, wait, 300));
  print([pages, embedded, ...(onServer ? [onServer] : [])], options.includes('--json'));
}

await main();
