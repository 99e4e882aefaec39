import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/database/database.ts';
import type { Database } from '#server/database/database.ts';
import { SimulatedDisk } from './simulated-disk.ts';

/** Power cuts per run: 4 by default, ZHISHU_CRASH_ROUNDS=20 for the full trial. */
const ROUNDS = Number(process.env['ZHISHU_CRASH_ROUNDS'] ?? 4);

const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-power-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Printed, and given again as ZHISHU_CRASH_SEED, it repeats a run's choices. */
const SEED = Number(process.env['ZHISHU_CRASH_SEED'] ?? Date.now() % 1_000_000);

/** A small generator of numbers from 0 up to 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How much of what is not sure reaches the disk: nothing, all, or some of it. */
const CHANCES = [0, 0.5, 0.9, 1, 0.1];

async function commit(database: Database, n: number): Promise<void> {
  await database.transaction(async (trx) => {
    await sql`insert into power_try values (${n}::int, ${'底稿'.repeat(400)})`.execute(trx);
    await sql`update power_count set n = ${n}::int`.execute(trx);
    await sql`delete from power_try where n = ${n - 300}::int`.execute(trx);
  });
}

async function readBack(dataDir: string): Promise<unknown> {
  const database = await openDatabase({ dataDir });
  const { rows } = await sql`
    select (select n from power_count) as last, (select count(*)::int from power_try) as rows,
           (select count(*)::int from power_try where length(body) = 800) as whole`.execute(database.kysely);
  await commit(database, 1_000_000);
  await database.close();
  return rows[0];
}

describe.runIf(process.platform === 'linux')('The embedded database when the power fails', () => {
  test(`has every acknowledged commit, whatever the disk kept of the rest, ${ROUNDS} times`, { timeout: 60_000 + ROUNDS * 40_000 }, async () => {
    const dataDir = join(folder, 'live');
    const disk = new SimulatedDisk(join(dataDir, 'database'), join(folder, 'synced'));
    const database = await openDatabase({ dataDir });
    await database.asOwner((session) => session.run(`
      create table power_try (n int primary key, body text);
      create table power_count (id int primary key, n int);
      insert into power_count values (1, 0)`));
    const random = seeded(SEED);
    let last = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const until = last + 40 + Math.floor(random() * 120);
      while (last < until) await commit(database, (last += 1));
      if (round % 3 === 1) await database.maintain();
      const image = join(folder, `image-${round}`);
      const chance = CHANCES[round % CHANCES.length] ?? 0;
      disk.cutPower(join(image, 'database'), () => random() < chance);
      const kept = Math.min(last, 300);
      expect(await readBack(image), `seed ${SEED}, cut ${round}, ${chance * 100} % of the unsynced kept`).toEqual({ last, rows: kept, whole: kept });
      fs.rmSync(image, { recursive: true, force: true });
    }
    await database.close();
    disk.remove();
    console.info(`${ROUNDS} power cuts (seed ${SEED}), ${last} acknowledged commits, none lost`);
  });
});
