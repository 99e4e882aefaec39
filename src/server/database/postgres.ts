import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ProblemError, problem } from '#domain/errors.ts';
import { SESSION_TIME_ZONE } from './engine.ts';
import type { Engine, OwnerSession, PlainSql, Unlisten } from './engine.ts';
import { preparing } from './prepared.ts';
import type { Schema } from './schema.ts';
import type { TransactionGuard } from './transaction-guard.ts';
import { postgresParser } from './value-types.ts';

/** The role requests run as: it may not rewrite append-only tables. The migration runner creates and grants it. */
export const RUNTIME_ROLE = 'zhishu_runtime';

const OLDEST_VERSION = 150_000;
const RECONNECT_MILLIS = 1_000;

export interface PostgresOptions {
  readonly databaseUrl: string;
  readonly readOnly?: boolean;
  /** The role of ordinary sessions; the portal (互联网端) names its own narrower one. */
  readonly role?: string;
  /** Connections at most; 10 unless told. */
  readonly connections?: number;
}

function clientConfig(databaseUrl: string): pg.ClientConfig {
  return { connectionString: databaseUrl, application_name: 'zhishu', types: { getTypeParser: postgresParser as never } };
}

/** Our statements are short: compiling one (JIT) takes longer than any of them runs. */
const SESSION = `
  select set_config('jit', 'off', false), set_config('TimeZone', '${SESSION_TIME_ZONE}', false), set_config('search_path', 'public', false),
         set_config('DateStyle', 'ISO, YMD', false), set_config('IntervalStyle', 'postgres', false),
         set_config('default_transaction_read_only', $1, false)`;

/** The role is taken where it exists and the login role belongs to it; else the session keeps the login's rights. */
const TAKE_ROLE = `
  select set_config('role', rolname, false) from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')`;

async function prepareSession(client: pg.ClientBase, readOnly: boolean, role?: string): Promise<void> {
  await client.query(SESSION, [readOnly ? 'on' : 'off']);
  if (role) await client.query(TAKE_ROLE, [role]);
}

function plainSql(client: pg.ClientBase): PlainSql {
  return {
    run: async (script) => void (await client.query(script)),
    rows: async <T>(statement: string, parameters: readonly unknown[] = []) =>
      (await client.query<T & pg.QueryResultRow>(statement, [...parameters])).rows,
  };
}

function ownerSession(client: pg.ClientBase): OwnerSession {
  const sql = plainSql(client);
  return {
    ...sql,
    async transaction(work) {
      await sql.run('begin');
      try {
        const result = await work(sql);
        await sql.run('commit');
        return result;
      } catch (error) {
        await sql.run('rollback').catch(() => undefined);
        throw error;
      }
    },
  };
}

/** Connects once as the login role, and disconnects when the work is done. */
async function asOwner<T>(databaseUrl: string, work: (session: OwnerSession) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(databaseUrl));
  await client.connect();
  try {
    await prepareSession(client, false);
    return await work(ownerSession(client));
  } finally {
    await client.end();
  }
}

function refuse(zh: string, en: string): never {
  throw new ProblemError(problem('database-refused', { reason: { zh, en } }));
}

/** @throws ProblemError `database-refused` when the server is too old or not UTF-8 */
async function assertUsable(session: OwnerSession): Promise<void> {
  const [found] = await session.rows<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`);
  if ((found?.version ?? 0) < OLDEST_VERSION) refuse('须为 PostgreSQL 15 或更高版本。', 'PostgreSQL 15 or newer is needed.');
  if (found?.encoding !== 'UTF8') refuse('数据库编码须为 UTF8。', 'the database encoding must be UTF8.');
}

/** Listens on a connection of its own, and connects again when it is lost. */
async function listenForever(databaseUrl: string, channel: string, heard: (payload: string) => void): Promise<Unlisten> {
  let stopped = false;
  let client = await listenOnce();

  async function listenOnce(): Promise<pg.Client> {
    const next = new pg.Client(clientConfig(databaseUrl));
    await next.connect();
    next.on('notification', (message) => heard(message.payload ?? ''));
    next.on('error', () => undefined);
    next.on('end', () => void reconnect());
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    return next;
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      await delay(RECONNECT_MILLIS, undefined, { ref: false });
      const next = await listenOnce().catch(() => undefined);
      if (!next) continue;
      client = next;
      return stopped ? client.end() : heard('');
    }
  }

  return async () => {
    stopped = true;
    await client.end();
  };
}

/** Opens PostgreSQL 15 or newer. */
export async function openPostgres(settings: PostgresOptions, guard: TransactionGuard): Promise<Engine> {
  const { databaseUrl, readOnly = false, role = RUNTIME_ROLE } = settings;
  await asOwner(databaseUrl, assertUsable);
  const pool = new pg.Pool({
    ...clientConfig(databaseUrl),
    max: settings.connections ?? 10,
    onConnect: async (client) => {
      await prepareSession(client, readOnly, role);
      preparing(client);
    },
  });
  pool.on('error', () => undefined);
  return {
    kind: 'postgres',
    kysely: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [guard.plugin()] }),
    asOwner: (work) => asOwner(databaseUrl, work),
    listen: (channel, heard) => listenForever(databaseUrl, channel, heard),
    maintain: () => asOwner(databaseUrl, (session) => session.run('analyze')),
    close: () => pool.end(),
  };
}
