import type { SearchAnswer, SearchRequest } from '../../engine.ts';
import type { SearchServices, SearchThreadData } from './search-thread.ts';
import { Thread } from './thread.ts';

/** Several threads that search the same index (检索线程池): a long query holds up one of them. */
export class SearchPool {
  readonly #searchers: readonly Searcher[];
  readonly #idle: Searcher[];
  readonly #underWay = new Set<Promise<SearchAnswer>>();
  readonly #waiting: ((searcher: Searcher) => void)[] = [];

  constructor(threads: number, mostMillis: number) {
    this.#searchers = Array.from({ length: threads }, () => new Searcher(mostMillis));
    this.#idle = [...this.#searchers];
  }

  /** The answer of the first thread that is free. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    const search = this.#search(request, signal);
    this.#underWay.add(search);
    const over = (): void => void this.#underWay.delete(search);
    search.then(over, over);
    return search;
  }

  /** Tells every thread the same; the answer of one, when all have done it. */
  async tellAll<N extends Exclude<keyof SearchServices, 'search'>>(name: N, input: Parameters<SearchServices[N]>[0]): Promise<ReturnType<SearchServices[N]>> {
    const [first] = await Promise.all(this.#searchers.map(({ thread }) => thread.call(name, input)));
    return first as ReturnType<SearchServices[N]>;
  }

  /** Ends the threads when the searches that were begun have their answers. */
  async retire(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.end();
  }

  async end(): Promise<void> {
    await Promise.all(this.#searchers.map(({ thread }) => thread.end()));
  }

  async #search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    signal?.throwIfAborted();
    const searcher = await this.#free(signal);
    try {
      return await searcher.search(request, signal);
    } finally {
      this.#release(searcher);
    }
  }

  #free(signal?: AbortSignal): Promise<Searcher> {
    const idle = this.#idle.pop();
    if (idle) return Promise.resolve(idle);
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(signal?.reason);
      };
      const take = (searcher: Searcher): void => {
        signal?.removeEventListener('abort', abort);
        resolve(searcher);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(take);
    });
  }

  #release(searcher: Searcher): void {
    const next = this.#waiting.shift();
    if (next) next(searcher);
    else this.#idle.push(searcher);
  }
}

/** One thread of the pool. */
class Searcher {
  readonly thread: Thread<SearchServices>;
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(4));
  #number = 0;

  constructor(mostMillis: number) {
    const workerData = { cancelled: this.#cancelled.buffer, mostMillis } satisfies SearchThreadData;
    this.thread = new Thread(new URL('./search-thread.ts', import.meta.url), { workerData });
  }

  /** Ends soon when the signal says so, and then rejects with the signal's reason. */
  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    const number = ++this.#number;
    const cancel = (): void => void Atomics.store(this.#cancelled, 0, number);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const answer = await this.thread.call('search', { number, request });
      signal?.throwIfAborted();
      return answer;
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }
}
