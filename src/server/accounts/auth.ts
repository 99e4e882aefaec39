import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import type { Kysely, KyselyPlugin } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** A session ends this many seconds after it was last used (12 小时). */
export const SESSION_SECONDS: number = 12 * 60 * 60;

/** How long a session may be used before its end is moved on: one write a quarter of an hour, not one a request. */
export const SESSION_UPDATE_SECONDS: number = 15 * 60;

export const USER_NAME: RegExp = /^[a-z0-9][a-z0-9._-]{1,39}$/;

/** The library compares instants as Dates; our drivers give ISO strings. */
function withDates(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([column, value]) => [column, column.endsWith('_at') && typeof value === 'string' ? new Date(value) : value]);
  return Object.fromEntries(entries);
}

const datesOut: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map((row) => withDates(row)) }),
};

const USER_NAMES = {
  minUsernameLength: 2,
  maxUsernameLength: 40,
  usernameValidator: (name: string) => USER_NAME.test(name.toLowerCase()),
  schema: { user: { fields: { displayUsername: 'display_username' } } },
};

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** The accounts library on our tables. It hashes passwords and makes sessions; routes and cookies are ours. */
export function openAuth(kysely: Kysely<Schema>): Auth {
  return betterAuth({
    database: { db: kysely.withPlugin(datesOut), type: 'postgres' },
    // It signs the library's own cookies only, which no route of ours hands out: sessions are rows, found by token.
    secret: randomBytes(32).toString('base64url'),
    baseURL: 'http://127.0.0.1',
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [username(USER_NAMES)],
    user: { modelName: 'auth_user', fields: { ...TIMES, emailVerified: 'email_verified' } },
    session: {
      modelName: 'auth_session',
      fields: { ...TIMES, expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', userId: 'user_id' },
      expiresIn: SESSION_SECONDS,
    },
    account: {
      modelName: 'auth_account',
      fields: {
        ...TIMES, accountId: 'account_id', providerId: 'provider_id', userId: 'user_id', accessToken: 'access_token', refreshToken: 'refresh_token',
        idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'auth_verification', fields: { ...TIMES, expiresAt: 'expires_at' } },
  }) as unknown as Auth;
}

/** What of the library we call. */
export interface Auth {
  readonly api: { signInUsername(call: { body: { username: string; password: string } }): Promise<{ readonly token: string } | null> };
  readonly $context: Promise<{
    readonly password: { hash(password: string): Promise<string>; verify(check: { hash: string; password: string }): Promise<boolean> };
  }>;
}
