import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Engine, OwnerSession, PlainSql } from './engine.ts';
import { RUNTIME_ROLE } from './postgres.ts';

/** One numbered file: `0002-create-case.sql`. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly script: string;
  /** SHA-256 of the script with line ends as \n, so that a Windows checkout agrees. */
  readonly checksum: string;
}

interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

export const MIGRATIONS_DIRECTORY: string = join(import.meta.dirname, 'migrations');

const FILE_NAME = /^(\d{4})-[a-z][a-z0-9-]*\.sql$/;

/** Any number, the same in every version: it keeps two servers from migrating at once. */
const ADVISORY_LOCK = 7_241_968_001;

const CREATE_MIGRATION_TABLE = `
  create table if not exists schema_migration (
    number integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;

function readMigration(directory: string, file: string): Migration {
  const script = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n');
  const number = Number(FILE_NAME.exec(file)?.[1]);
  return { number, name: file.slice(0, -4), script, checksum: createHash('sha256').update(script).digest('hex') };
}

/**
 * The migrations of a directory in order.
 * @throws when a file is not named `0002-verb-object.sql`, or the numbers do not run 1, 2, 3 …
 */
export function readMigrations(directory: string = MIGRATIONS_DIRECTORY): readonly Migration[] {
  const files = readdirSync(directory).sort();
  const misnamed = files.find((file) => !FILE_NAME.test(file));
  if (misnamed) throw new Error(`Migration ${misnamed} is not named like 0002-create-case.sql`);
  const migrations = files.map((file) => readMigration(directory, file));
  const misnumbered = migrations.find((each, index) => each.number !== index + 1);
  if (misnumbered) throw new Error(`Migration ${misnumbered.name} breaks the sequence: each number is used once, without gaps`);
  return migrations;
}

function refuse(zh: string, en: string): never {
  throw new ProblemError(problem('database-refused', { reason: { zh, en } }));
}

function refuseUnknown(applied: AppliedMigration): never {
  return refuse(
    `其结构比本程序新（${applied.name}），请升级程序。`,
    `its structure is newer than this program (${applied.name}); upgrade the program.`);
}

function refuseEdited(migration: Migration): never {
  return refuse(
    `已执行的迁移 ${migration.name} 被改动过，请恢复原文件并另写新的迁移。`,
    `migration ${migration.name} was edited after it had run; restore the file and write a new migration.`);
}

/** What is still to be run. @throws ProblemError when an applied one is unknown here or was edited */
function pending(migrations: readonly Migration[], applied: readonly AppliedMigration[]): readonly Migration[] {
  for (const each of applied) {
    const known = migrations.find((migration) => migration.number === each.number);
    if (!known) refuseUnknown(each);
    if (known.checksum !== each.checksum) refuseEdited(known);
  }
  const done = new Set(applied.map((each) => each.number));
  return migrations.filter((migration) => !done.has(migration.number));
}

/** @returns whether it ran here; false when another start was faster */
async function apply(session: OwnerSession, { number, name, checksum, script }: Migration): Promise<boolean> {
  return session.transaction(async (sql) => {
    const claimed = await sql.rows(
      'insert into schema_migration (number, name, checksum) values ($1, $2, $3) on conflict do nothing returning number',
      [number, name, checksum]);
    if (claimed.length > 0) await sql.run(script);
    return claimed.length > 0;
  });
}

/** Creates the runtime role where the login role may; elsewhere the administrator creates it, or triggers alone guard. */
const CREATE_RUNTIME_ROLE = `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${RUNTIME_ROLE}') then
      if (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) then
        create role ${RUNTIME_ROLE} nologin;
      end if;
    end if;
    if exists (select from pg_roles where rolname = '${RUNTIME_ROLE}')
       and not pg_has_role(current_user, '${RUNTIME_ROLE}', 'member') then
      grant ${RUNTIME_ROLE} to current_user;
    end if;
  exception when duplicate_object or unique_violation or insufficient_privilege then null;
  end $$`;

/** Rights by what the tables are now: an append-only table may be read and added to, nothing else. */
const GRANT_RUNTIME_ROLE = `
  do $$ declare area regnamespace; target regclass; begin
    if not exists (select from pg_roles where rolname = '${RUNTIME_ROLE}') then return; end if;
    for area in select oid from pg_namespace where nspname = 'public'
      or (nspowner = current_user::regrole and nspname !~ '^(pg_|information_schema)') loop
      execute format('grant usage on schema %s to ${RUNTIME_ROLE}', area);
      execute format('grant select, insert, update, delete on all tables in schema %s to ${RUNTIME_ROLE}', area);
      execute format('grant usage, select on all sequences in schema %s to ${RUNTIME_ROLE}', area);
    end loop;
    for target in select tgrelid from pg_trigger where tgname = 'append_only' loop
      execute format('revoke update, delete, truncate on %s from ${RUNTIME_ROLE}', target);
    end loop;
    revoke insert, update, delete on schema_migration from ${RUNTIME_ROLE};
  end $$`;

async function applied(sql: PlainSql): Promise<AppliedMigration[]> {
  await sql.run(CREATE_MIGRATION_TABLE);
  return sql.rows<AppliedMigration>('select number, name, checksum from schema_migration order by number');
}

async function migrateLocked(session: OwnerSession, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const done: Migration[] = [];
  for (const migration of pending(migrations, await applied(session))) {
    if (await apply(session, migration)) done.push(migration);
  }
  return done;
}

/**
 * Brings the database to the structure this program knows, each migration in a transaction of its own; two servers
 * that start together take turns. Run it before anything else uses the database.
 * @returns the migrations that ran
 * @throws ProblemError `database-refused` when the database is newer, or a migration that ran was edited since
 */
export async function migrate(engine: Engine, directory?: string): Promise<readonly Migration[]> {
  const migrations = readMigrations(directory);
  if (engine.kind === 'pglite') return engine.asOwner((session) => migrateLocked(session, migrations));
  return engine.asOwner(async (session) => {
    await session.rows('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const done = await migrateLocked(session, migrations);
    await session.run(CREATE_RUNTIME_ROLE);
    await session.run(GRANT_RUNTIME_ROLE);
    return done;
  });
}
