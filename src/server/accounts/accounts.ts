import { randomUUID } from 'node:crypto';
import { type AliasedRawBuilder, type Kysely, sql, type Transaction } from 'kysely';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { type Outcome, failure, problem, success } from '#domain/errors.ts';
import type { Database } from '../database/database.ts';
import { PREPARED } from '../database/prepared.ts';
import type { Schema } from '../database/schema.ts';
import { type Auth, openAuth, SESSION_SECONDS, SESSION_UPDATE_SECONDS } from './auth.ts';
import { addressName, ATTEMPTS_OF_ADDRESS, countAttempt, forgetAttempts, takeAttemptBack } from './lock-out.ts';

/** A signed-in caller: the account's user name, and the token that is its session. */
export interface Session {
  readonly user: string;
  readonly token: string;
}

/** A session as found. */
export interface FoundSession extends Session {
  /** Signed in with a one-time password. */
  readonly mustChangePassword: boolean;
  /** People who delegated their posts to the account's person today. */
  readonly delegators: readonly string[];
}

/** Who has an account, and who is signed in (账号与会话). The account's person is the one of its user name. */
export interface Accounts {
  /** A new session for a right password; else `bad-credentials`, and after five wrong ones, or many from one address, `locked-out`. */
  signIn(user: string, password: string, address: string, now: string): Promise<Outcome<Session>>;
  signOut(token: string): Promise<void>;
  findSession(token: string, today: CivilDate): Promise<FoundSession | undefined>;
  mustChangePassword(user: string): Promise<boolean>;
  /** The salted hash (scrypt) of a password: slow, so it comes before the transaction that stores it. */
  hash(password: string): Promise<string>;
  isPassword(database: Kysely<Schema>, user: string, password: string): Promise<boolean>;
  /** Creates the account or gives it another password; its sessions end, but the one named. */
  setPassword(trx: Transaction<Schema>, user: string, hash: string, options: { readonly oneTime: boolean; readonly keep?: string }): Promise<void>;
  /** Ends every session of an account, as when a person leaves. */
  endSessions(trx: Transaction<Schema>, user: string): Promise<void>;
}

/** Made-up addresses: the library wants one for each account, and the bureau's people sign in by name. */
const MAIL_DOMAIN = 'zhishu.invalid';

/** User names are compared without case. */
export function plainUser(user: string): string {
  return user.trim().toLowerCase().slice(0, 100);
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
}

async function tokenFor(auth: Auth, username: string, password: string): Promise<string | undefined> {
  try {
    return (await auth.api.signInUsername({ body: { username, password } }))?.token;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

async function signIn(auth: Auth, database: Database, user: string, password: string, address: string, now: string): Promise<Outcome<Session>> {
  const name = plainUser(user);
  const from = addressName(address);
  const locked = (await countAttempt(database.kysely, from, now, ATTEMPTS_OF_ADDRESS)) ?? (await countAttempt(database.kysely, name, now));
  if (locked) return failure(locked);
  const token = await tokenFor(auth, name, password);
  if (!token) return failure(problem('bad-credentials'));
  await forgetAttempts(database.kysely, name);
  await takeAttemptBack(database.kysely, from);
  return success({ user: name, token });
}

/** The session of a token, its end moved on by use. One query a request; one write a quarter of an hour. */
async function findSession(database: Kysely<Schema>, token: string, today: CivilDate): Promise<FoundSession | undefined> {
  const found = await database
    .selectFrom('auth_session as s')
    .modifyFront(PREPARED)
    .innerJoin('auth_user as u', 'u.id', 's.user_id')
    .select(['s.expires_at', 's.updated_at', 'u.username', 'u.must_change_password', delegatorsOn(today)])
    .where('s.token', '=', token)
    .executeTakeFirst();
  const now = Date.now();
  if (!found?.username || Date.parse(found.expires_at) <= now) return undefined;
  if (now - Date.parse(found.updated_at) > SESSION_UPDATE_SECONDS * 1000) await prolong(database, token, now);
  return { user: found.username, token, mustChangePassword: found.must_change_password, delegators: found.delegators };
}

function delegatorsOn(today: CivilDate): AliasedRawBuilder<readonly string[], 'delegators'> {
  return sql<readonly string[]>`coalesce((select json_agg(d.delegator) from delegation d join person p on p.code = d.deputy
    where p.user_name = u.username and d.since <= ${today}::date and d.until >= ${today}::date), '[]')`.as('delegators');
}

async function prolong(database: Kysely<Schema>, token: string, now: number): Promise<void> {
  const instant = (millis: number): string => new Date(millis).toISOString();
  await database.updateTable('auth_session').set({ expires_at: instant(now + SESSION_SECONDS * 1000), updated_at: instant(now) }).where('token', '=', token).execute();
}

async function passwordOf(database: Kysely<Schema>, user: string): Promise<string | undefined> {
  const found = await database.selectFrom('auth_account as a').innerJoin('auth_user as u', 'u.id', 'a.user_id').select('a.password').where('u.username', '=', plainUser(user)).where('a.provider_id', '=', 'credential').executeTakeFirst();
  return found?.password ?? undefined;
}

async function ensureUser(trx: Transaction<Schema>, user: string, oneTime: boolean): Promise<string> {
  const { id } = await trx
    .insertInto('auth_user')
    .values({ id: randomUUID(), name: user, email: `${user}@${MAIL_DOMAIN}`, email_verified: true, username: user, display_username: user, must_change_password: oneTime })
    .onConflict((conflict) => conflict.column('username').doUpdateSet({ must_change_password: oneTime, updated_at: new Date().toISOString() }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function setPassword(trx: Transaction<Schema>, user: string, hash: string, oneTime: boolean, keep?: string): Promise<void> {
  const id = await ensureUser(trx, user, oneTime);
  await trx
    .insertInto('auth_account')
    .values({ id: randomUUID(), account_id: id, provider_id: 'credential', user_id: id, password: hash })
    .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: new Date().toISOString() }))
    .execute();
  await trx.deleteFrom('auth_session').where('user_id', '=', id).$if(keep !== undefined, (query) => query.where('token', '!=', keep ?? '')).execute();
}

/** Accounts on the bureau's own database. */
export function openAccounts(database: Database): Accounts {
  const auth = openAuth(database.kysely);
  const verify = async (hash: string, password: string): Promise<boolean> => (await auth.$context).password.verify({ hash, password });
  return {
    signIn: (user, password, address, now) => signIn(auth, database, user, password, address, now),
    signOut: async (token) => void (await database.kysely.deleteFrom('auth_session').where('token', '=', token).execute()),
    findSession: (token, today) => findSession(database.kysely, token, today),
    mustChangePassword: async (user) => {
      const found = await database.kysely.selectFrom('auth_user').select('must_change_password').where('username', '=', plainUser(user)).executeTakeFirst();
      return found?.must_change_password ?? false;
    },
    hash: async (password) => (await auth.$context).password.hash(password),
    isPassword: async (within, user, password) => {
      const hash = await passwordOf(within, user);
      return hash !== undefined && verify(hash, password);
    },
    setPassword: (trx, user, hash, { oneTime, keep }) => setPassword(trx, plainUser(user), hash, oneTime, keep),
    endSessions: async (trx, user) => {
      await trx.deleteFrom('auth_session').where('user_id', 'in', trx.selectFrom('auth_user').select('id').where('username', '=', plainUser(user))).execute();
    },
  };
}
