import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ZHISHU = join(import.meta.dirname, '../../bin/zhishu.mjs');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a command: nothing of the tester's own settings. */
function environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, LOG_LEVEL: 'warn', ...more };
}

function launch(args: readonly string[], more: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [ZHISHU, ...args], { env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs `zhishu` to its end. */
export async function zhishu(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const child = launch(args, more);
  const texts = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (texts.stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (texts.stderr += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...texts };
}

/** A started installation. */
export interface RunningZhishu {
  readonly name: string;
  readonly kind: 'demo' | 'real';
  readonly office: string;
  readonly portal: string;
  readonly pid: number;
  /** What it said on standard error so far. */
  said(): string;
  /** Sends a signal and waits for the end. @returns the exit code, null when the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs `zhishu start` on free ports until it is ready. */
export async function startZhishu(dataDir: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Promise<RunningZhishu> {
  const child = launch(['start', '--data', dataDir, '--port', '0', '--no-build', '--json', ...args], more);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const closed = once(child, 'close') as Promise<[number | null]>;
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const first = await Promise.race([once(lines, 'line') as Promise<[string]>, closed.then(([code]) => Promise.reject(new Error(`zhishu start ended with ${code}: ${stderr}`)))]);
  const said = JSON.parse(first[0]) as Pick<RunningZhishu, 'name' | 'kind' | 'office' | 'portal'>;
  return {
    ...said,
    pid: child.pid ?? 0,
    said: () => stderr,
    end: async (signal) => {
      child.kill(signal);
      return (await closed)[0];
    },
  };
}
