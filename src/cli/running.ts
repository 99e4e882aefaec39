/** What was started, to be stopped in the reverse order, each once, whatever the others do. */
export class Started {
  readonly #stops: (() => Promise<void>)[] = [];

  /** Remembers how to stop something, and hands it back. */
  add<T>(started: T, stop: (started: T) => Promise<void>): T {
    this.#stops.push(() => stop(started));
    return started;
  }

  /** Stops everything. @throws the first error, after all was tried */
  async stopAll(): Promise<void> {
    let first: unknown;
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) {
      try {
        await stop();
      } catch (error) {
        first ??= error;
      }
    }
    if (first !== undefined) throw first;
  }
}
