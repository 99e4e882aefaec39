import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachEngine } from '../../../tests/support/database.ts';
import { insertMany, json } from './bulk.ts';

eachEngine('The database', (engine) => {
  test('gives every type in the same form on both engines', async () => {
    const { rows } = await sql`
      select '2026-01-31'::date as day, '2026-01-01 00:00:00.123456+08'::timestamptz as instant,
             '1890-01-01T00:00:00Z'::timestamptz as old, 9007199254740993::int8 as big, 1.50::numeric as amount,
             '{"b": [1, "x"], "a": null}'::jsonb as body, '[1,2]'::json as list, 7::int4 as small, true as yes,
             array['2026-02-28']::date[] as days, array[5,null]::int8[] as bigs, array['a"b','c,d'] as texts,
             '\\x00ff'::bytea as bytes, null::date as nothing
    `.execute(engine.database().kysely);
    expect(rows).toHaveLength(1);
    expect({ ...(rows[0] as object), bytes: undefined }).toEqual({
      day: '2026-01-31', instant: '2025-12-31T16:00:00.123Z', old: '1890-01-01T00:00:00.000Z',
      big: 9007199254740993n, amount: '1.50', body: { a: null, b: [1, 'x'] }, list: [1, 2], small: 7, yes: true,
      days: ['2026-02-28'], bigs: [5n, null], texts: ['a"b', 'c,d'], bytes: undefined, nothing: null,
    });
    expect([...(rows[0] as { bytes: Uint8Array }).bytes]).toEqual([0, 255]);
  });

  test('takes parameters of every type in the same form', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select ${'2026-01-31'}::date as day, ${'2026-01-01T00:00:00.000Z'}::timestamptz as instant, ${9007199254740993n}::int8 as big,
             ${json({ list: [1, 2] })} as body, ${['a', 'b']}::text[] as texts, ${true}::boolean as yes, ${3}::int4 as small
    `.execute(engine.database().kysely);
    expect(rows[0]).toEqual({
      day: '2026-01-31', instant: '2026-01-01T00:00:00.000Z', big: 9007199254740993n, body: { list: [1, 2] },
      texts: ['a', 'b'], yes: true, small: 3,
    });
  });

  test('thinks in the civil calendar of Shanghai whatever TZ the process has', async () => {
    const { rows } = await sql`select ('2025-12-31T16:00:00Z'::timestamptz)::date as day`.execute(engine.database().kysely);
    expect(rows).toEqual([{ day: '2026-01-01' }]);
  });

  test('inserts many rows through one parameter per statement', async () => {
    const database = engine.database();
    await database.asOwner((session) => session.run(
      'create table bulk_try (id bigint primary key, name text, day date, body jsonb); grant all on bulk_try to public'));
    const rows = Array.from({ length: 5000 }, (_, id) => ({ id: BigInt(id), name: `企业${id}`, day: '2026-03-01', body: { id } }));
    const types = { id: 'bigint', name: 'text', day: 'date', body: 'jsonb' };
    const inserted = await database.transaction((trx) => insertMany(trx, 'bulk_try', types, rows));
    const again = await database.transaction((trx) =>
      insertMany(trx, 'bulk_try', types, rows, { suffix: sql`on conflict do nothing` }));
    const { rows: last } = await sql`select * from bulk_try where id = 4999`.execute(database.kysely);
    expect({ inserted, again, last }).toEqual({
      inserted: 5000, again: 0, last: [{ id: 4999n, name: '企业4999', day: '2026-03-01', body: { id: 4999 } }],
    });
  });

  test('undoes a transaction that fails and keeps one that succeeds', async () => {
    const database = engine.database();
    const insert = (year: number) => ({ year, published: true, holidays: json([]), workdays: json([]), source: '测试' }) as never;
    await expect(database.transaction(async (trx) => {
      await trx.insertInto('calendar_year').values(insert(2031)).execute();
      throw new Error('stop');
    })).rejects.toThrow('stop');
    await database.transaction((trx) => trx.insertInto('calendar_year').values(insert(2032)).execute());
    expect(await database.kysely.selectFrom('calendar_year').select('year').execute()).toEqual([{ year: 2032 }]);
  });

  test('keeps concurrent transactions apart', async () => {
    const database = engine.database();
    await database.asOwner((session) => session.run(
      'create table counter (id int primary key, value int); insert into counter values (1, 0); grant all on counter to public'));
    const raise = () => database.transaction(async (trx) => {
      const { rows } = await sql<{ value: number }>`select value from counter where id = 1 for update`.execute(trx);
      await sql`update counter set value = ${(rows[0]?.value ?? 0) + 1} where id = 1`.execute(trx);
    });
    await Promise.all(Array.from({ length: 20 }, raise));
    const { rows } = await sql`select value from counter`.execute(database.kysely);
    expect(rows).toEqual([{ value: 20 }]);
  });

  test('refuses the database itself inside a transaction, where it would wait for itself', async () => {
    const database = engine.database();
    const outside = database.transaction(() => database.kysely.selectFrom('installation').selectAll().execute());
    await expect(outside).rejects.toThrow('use the handle');
    const nested = database.transaction(() => database.transaction(async () => 1));
    await expect(nested).rejects.toThrow('use the handle');
    expect(await database.transaction(async () => 2)).toBe(2);
  });

  test('tells listeners what was notified', async () => {
    const database = engine.database();
    const heard = Promise.withResolvers<string>();
    const stop = await database.listen('figures', heard.resolve);
    await sql`select pg_notify('figures', '第 7 块')`.execute(database.kysely);
    expect(await heard.promise).toBe('第 7 块');
    await stop();
  });

  test('refuses to rewrite an append-only table, whoever asks', async () => {
    const database = engine.database();
    await database.asOwner((session) => session.run(
      `create table ledger_try (id int); select append_only('ledger_try'); grant select, insert on ledger_try to public`));
    await sql`insert into ledger_try values (1)`.execute(database.kysely);
    for (const statement of ['update ledger_try set id = 2', 'delete from ledger_try', 'truncate ledger_try']) {
      await expect(sql.raw(statement).execute(database.kysely)).rejects.toMatchObject({ code: '42501' });
      await expect(database.asOwner((session) => session.run(statement))).rejects.toMatchObject({ code: '42501' });
    }
    await database.asOwner((session) => session.run('drop table ledger_try'));
  });

  test('does the housekeeping without complaint', async () => {
    await expect(engine.database().maintain()).resolves.toBeUndefined();
  });
});
