import type { Database } from './database.ts';

interface Work {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/**
 * What this process works on behind the requests (后台任务), by key, so that it can be stopped at once. Whatever another
 * process needs to know of it is in the database.
 */
export class BackgroundWorks<Key> {
  readonly #byDatabase = new WeakMap<Database, Map<Key, Work>>();

  /** How many are going on. */
  count(database: Database): number {
    return this.#worksOn(database).size;
  }

  has(database: Database, key: Key): boolean {
    return this.#worksOn(database).has(key);
  }

  /** Begins a work; what goes wrong is the work's own to tell. @returns its end, and whether it was stopped */
  start(database: Database, key: Key, work: (signal: AbortSignal) => Promise<void>): { readonly ended: Promise<void>; readonly signal: AbortSignal } {
    const works = this.#worksOn(database);
    const stop = new AbortController();
    const ended = work(stop.signal).finally(() => works.delete(key));
    works.set(key, { stop, ended });
    return { ended, signal: stop.signal };
  }

  /** Stops a work, if it is done here, and waits for its end. */
  async stop(database: Database, key: Key): Promise<void> {
    const found = this.#worksOn(database).get(key);
    found?.stop.abort();
    await found?.ended;
  }

  async stopAll(database: Database): Promise<void> {
    await Promise.all([...this.#worksOn(database).keys()].map((key) => this.stop(database, key)));
  }

  #worksOn(database: Database): Map<Key, Work> {
    const works = this.#byDatabase.get(database) ?? new Map<Key, Work>();
    this.#byDatabase.set(database, works);
    return works;
  }
}
