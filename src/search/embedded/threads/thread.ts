import { parentPort, type Transferable, Worker, type WorkerOptions } from 'node:worker_threads';
import { IndexDamaged, QueryTooCostly } from '../../errors.ts';

/** What a thread can be asked for, by name: each takes one value and gives one. */
export type Services = Readonly<Record<string, (input: never) => unknown>>;

interface Call {
  readonly number: number;
  readonly name: string;
  readonly input: unknown;
}

type Reply =
  | { readonly number: number; readonly output: unknown }
  | { readonly number: number; readonly error: { readonly name: string; readonly message: string } };

/** Another thread, asked by messages. It works on one call after the other, in the order they are made. */
export class Thread<S extends Services> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(output: unknown): void; reject(error: Error): void }>();
  #calls = 0;
  #end: Error | undefined;

  constructor(file: URL, options?: WorkerOptions) {
    this.#worker = new Worker(file, options);
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The thread has ended.')));
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** What is in `transfer` moves to the thread instead of being copied. */
  call<N extends keyof S & string>(name: N, input: Parameters<S[N]>[0], transfer: readonly Transferable[] = []): Promise<Awaited<ReturnType<S[N]>>> {
    if (this.#end) return Promise.reject(this.#end);
    const number = this.#calls++;
    if (this.#waiting.size === 0) this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve: (output) => resolve(output as Awaited<ReturnType<S[N]>>), reject });
      this.#worker.postMessage({ number, name, input } satisfies Call, transfer);
    });
  }

  /** Ends the thread in the middle of whatever it does. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('error' in reply) waiting?.reject(errorOf(reply.error));
    else waiting?.resolve(reply.output);
  }

  #fail(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}

/** Answers the calls of the thread that started this one. */
export function serve(services: Services): void {
  parentPort?.on('message', ({ number, name, input }: Call) => {
    try {
      parentPort?.postMessage({ number, output: services[name]?.(input as never) } satisfies Reply);
    } catch (thrown) {
      const { name: kind, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
      parentPort?.postMessage({ number, error: { name: kind, message } } satisfies Reply);
    }
  });
}

/** An error keeps only name and message on its way between threads. */
function errorOf({ name, message }: { readonly name: string; readonly message: string }): Error {
  if (name === 'QueryTooCostly') return new QueryTooCostly(message);
  if (name === 'IndexDamaged') return new IndexDamaged(message);
  return name === 'AbortError' ? new DOMException(message, name) : new Error(`${name}: ${message}`);
}
