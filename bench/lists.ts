/**
 * Worklists and registers at 100,000 cases, as the API answers them over HTTP: median, 95th percentile and worst.
 * On PostgreSQL where its programs are found, and on the embedded database. The bound is 100 ms for the 95th percentile
 * on PostgreSQL.
 * Run: node bench/lists.ts [cases] [--json] [--postgres | --embedded]
 */
import type { OpenServer } from '#server/start/open-server.ts';
import { fillWithCases, foundBureau } from './support/city.ts';
import { Client } from './support/client.ts';
import { machineText, usedMillis } from './support/cpu.ts';
import { onEmbedded, onPostgres, type Place } from './support/engines.ts';
import { type Figure, type Findings, percentile, print } from './support/figures.ts';
import { signIn, startOffice } from './support/office.ts';

const CASES = 100_000;
const ROUNDS = 24;
const BOUND = 100;

/** One kind of list, and the addresses by which it is asked for in turn. */
interface Scenario {
  readonly name: string;
  readonly user: string;
  readonly paths: readonly string[];
}

interface Page {
  readonly rows: readonly { readonly number: string; readonly type: string }[];
  readonly next?: string;
  readonly total: number;
}

function listPath(query: Readonly<Record<string, string | number | object>>): string {
  const entries = Object.entries(query).map(([name, value]): [string, string] => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
  return `/cases?${new URLSearchParams(entries).toString()}`;
}

const YEARS = [2020, 2021, 2022];
const MONTHS = ['2020-03', '2021-06', '2022-09', '2022-11'];
const DISTRICTS = ['990101', '990105', '990110', '990116'];

function lists(user: string, name: string, queries: readonly Readonly<Record<string, string | number | object>>[]): Scenario {
  return { name, user, paths: queries.map(listPath) };
}

/** What is asked for without knowing what is there. */
const PLAIN: readonly Scenario[] = [
  { name: 'my work, desk officer', user: 'hotline', paths: ['/worklist?limit=50', '/worklist?limit=50&light=yellow', '/worklist?limit=50&q=%E4%B8%BE%E6%8A%A5'] },
  { name: 'my work, division head', user: 'head', paths: ['/worklist?limit=50', '/worklist?limit=50&light=red'] },
  { name: 'my work, director', user: 'director', paths: ['/worklist?limit=50'] },
  lists('hotline', 'one type, newest first', [{ type: 'hotline-item' }, { type: 'supervision-item' }, { type: 'enterprise-visit' }]),
  lists('director', 'one type, newest first, director', [{ type: 'hotline-item' }, { type: 'supervision-item' }, { type: 'enterprise-visit' }]),
  lists('director', 'all types, newest first', [{ sort: '-day' }, { sort: '-opened' }]),
  lists('auditor', 'all types, auditor', [{ sort: '-day' }, { sort: '-opened' }]),
  lists('hotline', 'by title', [{ type: 'hotline-item', sort: 'title' }, { type: 'party', sort: 'title' }, { sort: 'title' }]),
  lists('hotline', 'by number', [{ type: 'hotline-item', sort: 'number' }, { sort: '-number' }]),
  lists('hotline', 'by due day', [{ type: 'hotline-item', sort: 'due' }, { sort: 'due', open: 'true' }, { sort: '-due' }]),
  lists('hotline', 'by state', [{ type: 'hotline-item', state: 'closed' }, { type: 'hotline-item', state: 'received' }, { type: 'supervision-item', open: 'true' }]),
  lists('hotline', 'by district', DISTRICTS.map((district) => ({ type: 'hotline-item', district }))),
  lists('director', 'by district, all types', DISTRICTS.map((district) => ({ district }))),
  lists('hotline', 'by days', MONTHS.map((month) => ({ type: 'hotline-item', from: `${month}-01`, to: `${month}-28` }))),
  lists('director', 'by days, all types', YEARS.map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31` }))),
  lists('hotline', 'by light', ['red', 'yellow', 'green', 'suspended'].map((light) => ({ light }))),
  lists('hotline', 'by unit and handler', [{ unit: 'hotline' }, { unit: 'wanglan' }, { assignee: 'p045' }]),
  lists('hotline', 'by a field: choice', [{ type: 'hotline-item', where: { channel: 'phone' } }, { type: 'hotline-item', where: { kind: 'report', channel: 'web' } }, { type: 'hotline-item', where: { satisfaction: 'satisfied' } }]),
  lists('promotion', 'by a field: day range', MONTHS.map((month) => ({ type: 'enterprise-visit', where: { date: { from: `${month}-01`, to: `${month}-28` } } }))),
  lists('hotline', 'words: common, two characters', ['商标', '专利', '续展', '咨询'].map((q) => ({ q }))),
  lists('hotline', 'words: one character', ['标', '展', '酒'].map((q) => ({ q }))),
  lists('hotline', 'words: rare or none', ['连接组件', '澜港 质押', '没有这样的事'].map((q) => ({ q }))),
  lists('hotline', 'words: within one type', ['抢注', '假冒', '续展手续'].map((q) => ({ q, type: 'hotline-item' }))),
  lists('hotline', 'words: pinyin initials', ['sbxz', 'zxzlk', 'qyzf'].map((q) => ({ q }))),
  { name: 'find anything', user: 'hotline', paths: ['商标', '续展手续', 'sbxz'].map((q) => `/search?q=${encodeURIComponent(q)}`) },
];

/** Turns to a page far down, five hundred rows at a time. */
async function deepPage(client: Client, query: Readonly<Record<string, string>>, turns: number): Promise<string> {
  let after: string | undefined;
  for (let turn = 0; turn < turns; turn += 1) {
    const page = await client.get<Page>(listPath({ ...query, limit: 500, ...(after && { after }) }));
    if (!page.next) break;
    after = page.next;
  }
  return listPath({ ...query, limit: 50, ...(after && { after }) });
}

/** Numbers as people type them: 12330〔2022〕15031号 as 12330 2022 15031, in full width, without brackets. */
function oddSpellings(number: string): string[] {
  const [prefix = '', year = '', serial = ''] = number.split(/[〔〕]/);
  const digits = serial.replace('号', '');
  return [`${prefix} ${year} ${digits}`, `${prefix}[${year}]${digits}`, `（${year}）${digits}号`, number];
}

async function scenariosOf(tokens: ReadonlyMap<string, string>, address: string): Promise<Scenario[]> {
  const client = new Client(address, tokens.get('hotline'));
  try {
    const { rows } = await client.get<Page>(listPath({ from: '2021-05-01', to: '2021-06-30', limit: 5 }));
    const deep = [await deepPage(client, { type: 'hotline-item' }, 30), await deepPage(client, { sort: '-opened' }, 40), await deepPage(client, { type: 'hotline-item', sort: 'title' }, 20)];
    return [...PLAIN, { name: 'deep page by key', user: 'hotline', paths: deep }, lists('hotline', 'a number in odd spellings', rows.flatMap(({ number }) => oddSpellings(number)).map((q) => ({ q })))];
  } finally {
    client.close();
  }
}

interface Sampled {
  readonly millis: readonly number[];
  /** Processor time of one request. */
  readonly used: number;
}

async function sample(client: Client, { paths }: Scenario, { database }: OpenServer): Promise<Sampled> {
  for (const path of paths) await client.get<Page>(path);
  const millis: number[] = [];
  const before = await usedMillis(database);
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await client.get<Page>(paths[round % paths.length] ?? '');
    millis.push(performance.now() - began);
  }
  return { millis, used: ((await usedMillis(database)) - before) / ROUNDS };
}

function figuresOf(name: string, { millis, used }: Sampled, bounded: boolean): Figure[] {
  return [
    { name: `${name}: median`, value: percentile(millis, 0.5), unit: 'ms' },
    { name: `${name}: p95`, value: percentile(millis, 0.95), unit: 'ms', ...(bounded && { bound: { most: BOUND } }) },
    { name: `${name}: worst`, value: percentile(millis, 1), unit: 'ms' },
    { name: `${name}: processor time`, value: used, unit: 'ms' },
  ];
}

/** Measures every scenario on an office that answers already. */
export async function measureLists(server: OpenServer, address: string, bounded: boolean): Promise<Figure[]> {
  const users = new Set(PLAIN.map(({ user }) => user));
  const tokens = new Map<string, string>();
  for (const user of users) tokens.set(user, await signIn(address, user));
  const all: Sampled[] = [];
  const figures: Figure[] = [];
  for (const scenario of await scenariosOf(tokens, address)) {
    const client = new Client(address, tokens.get(scenario.user));
    const sampled = await sample(client, scenario, server);
    client.close();
    all.push(sampled);
    figures.push(...figuresOf(scenario.name, sampled, bounded));
  }
  const together = { millis: all.flatMap(({ millis }) => millis), used: all.reduce((sum, { used }) => sum + used, 0) / all.length };
  return [...figures, ...figuresOf('all lists together', together, bounded)];
}

async function measure({ kind, server }: Place, cases: number): Promise<Findings> {
  const began = performance.now();
  await foundBureau(server);
  await fillWithCases(server, cases);
  const seconds = (performance.now() - began) / 1000;
  const office = await startOffice(server);
  try {
    const figures = await measureLists(server, office.address, kind === 'postgres');
    return { on: `${cases} cases on ${kind}, ${machineText()}`, figures: [{ name: 'cases recorded a second', value: cases / seconds, unit: '1/s' }, ...figures] };
  } finally {
    await office.stop();
  }
}

async function main(): Promise<void> {
  const options = process.argv.slice(2);
  const cases = Number(options.find((option) => !option.startsWith('--')) ?? CASES);
  const onServer = options.includes('--embedded') ? undefined : await onPostgres((place) => measure(place, cases));
  const embedded = options.includes('--postgres') ? undefined : await onEmbedded((place) => measure(place, cases));
  print([onServer, embedded].flatMap((found) => found ?? []), options.includes('--json'));
}

if (import.meta.main) await main();
