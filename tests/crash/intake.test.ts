import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveAccounts } from '#server/accounts/give-accounts.ts';
import { createBureau } from '#server/organisation/install.ts';
import { openServer } from '#server/start/open-server.ts';
import { DISTRICTS, PASSWORD, PEOPLE, UNITS } from '../support/bureau.ts';
import { eachEngine } from '../support/database.ts';
import { startZhishu } from '../support/zhishu.ts';
import { type Books, readBooks } from './intake-books.ts';
import { type Attempt, citizen, type Client, visitingOfficer } from './intake-clients.ts';

/** Kills per run and engine: 3 by default, ZHISHU_CRASH_ROUNDS=20 for the full trial. */
const ROUNDS = Number(process.env['ZHISHU_CRASH_ROUNDS'] ?? 3);

/** A life lasts this long at most after the server is ready, milliseconds. */
const LONGEST_LIFE = 2_500;

interface Place {
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

async function foundBureau(place: Place): Promise<void> {
  const server = await openServer(place);
  await createBureau(server.database, { kind: 'real', name: '样例市知识产权局', units: UNITS, districts: DISTRICTS, people: PEOPLE });
  await giveAccounts(server, PASSWORD);
  await server.close();
}

async function signIn(office: string, user: string): Promise<string> {
  const reply = await fetch(`${office}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password: PASSWORD }) });
  return ((await reply.json()) as { token: string }).token;
}

/** Starts the server as a user does, lets the clients write, and kills it without warning. The clients are made in the first life. */
async function liveAndDie({ dataDir, databaseUrl }: Place, clients: readonly Client[] | undefined): Promise<readonly Client[]> {
  const running = await startZhishu(dataDir, [], databaseUrl ? { DATABASE_URL: databaseUrl } : {});
  const token = clients ? '' : await signIn(running.office, 'officer');
  const writing = clients ?? [visitingOfficer('甲', token), visitingOfficer('乙', token), visitingOfficer('丙', token), citizen('丁')];
  const lives = writing.map((client) => client.live(running));
  await delay(Math.random() * LONGEST_LIFE);
  await running.end('SIGKILL');
  await Promise.all(lives);
  return writing;
}

/** A copy of an embedded database as the kill left it, so that the next start meets it in that state as well. */
function asLeft(place: Place): Place {
  if (place.databaseUrl) return place;
  const dataDir = `${place.dataDir}-copy`;
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.cpSync(place.dataDir, dataDir, { recursive: true });
  return { dataDir };
}

function expectOnce(attempts: readonly Attempt[], found: ReadonlyMap<string, readonly string[]>, idOf: (reply: NonNullable<Attempt['reply']>) => unknown): void {
  for (const { mark, reply } of attempts) {
    const there = found.get(mark) ?? [];
    if (reply) expect(there, `${mark} was acknowledged`).toEqual([idOf(reply)]);
    else expect(there.length, `${mark} was not acknowledged`).toBeLessThanOrEqual(1);
  }
}

function expectAllOnce(clients: readonly Client[], books: Books): void {
  const idOfCase = ({ row }: { readonly row?: unknown }): unknown => (row as { readonly id: string }).id;
  for (const { name, openings, actions } of clients) {
    if (name === '丁') {
      expectOnce(openings, books.receipts, ({ receipt }) => receipt);
      for (const { mark } of openings) expect(books.taken.get(mark)?.length ?? 0).toBe(books.receipts.get(mark)?.length ?? 0);
    } else {
      expectOnce(openings, books.cases, idOfCase);
      expectOnce(actions, books.solved, idOfCase);
    }
  }
  expect(books.half).toEqual([]);
  expect(books.findings).toEqual([]);
}

function acknowledged(attempts: readonly Attempt[]): number {
  return attempts.filter(({ reply }) => reply).length;
}

eachEngine('Case intake over HTTP killed without warning', (engine) => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-crash-intake-'));
  const place = (): Place => ({ dataDir: join(folder, 'data'), ...(engine.kind === 'postgres' && { databaseUrl: engine.databaseUrl() }) });
  beforeAll(() => foundBureau(place()));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test(`has every acknowledged write once, and none by half, ${ROUNDS} times`, { timeout: 120_000 + ROUNDS * 60_000 }, async () => {
    let clients: readonly Client[] | undefined;
    for (let round = 0; round < ROUNDS; round += 1) {
      clients = await liveAndDie(place(), clients);
      expectAllOnce(clients, await readBooks(asLeft(place())));
    }
    expect(acknowledged((clients ?? []).flatMap(({ openings }) => openings))).toBeGreaterThan(0);
    const counts = (clients ?? []).map(({ name, openings, actions }) => `${name} ${acknowledged(openings)}+${acknowledged(actions)} of ${openings.length}+${actions.length}`);
    console.info(`${engine.kind}: ${ROUNDS} kills; acknowledged: ${counts.join(', ')}`);
  });
});
