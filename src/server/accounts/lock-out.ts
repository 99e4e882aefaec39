import { type Kysely, sql } from 'kysely';
import { type Problem, problem } from '#domain/errors.ts';
import type { Schema } from '../database/schema.ts';

/** Wrong attempts under one name after which it is locked, and for how long. */
export const ATTEMPTS = 5;
const LOCKED_MINUTES = 15;

interface Attempt {
  readonly attempts: number;
  readonly minutes: number | null;
}

/**
 * Counts an attempt before it is checked, so that many at once cannot all get through. Attempts older than the
 * lock-out are forgotten. @returns the refusal when the name is locked
 */
export async function countAttempt(database: Kysely<Schema>, user: string, now: string): Promise<Problem | undefined> {
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
        when a.attempts >= ${ATTEMPTS} then excluded.last_at + ${window} end,
      last_at = case when a.locked_until > excluded.last_at then a.last_at else excluded.last_at end
    returning attempts, ceil(extract(epoch from locked_until - ${now}::timestamptz) / 60)::integer as minutes`.execute(database);
  const minutes = rows[0]?.minutes;
  return minutes === null || minutes === undefined ? undefined : problem('locked-out', { minutes });
}

/** A right password ends the count. */
export async function forgetAttempts(database: Kysely<Schema>, user: string): Promise<void> {
  await database.deleteFrom('sign_in_attempt').where('user_name', '=', user).execute();
}
