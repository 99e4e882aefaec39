import { type Terminal, runCommand } from './run.ts';

const stop = new AbortController();

const terminal: Terminal = {
  environment: process.env,
  cwd: process.cwd(),
  signal: stop.signal,
  out: (text) => console.log(text),
  say: (text) => console.error(text),
};

/** The first signal asks to finish; a second one does not wait. */
function ask(signal: NodeJS.Signals): void {
  if (stop.signal.aborted) process.exit(130);
  stop.abort(signal);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, ask);
process.exitCode = await runCommand(process.argv.slice(2), terminal);
