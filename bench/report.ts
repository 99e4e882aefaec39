/**
 * All figures of a year's report from 10,000 and from 1,000,000 postings with as many entities: milliseconds by the clock and
 * of processor time, and their ratio. On PostgreSQL where its programs are found, else embedded.
 * Run: node bench/report.ts [postings] [--embedded] [--json]
 */
import { CATALOG } from '#catalog/index.ts';
import { addDays } from '#domain/calendar/civil-date.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { type Line, line, observe } from '#domain/posting/line.ts';
import { compose } from '#domain/report/compose.ts';
import { slotsOf } from '#server/context.ts';
import { insertAll } from '#server/database/bulk.ts';
import type { Database } from '#server/database/database.ts';
import { foldSlots } from '#server/ledger/fold-slots.ts';
import { FLAT_TREES } from '#server/ledger/scope-filter.ts';
import { batchedBalances } from '#server/report/batched-balances.ts';
import { type DraftPosting, numberAll, postingInserts } from '#server/store/post.ts';
import { machineText, usedMillis } from './support/cpu.ts';
import { onEmbedded, onPostgres } from './support/engines.ts';
import { type Figure, type Findings, percentile, print } from './support/figures.ts';

const ENTITIES = 300;
const DISTRICTS = Array.from({ length: 16 }, (_, index) => ({ code: `9901${String(index + 1).padStart(2, '0')}`, name: `示例${index + 1}区` }));
const UNITS = ['promotion', 'protection', 'hotline', 'public-service'];
const CHANNELS = ['phone', 'visit', 'letter', 'web'];
const DAYS = 3 * 365;
const CHUNK = 5_000;
const ROUNDS = 15;
const SMALL = 10_000;
const LARGE = 1_000_000;
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
  const slots = slotsOf(database);
  for (let start = 0; start < size; start += CHUNK) {
    const drafts = Array.from({ length: Math.min(CHUNK, size - start) }, (_, index): DraftPosting => {
      const lineOf = start + index < OBSERVATIONS ? observation(pick(reported, random(reported.length)), random) : movement(index % 2 ? pick(counted, random(counted.length)) : pick(recorded, random(recorded.length)), random);
      return { id: 0n, event: { id: BigInt(start + index + 1) }, caseId: `case${start + index}`, version: 1, line: lineOf };
    });
    await database.transaction(async (trx) => {
      await numberAll(trx, [], drafts);
      await insertAll(trx, postingInserts(drafts, (start / CHUNK) % slots));
    });
  }
  await database.transaction((trx) => foldSlots(trx, '2023-01'));
  await database.asOwner((session) => session.run('vacuum analyze'));
}

/** Composes the report once. @returns how many figures it has */
async function composeOnce(database: Database): Promise<number> {
  const request = { year: 2022, asOf: '2022-12-31', organ: '示例市知识产权局', districts: DISTRICTS };
  const report = await compose(CATALOG.getGenre('annual-summary'), request, { definitions: CATALOG, balances: batchedBalances(database.kysely, FLAT_TREES) });
  return report.figures.length;
}

interface Measured {
  readonly first: number;
  readonly millis: number[];
  readonly used: number[];
}

async function measureOnce(database: Database): Promise<{ readonly millis: number; readonly used: number }> {
  const before = await usedMillis(database);
  const began = performance.now();
  await composeOnce(database);
  const millis = performance.now() - began;
  return { millis, used: (await usedMillis(database)) - before };
}

/** Both histories are measured in turn, so that whatever else the machine does falls on both alike. */
async function compare(small: Database, large: Database, size: number): Promise<Findings> {
  await fill(small, SMALL);
  await fill(large, size);
  const measured = await Promise.all([small, large].map(async (database) => ({ database, first: (await measureOnce(database)).millis, millis: [], used: [] }) as Measured & { database: Database }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { database, millis, used } of measured) {
      const once = await measureOnce(database);
      millis.push(once.millis);
      used.push(once.used);
    }
  }
  const [few, many] = measured;
  if (!few || !many) throw new Error('nothing was measured');
  return { on: `${large.kind}, ${machineText()}`, figures: figuresOf(few, many, await composeOnce(large), size) };
}

function figuresOf(small: Measured, large: Measured, figures: number, size: number): Figure[] {
  const median = (samples: readonly number[]): number => percentile(samples, 0.5);
  const mean = (samples: readonly number[]): number => samples.reduce((sum, each) => sum + each, 0) / samples.length;
  return [
    { name: 'figures in the report', value: figures, unit: '' },
    { name: `median from ${SMALL} postings`, value: median(small.millis), unit: 'ms' },
    { name: `median from ${size} postings`, value: median(large.millis), unit: 'ms', bound: { most: 200 } },
    { name: `first time from ${size} postings`, value: large.first, unit: 'ms' },
    { name: 'ratio of the medians', value: median(large.millis) / median(small.millis), unit: '×', bound: { most: 1.5 } },
    { name: `processor time from ${SMALL} postings`, value: mean(small.used), unit: 'ms' },
    { name: `processor time from ${size} postings`, value: mean(large.used), unit: 'ms' },
    { name: 'ratio of the processor times', value: mean(large.used) / mean(small.used), unit: '×', bound: { most: 1.5 } },
  ];
}

const options = process.argv.slice(2);
const size = Number(options.find((option) => !option.startsWith('--')) ?? LARGE);
const both = (on: typeof onPostgres): Promise<Findings | undefined> => on(({ server: small }) => on(({ server: large }) => compare(small.database, large.database, size)));
const onServer = options.includes('--embedded') ? undefined : await both(onPostgres);
print([onServer ?? (await both(onEmbedded))].flatMap((found) => found ?? []), options.includes('--json'));
