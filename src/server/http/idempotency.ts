import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Database } from '../database/database.ts';
import { PREPARED } from '../database/prepared.ts';
import type { Schema } from '../database/schema.ts';
import { canonicalJson } from '../journal/canonical-json.ts';

/** A write as it is told from any other: whose, on which route, under which key, with which content. */
export interface Claim {
  readonly user: string;
  readonly route: string;
  readonly key: string;
  /** SHA-256 of what was sent; of an upload it is known only after it was read. */
  bodyHash(): string;
  /** Parts of the reply that are told once and never kept: one-time passwords. */
  readonly secrets: readonly string[];
}

/** An Idempotency-Key: printable, of at most 200 characters. */
export const KEY: RegExp = /^[\x20-\x7e]{1,200}$/;

export function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content ?? null)).digest('hex');
}

/** Ends a transaction whose key was claimed by another one in the meantime. */
class ClaimedElsewhere extends Error {}

/** The answer already given under a key. @throws ProblemError `idempotency-key-reused` when the content differs */
export async function findAnswer(database: Database, claim: Claim): Promise<{ readonly reply: unknown } | undefined> {
  const row = await database.kysely.selectFrom('idempotency').modifyFront(PREPARED).select(['body_hash', 'reply']).where('user_key', '=', claim.user).where('route', '=', claim.route).where('key', '=', claim.key).executeTakeFirst();
  if (!row) return undefined;
  if (row.body_hash !== claim.bodyHash()) throw new ProblemError(problem('idempotency-key-reused'));
  return { reply: JSON.parse(row.reply ?? 'null') as unknown };
}

function withoutSecrets(reply: unknown, secrets: readonly string[]): unknown {
  if (secrets.length === 0 || typeof reply !== 'object' || reply === null) return reply;
  return Object.fromEntries(Object.entries(reply).filter(([name]) => !secrets.includes(name)));
}

/** Keeps answers under their keys. @throws when one of the keys was claimed by another write in the meantime */
export async function keepAll(trx: Transaction<Schema>, answers: readonly { readonly claim: Claim; readonly reply: unknown }[]): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map(({ claim, reply }) => ({
    user_key: claim.user, route: claim.route, key: claim.key, body_hash: claim.bodyHash(), status: 200, reply: JSON.stringify(withoutSecrets(reply, claim.secrets) ?? null),
  }));
  const kept = await trx.insertInto('idempotency').values(rows).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== BigInt(rows.length)) throw new ClaimedElsewhere();
}

/**
 * Runs a write and keeps its answer under the key in the same transaction. When another server was faster with the
 * same key, this one's transaction is undone and the other's answer given.
 */
export async function writeOnce<T>(database: Database, claim: Claim | undefined, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  if (!claim) return database.transaction(work);
  try {
    return await database.transaction(async (trx) => {
      const reply = await work(trx);
      await keepAll(trx, [{ claim, reply }]);
      return reply;
    });
  } catch (error) {
    if (!(error instanceof ClaimedElsewhere)) throw error;
    const answer = await findAnswer(database, claim);
    if (!answer) throw new ProblemError(problem('idempotency-running'));
    return answer.reply as T;
  }
}

/** Writes that are being carried out here now: a second one under the same key is told to wait. */
export class Running {
  readonly #claims = new Set<string>();

  /** @throws ProblemError `idempotency-running` */
  async alone<T>({ user, route, key }: Claim, work: () => Promise<T>): Promise<T> {
    const name = JSON.stringify([user, route, key]);
    if (this.#claims.has(name)) throw new ProblemError(problem('idempotency-running'));
    this.#claims.add(name);
    try {
      return await work();
    } finally {
      this.#claims.delete(name);
    }
  }
}
