import { sql } from 'kysely';
import { openDatabase } from '#server/database/database.ts';

/**
 * Commits one transaction after another until it is killed, and writes each number to standard output after its
 * commit returned. First it says what it found: how many rows there are and what the counter holds.
 */
const database = await openDatabase({ dataDir: process.argv[2] ?? '' });
await database.asOwner((session) => session.run(`
  create table if not exists crash_try (n int primary key, body text);
  create table if not exists crash_count (id int primary key, n int);
  insert into crash_count values (1, 0) on conflict do nothing`));
const { rows } = await sql<{ found: number; counted: number }>`
  select (select count(*)::int from crash_try) as found, (select n from crash_count) as counted`.execute(database.kysely);
const { found, counted } = rows[0] ?? { found: -1, counted: -1 };
process.stdout.write(`found ${found} counted ${counted}\n`);

for (let n = counted + 1; ; n += 1) {
  await database.transaction(async (trx) => {
    await sql`insert into crash_try values (${n}::int, ${'证据'.repeat(n % 300)})`.execute(trx);
    await sql`update crash_count set n = ${n}::int`.execute(trx);
  });
  process.stdout.write(`${n}\n`);
  if (n % 500 === 0) await database.maintain();
}
