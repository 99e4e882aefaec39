import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { DataDirectoryBusy } from './data-directory-lock.ts';
import { openDatabase } from './database.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-embedded-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('The embedded database in a data directory', () => {
  test('starts over when its creation was interrupted, then is open in one process at a time', async () => {
    fs.mkdirSync(join(folder, 'database'));
    fs.writeFileSync(join(folder, 'database', 'PG_VERSION'), '18\n');
    fs.writeFileSync(join(folder, 'database.creating'), '');

    const database = await openDatabase({ dataDir: folder });
    expect(fs.readdirSync(folder).toSorted()).toEqual(['database', 'zhishu.lock']);
    await expect(openDatabase({ dataDir: folder })).rejects.toThrow(DataDirectoryBusy);
    await database.asOwner((session) => session.run('create table kept (id int); insert into kept values (1)'));
    await database.close();
    expect(fs.readdirSync(folder)).toEqual(['database']);

    const reader = await openDatabase({ dataDir: folder, readOnly: true });
    expect((await sql`select id from kept`.execute(reader.kysely)).rows).toEqual([{ id: 1 }]);
    await expect(sql`insert into kept values (2)`.execute(reader.kysely)).rejects.toThrow('read-only');
    await reader.close();
  });

  test('flushes each commit, and tells of a transaction that kept everybody waiting', async () => {
    const slow: number[] = [];
    const database = await openDatabase({ dataDir: folder, onSlowTransaction: (millis) => slow.push(millis) });
    const { rows } = await sql`select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`
      .execute(database.kysely);
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync' }]);
    await database.transaction(async () => delay(1));
    expect(slow).toEqual([]);
    await database.transaction(async () => delay(120));
    expect(slow).toHaveLength(1);
    await database.close();
  });
});
