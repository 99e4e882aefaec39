/**
 * The embedded search engine on generated patents: building, opening, memory, mixed queries one at a time and sixteen at
 * once, and how much faster it is than SQLite's FTS5 asked for row ids only, with the rest of the answer from columns.
 * Bounds are those of one million documents.
 * Run: SEARCH_DOCUMENTS=1000000 node bench/search.ts [--json]; without it 100,000 documents.
 * Building, serving and FTS5 run in processes of their own, so that each has its own memory. Serving reads its queries
 * from a file: what makes patents and draws queries from them takes 150 MB.
 */
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchDocument } from '#search/document.ts';
import { openEmbeddedEngine } from '#search/embedded/index.ts';
import type { SearchEngine, SearchRequest } from '#search/engine.ts';
import { machineText } from './support/cpu.ts';
import { inFolder } from './support/engines.ts';
import { type Figure, type Findings, percentile, print } from './support/figures.ts';

const DOCUMENTS = Number(process.env['SEARCH_DOCUMENTS'] ?? 100_000);
const BATCH = 1000;
const QUERIES = 500;
const AT_ONCE = 16;
const MEGABYTE = 2 ** 20;

type Part = (folder: string) => Promise<readonly Figure[]>;

const PARTS: Readonly<Record<string, Part>> = { build, serve, compare };

type MakePatent = (id: number) => SearchDocument;

const patentMaker = async (): Promise<MakePatent> => (await import('./support/generated-patents.ts')).generatedPatent;

function* patents(make: MakePatent): Generator<SearchDocument> {
  for (let id = 1; id <= DOCUMENTS; id++) yield make(id);
}

async function* batches(make: MakePatent): AsyncGenerator<readonly SearchDocument[]> {
  for (let first = 1; first <= DOCUMENTS; first += BATCH) {
    yield Array.from({ length: Math.min(BATCH, DOCUMENTS - first + 1) }, (_, place) => make(first + place));
  }
}

/** What is asked before measuring, and then. */
interface Requests {
  readonly before: readonly SearchRequest[];
  readonly measured: readonly SearchRequest[];
}

async function drawRequests(): Promise<Requests> {
  const { mixedRequests } = await import('./support/search-queries.ts');
  return { before: mixedRequests(QUERIES / 2, DOCUMENTS, 2), measured: mixedRequests(QUERIES, DOCUMENTS, 1) };
}

const requestsPath = (folder: string): string => join(folder, 'requests.json');

/** The greatest resident memory of this process while something runs, in bytes. */
async function peakMemory(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 200);
  await work();
  clearInterval(watch);
  return peak;
}

async function millis(work: () => Promise<unknown> | void): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Processor time of all threads of this process so far, in milliseconds: what the clock would say on an idle machine. */
function processorMillis(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function build(folder: string): Promise<readonly Figure[]> {
  const make = await patentMaker();
  await writeFile(requestsPath(folder), JSON.stringify(await drawRequests()));
  const generating = await millis(async () => { for await (const batch of batches(make)) void batch; });
  const engine = await openEmbeddedEngine(folder);
  let took = 0;
  const before = processorMillis();
  const peak = await peakMemory(async () => { took = await millis(() => engine.rebuild(batches(make))); });
  const used = processorMillis() - before;
  const { bytes } = await engine.status();
  await engine.close();
  return [
    { name: 'built, making the texts included', value: DOCUMENTS / (took / 1000), unit: 'docs/s', bound: { least: 8000 } },
    { name: 'processor time for it, all threads', value: used / 1000, unit: 's' },
    { name: 'making the texts by itself', value: DOCUMENTS / (generating / 1000), unit: 'docs/s' },
    { name: 'resident memory while building, at most', value: peak / MEGABYTE, unit: 'MB', bound: { most: 4096 } },
    { name: 'on disk', value: bytes / MEGABYTE, unit: 'MB' },
  ];
}

async function serve(folder: string): Promise<readonly Figure[]> {
  let engine: SearchEngine | undefined;
  const opening = await millis(async () => { engine = await openEmbeddedEngine(folder); });
  if (!engine) return [];
  const drawn = JSON.parse(await readFile(requestsPath(folder), 'utf8')) as Requests;
  for (const request of drawn.before) await engine.search(request);
  const requests = drawn.measured;
  const before = processorMillis();
  const alone = await latencies(engine, requests, 1);
  const used = processorMillis() - before;
  const together = await latencies(engine, requests, AT_ONCE);
  const memory = process.memoryUsage.rss();
  await engine.close();
  return [
    { name: 'opened, files in the system’s cache', value: opening / 1000, unit: 's', bound: { most: 3 } },
    { name: 'p50, one query at a time', value: percentile(alone.times, 0.5), unit: 'ms', bound: { most: 2 } },
    { name: P95, value: percentile(alone.times, 0.95), unit: 'ms', bound: { most: 40 } },
    { name: 'worst', value: Math.max(...alone.times), unit: 'ms', bound: { most: 300 } },
    { name: 'processor time of a query on average', value: used / requests.length, unit: 'ms' },
    { name: `p95, ${AT_ONCE} at once`, value: percentile(together.times, 0.95), unit: 'ms', bound: { most: 150 } },
    { name: 'hits of a query on average', value: alone.hits / requests.length, unit: '' },
    { name: 'resident memory while serving', value: memory / MEGABYTE, unit: 'MB', bound: { most: 2048 } },
  ];
}

const P95 = 'p95';
const TABLE_P95 = 'FTS5, the same answers: p95';

/** How long each request took from asking to answer, with so many under way. */
async function latencies(engine: SearchEngine, requests: readonly SearchRequest[], atOnce: number): Promise<{ readonly times: number[]; readonly hits: number }> {
  const times: number[] = [];
  let [next, hits] = [0, 0];
  const worker = async (): Promise<void> => {
    for (let place = next++; place < requests.length; place = next++) {
      const request = requests[place];
      if (request) times[place] = await millis(async () => { hits += (await engine.search(request)).total; });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { times, hits };
}

async function compare(folder: string): Promise<readonly Figure[]> {
  const { FullTextTable } = await import('./support/full-text-table.ts');
  const table = new FullTextTable(join(folder, 'fts.sqlite'));
  const make = await patentMaker();
  const filling = await millis(() => table.fill(patents(make)));
  const { before: first, measured: requests } = await drawRequests();
  for (const { query } of first) table.search(query);
  const times: number[] = [];
  let hits = 0;
  const before = processorMillis();
  for (const { query } of requests) times.push(await millis(() => { hits += table.search(query).total; }));
  const used = processorMillis() - before;
  table.close();
  return [
    { name: 'FTS5 filled', value: DOCUMENTS / (filling / 1000), unit: 'docs/s' },
    { name: 'FTS5, the same answers: p50', value: percentile(times, 0.5), unit: 'ms' },
    { name: TABLE_P95, value: percentile(times, 0.95), unit: 'ms' },
    { name: 'processor time of a query on average', value: used / requests.length, unit: 'ms' },
    { name: 'hits of a query on average', value: hits / times.length, unit: '' },
  ];
}

/** Runs a part in a process of its own. */
function apart(part: string, folder: string): Promise<Findings> {
  const child = spawn(process.execPath, [import.meta.filename, `--part=${part}`, `--folder=${folder}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve({ on: `${part}, ${machineText()}`, figures: JSON.parse(output) }) : reject(new Error(`${part} ended with ${code}`))));
  });
}

function ratio(findings: readonly Findings[]): Findings {
  const valueOf = (name: string): number => findings.flatMap(({ figures }) => figures).find((figure) => figure.name === name)?.value ?? Number.NaN;
  return { on: 'embedded against FTS5', figures: [{ name: 'times as fast at p95', value: valueOf(TABLE_P95) / valueOf(P95), unit: '×', bound: { least: 8 } }] };
}

const optionOf = (name: string): string | undefined => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

async function main(): Promise<void> {
  const part = PARTS[optionOf('part') ?? ''];
  if (part) return console.log(JSON.stringify(await part(optionOf('folder') ?? '')));
  await inFolder(async (folder) => {
    const findings: Findings[] = [];
    for (const name of Object.keys(PARTS)) findings.push(await apart(name, folder));
    print([{ on: `${DOCUMENTS.toLocaleString('en')} documents`, figures: [] }, ...findings, ratio(findings)], process.argv.includes('--json'));
  });
}

await main();
