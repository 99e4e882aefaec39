import { type Terminal, runCommand } from './run.ts';

const stop = new AbortController();

const terminal: Terminal = {
  environment: process.env,
  cwd: process.cwd(),
  signal: stop.signal,
  out: (text) => console.log(text),
  say: (text) => console.error(text),
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort(signal));
process.exitCode = await runCommand(process.argv.slice(2), terminal);
