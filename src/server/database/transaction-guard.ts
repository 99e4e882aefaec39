import { AsyncLocalStorage } from 'node:async_hooks';
import type { KyselyPlugin } from 'kysely';

/** Tells whether the current asynchronous call runs inside a transaction of this database. */
export class TransactionGuard {
  readonly #current = new AsyncLocalStorage<{ open: boolean }>();

  /** Runs work marked as inside a transaction. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    const mark = { open: true };
    try {
      return await this.#current.run(mark, work);
    } finally {
      mark.open = false;
    }
  }

  /** @throws when a transaction is open here: on the embedded engine the call would wait for itself for ever */
  refuseInside(): void {
    if (this.#current.getStore()?.open) {
      throw new Error('A transaction is open here: use the handle it was given, not the database itself');
    }
  }

  /** Checks every query of the query builder that has it; a transaction's own handle goes without. */
  plugin(): KyselyPlugin {
    return {
      transformQuery: ({ node }) => {
        this.refuseInside();
        return node;
      },
      transformResult: async ({ result }) => result,
    };
  }
}
