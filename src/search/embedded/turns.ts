/** Work that is done one after the other, in the order it comes (依次). A failure ends its own work only. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #isOver = false;

  /** Whether no more work is taken. */
  get isOver(): boolean {
    return this.#isOver;
  }

  take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isOver) return Promise.reject(new Error('The index is closed.'));
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Takes no more work; resolves when all that was taken is done. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#last;
  }
}
