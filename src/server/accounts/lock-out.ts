import { type Kysely, sql } from 'kysely';
import { type Problem, problem } from '#domain/errors.ts';
import type { Schema } from '../database/schema.ts';

/** Wrong attempts under one name after which it is locked, and for how long. */
export const ATTEMPTS = 5;
const LOCKED_MINUTES = 15;

/** Wrong attempts from one address, under whatever names: a whole bureau may share an address, somebody who guesses needs many. */
export const ATTEMPTS_OF_ADDRESS = 60;

/** An address as it is counted: one that can be had by the million (IPv6) by its network. No user name has a colon. */
export function addressName(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  return `address:${plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain}`;
}

interface Attempt {
  readonly attempts: number;
  readonly minutes: number | null;
}

/**
 * Counts an attempt before it is checked, so that many at once cannot all get through. Attempts older than the
 * lock-out are forgotten. @returns the refusal when the name is locked
 */
export async function countAttempt(database: Kysely<Schema>, user: string, now: string, most: number = ATTEMPTS): Promise<Problem | undefined> {
  const window = sql`make_interval(mins => ${LOCKED_MINUTES})`;
  const { rows } = await sql<Attempt>`
    insert into sign_in_attempt as a (user_name, attempts, last_at) values (${user}, 1, ${now}::timestamptz)
    on conflict (user_name) do update set
      attempts = case
        when a.locked_until > excluded.last_at then a.attempts
        when a.locked_until is not null or a.last_at < excluded.last_at - ${window} then 1
        else a.attempts + 1 end,
      locked_until = case
        when a.locked_until > excluded.last_at then a.locked_until
        when a.locked_until is not null or a.last_at < excluded.last_at - ${window} then null
        when a.attempts >= ${most}::integer then excluded.last_at + ${window} end,
      last_at = case when a.locked_until > excluded.last_at then a.last_at else excluded.last_at end
    returning attempts, ceil(extract(epoch from locked_until - ${now}::timestamptz) / 60)::integer as minutes`.execute(database);
  const minutes = rows[0]?.minutes;
  return minutes === null || minutes === undefined ? undefined : problem('locked-out', { minutes });
}

/** A right password was no guess: the address it came from is not charged with it. */
export async function takeAttemptBack(database: Kysely<Schema>, name: string): Promise<void> {
  await sql`update sign_in_attempt set attempts = attempts - 1 where user_name = ${name} and attempts > 0 and locked_until is null`.execute(database);
}

/** A right password ends the count. */
export async function forgetAttempts(database: Kysely<Schema>, user: string): Promise<void> {
  await database.deleteFrom('sign_in_attempt').where('user_name', '=', user).execute();
}
