import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ZHISHU = join(import.meta.dirname, '../../bin/zhishu.mjs');

/** What the portal's process is told, and nothing else: it gets no address of a database and no data directory. */
export interface PortalPlace {
  readonly host: string;
  readonly port: number;
  readonly door: string;
  readonly secret: string;
}

export interface PortalProcess {
  readonly address: string;
  stop(): Promise<void>;
}

/** The portal passes streams on and keeps nothing: small heaps suffice. */
const SMALL_HEAP = ['--max-semi-space-size=2', '--max-old-space-size=128'];

const INHERITED = ['PATH', 'HOME', 'TZ', 'LANG', 'LOG_LEVEL', 'NODE_ENV', 'NODE_OPTIONS', 'ZHISHU_PROXIES'];

function environmentFor({ host, port, door, secret }: PortalPlace): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  return { ...inherited, HOST: host, PORTAL_PORT: String(port), ZHISHU_OFFICE: door, ZHISHU_PORTAL_SECRET: secret };
}

function launch(place: PortalPlace): { child: ChildProcess; address: Promise<string> } {
  const child = fork(ZHISHU, ['portal'], { env: environmentFor(place), stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: SMALL_HEAP });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.on('message', (message) => resolve(String((message as { address?: unknown }).address)));
  child.on('error', reject);
  child.on('exit', (code) => reject(new Error(`the portal ended with ${code ?? 'a signal'} before it listened`)));
  return { child, address: promise };
}

/** Starts the portal as a process of its own, and again when it ends by itself. @throws Error when it cannot start at all */
export async function startPortalProcess(place: PortalPlace, say: (text: string) => void): Promise<PortalProcess> {
  let isStopping = false;
  let { child, address } = launch(place);
  const first = await address;
  const fixed = { ...place, port: Number(new URL(first).port) };
  const watch = (): void => {
    child.on('exit', async () => {
      if (isStopping) return;
      say('公众端意外退出，正在重启 · the portal ended and is started again');
      await delay(1_000);
      if (isStopping) return;
      ({ child, address } = launch(fixed));
      address.catch(() => undefined);
      watch();
    });
  };
  watch();
  return {
    address: first,
    async stop() {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      child.on('exit', () => resolve());
      child.kill('SIGTERM');
      await promise;
    },
  };
}
