import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
export const PAGES_FOLDER: string = join(ROOT, 'dist/web');
const SOURCES = ['src/web', 'src/domain', 'src/contract', 'catalog', 'package-lock.json'];

function newestChange(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).filter((name) => !/\.test\.tsx?$/.test(name)).map((name) => newestChange(join(path, name))));
}

/** Whether the built pages are missing, or older than what they are built from. */
export function pagesAreStale(): boolean {
  const built = statSync(join(PAGES_FOLDER, 'index.html'), { throwIfNoEntry: false });
  if (!built) return true;
  return SOURCES.some((source) => newestChange(join(ROOT, source)) > built.mtimeMs);
}

/** Builds the pages with Vite in a process of its own. @returns whether they stand now */
export async function buildPages(say: (text: string) => void): Promise<boolean> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) return existsSync(join(PAGES_FOLDER, 'index.html'));
  say('正在构建页面… · building the pages…');
  const begun = new Date();
  const child = spawn(process.execPath, [vite, 'build', '--config', join(ROOT, 'src/web/vite.config.ts'), '--logLevel', 'error'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => say(chunk.toString('utf8').trimEnd()));
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.on('error', () => resolve(false));
  child.on('exit', (code) => resolve(code === 0));
  const done = await promise;
  if (done) dateBuild(begun);
  return done;
}

/** Pages are as old as the beginning of their build: what changed meanwhile makes them stale. */
function dateBuild(begun: Date): void {
  utimesSync(join(PAGES_FOLDER, 'index.html'), begun, begun);
}
