import type { Transaction } from 'kysely';
import type { JointWork } from '../context.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { type Claim, keepAll, writeOnce } from './idempotency.ts';

/** Writes done in one transaction at most: the embedded database is not to be held for long. */
const MOST = 16;

/** How many must wait for another transaction to begin while none, or one, is under way: two keep server and database both busy. */
const NEEDED: readonly number[] = [1, 3];

interface Waiting {
  readonly claim: Claim | undefined;
  readonly input: unknown;
  resolve(reply: unknown): void;
  reject(error: unknown): void;
}

/** Writes of one kind: those that wait, and how many transactions of them are under way. */
interface Queue {
  readonly waiting: Waiting[];
  underWay: number;
}

type Work = JointWork<unknown, unknown>;

/**
 * Writes of one kind that come at the same time share a transaction (合并提交): while one is being committed the next
 * ones gather. A lone write waits for nobody. When a shared transaction fails, each of its writes is done alone, so
 * that nobody is refused for another's fault.
 */
export class JointWrites {
  readonly #database: () => Database;
  readonly #queues = new Map<Work, Queue>();

  constructor(database: () => Database) {
    this.#database = database;
  }

  write(work: Work, claim: Claim | undefined, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(work) ?? { waiting: [], underWay: 0 };
      this.#queues.set(work, queue);
      queue.waiting.push({ claim, input, resolve, reject });
      if (queue.waiting.length >= (NEEDED[queue.underWay] ?? Infinity)) void this.#drain(work, queue);
    });
  }

  async #drain(work: Work, queue: Queue): Promise<void> {
    queue.underWay += 1;
    while (queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0, MOST);
      await (batch.length > 1 && (await this.#together(work, batch)) ? undefined : this.#oneByOne(work, batch));
    }
    queue.underWay -= 1;
  }

  /** @returns whether all were written */
  async #together(work: Work, batch: readonly Waiting[]): Promise<boolean> {
    try {
      const replies = await this.#database().transaction(async (trx) => {
        const found = await work(trx, batch.map(({ input }) => input));
        await keepAll(trx, batch.flatMap(({ claim }, index) => (claim ? [{ claim, reply: found[index] }] : [])));
        return found;
      });
      batch.forEach(({ resolve }, index) => resolve(replies[index]));
      return true;
    } catch {
      return false;
    }
  }

  async #oneByOne(work: Work, batch: readonly Waiting[]): Promise<void> {
    for (const { claim, input, resolve, reject } of batch) {
      const alone = async (trx: Transaction<Schema>): Promise<unknown> => (await work(trx, [input]))[0];
      await writeOnce(this.#database(), claim, alone).then(resolve, reject);
    }
  }
}
