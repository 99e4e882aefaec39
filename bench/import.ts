/**
 * Imports the files of a folder into the patent register, end to end: stored, recognised, read, staged and published.
 * Prints seconds and rows a second for each engine. The bounds are those of the seven gazette files (76,803 rows):
 * 60 s on the embedded database, 30 s on PostgreSQL.
 * Run: node bench/import.ts [folder] [--json] [--postgres | --embedded]
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM } from '#domain/access/actor.ts';
import { startPatents, storeTable, withMapping } from '#server/imports/start-patents.ts';
import { getRun } from '#server/imports/runs.ts';
import { workPatents } from '#server/imports/work-patents.ts';
import { listPatents, type PatentFilter } from '#server/patents/list-patents.ts';
import { foundBureau } from './support/city.ts';
import { onEmbedded, onPostgres, type Place } from './support/engines.ts';
import { type Figure, type Findings, percentile, print } from './support/figures.ts';

const SECONDS = { pglite: 60, postgres: 30 } as const;
const GAZETTE = join(import.meta.dirname, '../../shared/data/patents/gazette-2019-07');

interface Imported {
  readonly seconds: number;
  readonly rows: number;
  readonly added: number;
}

async function importFolder({ server }: Place, folder: string): Promise<Imported> {
  const began = performance.now();
  const files = [];
  for (const name of readdirSync(folder).toSorted()) {
    const stored = await storeTable(server, { name, content: createReadStream(join(folder, name)) });
    files.push(await withMapping(server, stored));
  }
  const run = await startPatents(server, files, SYSTEM);
  await workPatents(server, run, SYSTEM);
  const seconds = (performance.now() - began) / 1000;
  const { files: done, run: { state } } = await getRun(server.database.kysely, run);
  if (state !== 'published') throw new Error(`the import ended as ${state}`);
  const total = (of: (file: (typeof done)[number]) => number): number => done.reduce((sum, file) => sum + of(file), 0);
  return { seconds, rows: total((file) => file.added + file.updated + file.duplicates + file.refused), added: total(({ added }) => added) };
}

function figuresOf(place: Place, first: Imported, again: Imported): Figure[] {
  return [
    { name: `import of ${first.rows} rows, ${first.added} new`, value: first.seconds, unit: 's', bound: { most: SECONDS[place.kind] } },
    { name: 'rows a second', value: first.rows / first.seconds, unit: 'rows/s' },
    { name: `the same files again, ${again.added} new`, value: again.seconds, unit: 's' },
  ];
}

/** What a register is asked for: pages, filters, words and numbers, common and rare. */
const QUESTIONS: readonly PatentFilter[] = [
  {}, { kind: 'invention' }, { kind: 'design' }, { year: 2019 }, { damaged: true }, { damaged: false },
  { q: '一种' }, { q: '装置' }, { q: '电池' }, { q: '茶饼' }, { q: '有限公司' }, { q: '大学 方法' }, { q: '没有这样的名称' },
  { q: 'CN305246990S' }, { q: 'cn3052' }, { q: '201830630400X' }, { q: '2018306304' }, { q: '空气净化 装置', kind: 'utility' },
];
const ROUNDS = 5;

/** Milliseconds for each question, with its count and its second page. */
async function listTimes({ server }: Place): Promise<number[]> {
  const { kysely } = server.database;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const question of QUESTIONS) {
      const began = performance.now();
      const page = await listPatents(kysely, question, 50);
      times.push(performance.now() - began);
      if (!page.next) continue;
      const next = performance.now();
      await listPatents(kysely, question, 50, page.next);
      times.push(performance.now() - next);
    }
  }
  return times;
}

async function measure(place: Place, folder: string): Promise<Findings> {
  await foundBureau(place.server);
  const first = await importFolder(place, folder);
  const again = await importFolder(place, folder);
  const times = await listTimes(place);
  const lists: Figure[] = [
    { name: 'a page of the register with its total, median', value: percentile(times, 0.5), unit: 'ms' },
    { name: 'a page of the register with its total, 95th percentile', value: percentile(times, 0.95), unit: 'ms', bound: { most: 100 } },
  ];
  return { on: place.kind, figures: [...figuresOf(place, first, again), ...lists] };
}

const given = process.argv.slice(2);
const folder = given.find((each) => !each.startsWith('--')) ?? GAZETTE;
if (!existsSync(folder)) {
  console.log(`skipped: no files to import at ${folder}`);
} else {
  const engines = [...(given.includes('--embedded') ? [] : [onPostgres]), ...(given.includes('--postgres') ? [] : [onEmbedded])];
  const findings: Findings[] = [];
  for (const on of engines) {
    const found = await on((place) => measure(place, folder));
    if (found) findings.push(found);
  }
  print(findings, given.includes('--json'));
}
