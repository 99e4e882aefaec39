import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { eachEngine } from '../../../tests/support/database.ts';
import { MIGRATIONS_DIRECTORY, migrate, readMigrations } from './migrate.ts';
import { schemaSql } from './schema-sql.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-migrations-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The real migrations and some more, in a folder of their own. */
function withMore(name: string, more: readonly string[]): string {
  const directory = join(folder, name);
  fs.cpSync(MIGRATIONS_DIRECTORY, directory, { recursive: true });
  const next = readMigrations().length + 1;
  more.forEach((script, index) =>
    fs.writeFileSync(join(directory, `${String(next + index).padStart(4, '0')}-try-it.sql`), script));
  return directory;
}

test('Migrations are numbered 1, 2, 3 … and named after what they do', () => {
  const gap = withMore('gap', []);
  fs.writeFileSync(join(gap, '0999-leave-gap.sql'), '');
  expect(() => readMigrations(gap)).toThrow('0999-leave-gap breaks the sequence');
  const misnamed = withMore('misnamed', []);
  fs.writeFileSync(join(misnamed, 'later.sql'), '');
  expect(() => readMigrations(misnamed)).toThrow('later.sql');
});

eachEngine('Migrating', (engine) => {
  test('runs nothing twice', async () => {
    expect(await migrate(engine.database())).toEqual([]);
  });

  test('runs what is new in order, refuses what was edited or is unknown, and undoes what fails', async () => {
    const database = engine.database();
    const name = engine.kind;
    const directory = withMore(name, ['create table one (id int);', `create table two (id int); select append_only('two');`]);
    const [first, second] = await migrate(database, directory);
    expect([first?.name, second?.name].map((each) => each?.slice(5))).toEqual(['try-it', 'try-it']);

    await expect(migrate(database)).rejects.toThrow('newer than this program');
    fs.appendFileSync(join(directory, `${first?.name}.sql`), '-- edited');
    await expect(migrate(database, directory)).rejects.toThrow('was edited after it had run');

    const failing = withMore(`${name}-failing`, [
      'create table one (id int);', `create table two (id int); select append_only('two');`,
      'create table three (id int); select broken();']);
    await expect(migrate(database, failing)).rejects.toThrow('broken');
    const { rows } = await sql`select to_regclass('three') as three, to_regclass('two')::text as two`.execute(database.kysely);
    expect(rows).toEqual([{ three: null, two: 'two' }]);
  });

  test('lets two servers that start together take turns', async () => {
    const directory = withMore(`${engine.kind}-together`, [
      'create table one (id int);', `create table two (id int); select append_only('two');`, 'create table four (id int);']);
    const ran = await Promise.all([migrate(engine.database(), directory), migrate(engine.database(), directory)]);
    expect(ran.flat()).toHaveLength(1);
  });

  test.runIf(engine.kind === 'postgres')('gives ordinary sessions a role that may not rewrite append-only tables', async () => {
    const { rows } = await sql`
      select current_user as role, has_table_privilege('two', 'insert') as may_add,
             has_table_privilege('two', 'update') as may_update, has_table_privilege('two', 'truncate') as may_truncate,
             has_table_privilege('one', 'update') as may_update_others,
             has_table_privilege('schema_migration', 'insert') as may_forge
    `.execute(engine.database().kysely);
    expect(rows).toEqual([{
      role: 'zhishu_runtime', may_add: true, may_update: false, may_truncate: false, may_update_others: true, may_forge: false,
    }]);
  });
});

eachEngine('The description of the schema', (engine) => {
  test('is the committed schema.sql on both engines', async () => {
    await expect(await schemaSql(engine.database())).toMatchFileSnapshot('schema.sql');
  });

  test('can be run to make the same schema', async () => {
    const database = engine.database();
    const text = await schemaSql(database);
    await database.asOwner((session) => session.run(
      `drop schema public cascade; create schema public; set search_path = public; ${text}`));
    expect(await schemaSql(database)).toBe(text);
  });
});
