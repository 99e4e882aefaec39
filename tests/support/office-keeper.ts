import { fork } from 'node:child_process';

/**
 * Runs a program while another process lives: `node office-keeper.ts PID PROGRAM ARGUMENTS…`. A test run that is killed
 * cannot stop what it started; this notices and stops it. Should this itself be killed, the program ends with it.
 */
const [guarded, program = '', ...args] = process.argv.slice(2);
const EVERY = 1_000;

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const child = fork(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const stop = (): void => void child.kill('SIGTERM');
const watch = setInterval(() => lives(Number(guarded)) || stop(), EVERY);
process.on('SIGTERM', stop);
child.on('exit', (code) => {
  clearInterval(watch);
  process.exitCode = code ?? 1;
});
