/**
 * All figures of a year's report from 10,000 and from 1,000,000 postings with as many entities.
 * Prints milliseconds and their ratio; the bounds are 200 ms and 1.5. On PostgreSQL where its programs are found, else embedded.
 * Run: node bench/report.ts [sizes, comma-separated] [--embedded]
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOG } from '#catalog/index.ts';
import { addDays } from '#domain/calendar/civil-date.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { type Line, line, observe } from '#domain/posting/line.ts';
import { compose } from '#domain/report/compose.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { foldSlots } from '#server/ledger/fold-slots.ts';
import { batchedBalances } from '#server/report/batched-balances.ts';
import { type DraftPosting, writePostings } from '#server/store/post.ts';
import { findPostgresPrograms, startCluster, stopCluster } from '../tests/support/postgres-cluster.ts';

const ENTITIES = 300;
const DISTRICTS = Array.from({ length: 16 }, (_, index) => ({ code: `9901${String(index + 1).padStart(2, '0')}`, name: `示例${index + 1}区` }));
const UNITS = ['promotion', 'protection', 'hotline', 'public-service'];
const CHANNELS = ['phone', 'visit', 'letter', 'web'];
const DAYS = 3 * 365;
const CHUNK = 5_000;
const ROUNDS = 9;
/** Statements and supplied values: the same in both histories, as the entities are. */
const OBSERVATIONS = 4_000;

/** The same numbers every time (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Indicators whose entities are counted get half of the movements, so that the small history names as many as the large one. */
const counted = CATALOG.currentIndicators.flatMap(({ computation }) => (computation.kind === 'distinct' ? [CATALOG.getIndicator(computation.of)] : []));
const recorded = CATALOG.currentIndicators.filter(({ source, computation }) => source === 'records' && computation.kind === 'flow');
const reported = CATALOG.currentIndicators.filter(({ source, computation }) => source !== 'records' && (computation.kind === 'stock' || computation.kind === 'cumulative'));

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function movement(of: Indicator, random: (below: number) => number): Line {
  const entity = random(ENTITIES);
  const dimensions = of.id === 'hotline-items' ? { dimensions: { channel: pick(CHANNELS, random(4)) } } : {};
  return line(of.id, addDays('2020-01-01', random(DAYS)), 1 + random(3), { entity: `e${entity}`, district: pick(DISTRICTS, entity).code, unit: pick(UNITS, entity), ...dimensions });
}

function observation(of: Indicator, random: (below: number) => number): Line {
  const month = random(36);
  const first = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const day = addDays(addDays(first, 31).slice(0, 8).concat('01'), -1);
  return observe(of.id, day, 1_000 + random(5_000), of.source, of.source === 'statement' ? { district: pick(DISTRICTS, random(16)).code } : {});
}

async function fill(database: Database, size: number): Promise<void> {
  const random = randomFrom(size);
  const slots = database.kind === 'postgres' ? 16 : 1;
  for (let start = 0; start < size; start += CHUNK) {
    const drafts = Array.from({ length: Math.min(CHUNK, size - start) }, (_, index): DraftPosting => {
      const lineOf = start + index < OBSERVATIONS ? observation(pick(reported, random(reported.length)), random) : movement(index % 2 ? pick(counted, random(counted.length)) : pick(recorded, random(recorded.length)), random);
      return { id: 0n, eventId: BigInt(start + index + 1), caseId: `case${start + index}`, version: 1, line: lineOf };
    });
    await database.transaction((trx) => writePostings(trx, drafts, (caseId) => Number(caseId.slice(4)) % slots));
  }
  await database.transaction((trx) => foldSlots(trx, '2023-01'));
  await database.asOwner((session) => session.run('vacuum analyze'));
}

async function reportMillis(database: Database): Promise<{ figures: number; millis: number }> {
  const request = { year: 2022, asOf: '2022-12-31', organ: '示例市知识产权局', districts: DISTRICTS };
  const trees = { unitsUnder: (code: string) => [code], districtsUnder: (code: string) => [code] };
  const began = performance.now();
  const report = await compose(CATALOG.getGenre('annual-summary'), request, { definitions: CATALOG, balances: batchedBalances(database.kysely, trees) });
  return { figures: report.figures.length, millis: performance.now() - began };
}

interface Measured {
  readonly size: number;
  readonly first: number;
  readonly median: number;
}

async function measure(database: Database, size: number): Promise<Measured> {
  const began = performance.now();
  await fill(database, size);
  const counts = await database.asOwner((session) => session.rows<{ balances: bigint; entities: bigint }>('select (select count(*) from balance) as balances, (select count(*) from entity_count) as entities'));
  console.log(`${size} postings written in ${((performance.now() - began) / 1000).toFixed(1)} s; ${counts[0]?.balances} balances, ${counts[0]?.entities} reference counts`);
  const { figures, millis: first } = await reportMillis(database);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push((await reportMillis(database)).millis);
  const median = rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(`${size} postings: ${figures} figures, first ${first.toFixed(1)} ms, median ${median.toFixed(1)} ms`);
  return { size, first, median };
}

async function onPostgres(programs: string, size: number): Promise<Measured> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-bench-'));
  fs.chmodSync(folder, 0o755);
  const cluster = join(folder, 'postgres');
  try {
    const { administratorUrl } = startCluster(programs, cluster);
    const database = await openDatabase({ databaseUrl: administratorUrl('postgres') });
    await migrate(database);
    const measured = await measure(database, size);
    await database.close();
    return measured;
  } finally {
    stopCluster(programs, cluster);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function embedded(size: number): Promise<Measured> {
  const database = await openDatabase({ onSlowTransaction: () => undefined });
  await migrate(database);
  const measured = await measure(database, size);
  await database.close();
  return measured;
}

const [sizes = '10000,1000000'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const programs = process.argv.includes('--embedded') ? undefined : findPostgresPrograms();
console.log(programs ? `On PostgreSQL from ${programs}` : 'Embedded');
const results: Measured[] = [];
for (const size of sizes.split(',').map(Number)) results.push(await (programs ? onPostgres(programs, size) : embedded(size)));
const [small, large] = [results[0], results.at(-1)];
if (small && large && results.length > 1) {
  console.log(`report: ${large.median.toFixed(1)} ms from ${large.size} postings (bound 200), ratio ${(large.median / small.median).toFixed(2)} to ${small.size} (bound 1.5)`);
}
