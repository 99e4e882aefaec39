/**
 * Durable case intake over HTTP with 8 clients, against `pgbench -s 10 -c 8 -j 2` on the same PostgreSQL server, by
 * turns. The bound is 0.3 of pgbench's transactions. Clients run in a thread of their own.
 * Run: node bench/intake.ts [seconds a turn] [--json]
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import type { Cluster } from '../tests/support/postgres-cluster.ts';
import { fillWithCases, foundBureau } from './support/city.ts';
import { machineText, usedMillis } from './support/cpu.ts';
import { onPostgres, type Place } from './support/engines.ts';
import { type Findings, percentile, print } from './support/figures.ts';
import type { IntakeOrder, IntakeResult } from './support/intake-clients.ts';
import { signIn, startOffice } from './support/office.ts';

const CLIENTS = 8;
const TURNS = 3;
const SECONDS = 10;
const BOUND = 0.3;
/** Cases that stand before: an empty journal would flatter. */
const BEFORE = 5_000;

async function preparePgbench(programs: string, cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.administratorUrl('postgres') });
  await client.connect();
  await client.query('create database pgbench');
  await client.end();
  execFileSync(join(programs, 'pgbench'), ['-i', '-q', '-s', '10', cluster.administratorUrl('pgbench')], { stdio: 'ignore' });
}

/** Transactions a second, without the time of connecting. */
function pgbench(programs: string, cluster: Cluster, seconds: number): number {
  const options = ['-n', '-c', String(CLIENTS), '-j', '2', '-T', String(seconds), cluster.administratorUrl('pgbench')];
  const text = execFileSync(join(programs, 'pgbench'), options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return Number(/tps = ([\d.]+)/.exec(text)?.[1] ?? 0);
}

function intake(order: IntakeOrder): Promise<IntakeResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./support/intake-clients.ts', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function measure({ server, postgres }: Place, seconds: number): Promise<Findings> {
  if (!postgres) throw new Error('intake is measured on PostgreSQL');
  const { programs, cluster } = postgres;
  await foundBureau(server);
  await fillWithCases(server, BEFORE);
  await preparePgbench(programs, cluster);
  const office = await startOffice(server);
  try {
    const tokens = [await signIn(office.address, 'hotline'), await signIn(office.address, 'promotion')];
    const order = { address: office.address, tokens, clients: CLIENTS };
    await intake({ ...order, seconds: 3 });
    const [transactions, results]: [number[], IntakeResult[]] = [[], []];
    const before = await usedMillis(server.database);
    for (let turn = 0; turn < TURNS; turn += 1) {
      transactions.push(pgbench(programs, cluster, seconds));
      results.push(await intake({ ...order, seconds }));
    }
    const used = ((await usedMillis(server.database)) - before) / results.reduce((sum, { millis }) => sum + millis.length, 0);
    const cases = mean(results.map(({ millis, elapsed }) => (millis.length * 1000) / elapsed));
    const millis = results.flatMap((result) => result.millis);
    return {
      on: `case intake with ${CLIENTS} clients on PostgreSQL, ${machineText()}`,
      figures: [
        { name: 'pgbench -s 10 -c 8 -j 2', value: mean(transactions), unit: '1/s' },
        { name: 'cases opened', value: cases, unit: '1/s' },
        { name: 'cases to pgbench transactions', value: cases / mean(transactions), unit: '', bound: { least: BOUND } },
        { name: 'one opening: median', value: percentile(millis, 0.5), unit: 'ms' },
        { name: 'one opening: p95', value: percentile(millis, 0.95), unit: 'ms' },
        { name: 'one opening: processor time', value: used, unit: 'ms' },
      ],
    };
  } finally {
    await office.stop();
  }
}

async function main(): Promise<void> {
  const options = process.argv.slice(2);
  const seconds = Number(options.find((option) => !option.startsWith('--')) ?? SECONDS);
  const found = await onPostgres((place) => measure(place, seconds));
  if (!found) console.error('Case intake is compared with pgbench: no PostgreSQL programs were found (ZHISHU_TEST_POSTGRES names their folder).');
  print(found ? [found] : [], options.includes('--json'));
}

await main();
