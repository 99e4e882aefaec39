import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { visitOf } from '../support/work.ts';

type Json = Record<string, unknown>;

/** Where the two ends answer in this life of the server. */
export interface Ends {
  readonly office: string;
  readonly portal: string;
}

/** A write as its client knows it: sent under one key, and acknowledged or not. */
export interface Attempt {
  readonly key: string;
  /** What only this write says in the journal or the inbox. */
  readonly mark: string;
  readonly path: string;
  readonly body: Json;
  /** The reply, once it came. Retries must give the same. */
  reply?: Json;
}

interface OpenedCase {
  readonly row: { readonly id: string; readonly version: number };
  readonly values: { readonly problems: readonly { readonly id: string }[] };
}

/** Writes one after the other while the server lives, and remembers over its deaths what was sent and acknowledged. */
export interface Client {
  readonly name: string;
  /** Openings of cases, or of matters at the portal. */
  readonly openings: readonly Attempt[];
  readonly actions: readonly Attempt[];
  /** First repeats what was left without an answer and some of what was answered, then goes on until the server is gone. */
  live(ends: Ends): Promise<void>;
}

class ServerGone extends Error {}

/** Sends a write; an answer that is no 200 fails the test. @throws ServerGone when the connection breaks */
async function send(end: string, attempt: Attempt, token?: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': attempt.key, ...(token && { authorization: `Bearer ${token}` }) };
  let status: number;
  let reply: Json;
  try {
    const answer = await fetch(`${end}/api/v1${attempt.path}`, { method: 'POST', headers, body: JSON.stringify(attempt.body) });
    status = answer.status;
    reply = (await answer.json()) as Json;
  } catch (error) {
    throw new ServerGone(String(error));
  }
  // The portal outlives the office it asks by a moment, and says so.
  if (status === 503 && reply['code'] === 'unavailable') throw new ServerGone('unavailable');
  expect(status, `${attempt.path} ${JSON.stringify(reply)}`).toBe(200);
  if (attempt.reply) expect(reply, 'a retry gives the first answer').toEqual(attempt.reply);
  attempt.reply = reply;
}

async function untilGone(work: () => Promise<void>): Promise<void> {
  try {
    for (;;) await work();
  } catch (error) {
    if (!(error instanceof ServerGone)) throw error;
  }
}

/** Attempts to be repeated after a restart: the unanswered, and the last few that were answered. */
function toRepeat(attempts: readonly Attempt[]): readonly Attempt[] {
  return [...attempts.filter(({ reply }) => !reply), ...attempts.filter(({ reply }) => reply).slice(-3)];
}

/** An officer who records visits, and solves the problem of each. */
export function visitingOfficer(name: string, token: string): Client {
  const openings: Attempt[] = [];
  const actions: Attempt[] = [];
  const solve = (opened: OpenedCase): Attempt => {
    const key = randomUUID();
    const input = { problem: opened.values.problems[0]?.id, solvedOn: '2026-03-09', result: `solved-${key}` };
    return { key, mark: `solved-${key}`, path: `/cases/${opened.row.id}/actions`, body: { action: 'solve-problem', basedOn: opened.row.version, input } };
  };
  const open = (): Attempt => {
    const mark = `${name}-${openings.length}`;
    return { key: randomUUID(), mark, path: '/cases', body: { type: 'enterprise-visit', input: visitOf(mark, 2) } };
  };
  const one = async ({ office }: Ends): Promise<void> => {
    const opening = open();
    openings.push(opening);
    await send(office, opening, token);
    const action = solve(opening.reply as unknown as OpenedCase);
    actions.push(action);
    await send(office, action, token);
  };
  return {
    name, openings, actions,
    live: (ends) => untilGone(async () => {
      for (const attempt of [...toRepeat(openings), ...toRepeat(actions)]) await send(ends.office, attempt, token);
      for (;;) await one(ends);
    }),
  };
}

/** Somebody of the public who sends matters through the portal, slower than it limits. */
export function citizen(name: string): Client {
  const openings: Attempt[] = [];
  return {
    name, openings, actions: [],
    live: ({ portal }) => untilGone(async () => {
      for (const attempt of toRepeat(openings)) await send(portal, attempt);
      for (;;) {
        const mark = `${name}-${openings.length}`;
        const matter: Attempt = { key: randomUUID(), mark, path: '/portal/reports', body: { input: { kind: 'report', subject: mark, text: '某网店标注虚假专利号' } } };
        openings.push(matter);
        await send(portal, matter);
        await delay(60);
      }
    }),
  };
}
