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
import { foundBureau } from './support/city.ts';
import { onEmbedded, onPostgres, type Place } from './support/engines.ts';
import { type Figure, type Findings, print } from './support/figures.ts';

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

async function measure(place: Place, folder: string): Promise<Findings> {
  await foundBureau(place.server);
  const first = await importFolder(place, folder);
  const again = await importFolder(place, folder);
  return { on: place.kind, figures: figuresOf(place, first, again) };
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
