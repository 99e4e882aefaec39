import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';

/** Kills per run: 5 by default, ZHISHU_CRASH_ROUNDS=20 for the full trial. */
const ROUNDS = Number(process.env['ZHISHU_CRASH_ROUNDS'] ?? 5);

const PROGRAM = join(import.meta.dirname, 'commit-for-ever.ts');

const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-crash-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

interface Life {
  readonly found: number;
  readonly counted: number;
  /** The last number acknowledged before the kill. */
  readonly acknowledged: number;
}

/** Lets a committing process live for some milliseconds after it is ready, then kills it without warning. */
async function liveAndDie(directory: string, millis: number): Promise<Life> {
  const child = spawn(process.execPath, [PROGRAM, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  let start = { found: -1, counted: -1 };
  let acknowledged = 0;
  for await (const line of createInterface(child.stdout)) {
    const ready = /^found (\d+) counted (\d+)$/.exec(line);
    if (ready) {
      start = { found: Number(ready[1]), counted: Number(ready[2]) };
      acknowledged = start.counted;
      setTimeout(() => child.kill('SIGKILL'), millis);
    } else acknowledged = Number(line);
  }
  return { ...start, acknowledged };
}

/** Makes the host's fsync fail from the moment a file of that name exists. */
function failingDisk(sign: string): string {
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { fsyncSync } = fs;
    fs.fsyncSync = (descriptor) => {
      if (fs.existsSync(${JSON.stringify(sign)})) throw new Error('EIO');
      fsyncSync(descriptor);
    };
    syncBuiltinESMExports();`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

describe('The embedded database on a disk that fails', () => {
  test('ends its process, and has what it acknowledged before', { timeout: 180_000 }, async () => {
    const directory = join(folder, 'failing-disk');
    const sign = join(folder, 'failing');
    const args = ['--import', failingDisk(sign), PROGRAM, directory];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    const complaint = text(child.stderr);
    let acknowledged = 0;
    for await (const line of createInterface(child.stdout)) {
      if (line === '20') fs.writeFileSync(sign, '');
      acknowledged = Number(line);
    }
    expect(await ended).toEqual([74, null]);
    expect(await complaint).toContain('The disk refused to keep data');
    const { found } = await liveAndDie(directory, 0);
    expect(found).toBeGreaterThanOrEqual(acknowledged);
    expect(found).toBeLessThanOrEqual(acknowledged + 1);
  });
});

describe('The embedded database killed without warning', () => {
  test(`has every acknowledged commit again, ${ROUNDS} times`, { timeout: 60_000 + ROUNDS * 30_000 }, async () => {
    let acknowledged = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const life = await liveAndDie(join(folder, 'killed'), 20 + Math.random() * 900);
      expect(life.found, 'both tables changed in the same transactions').toBe(life.counted);
      expect(life.found).toBeGreaterThanOrEqual(acknowledged);
      expect(life.found, 'at most the one commit that was not yet acknowledged').toBeLessThanOrEqual(acknowledged + 1);
      acknowledged = life.acknowledged;
    }
    expect(acknowledged).toBeGreaterThan(ROUNDS);
    console.info(`${ROUNDS} kills, ${acknowledged} acknowledged commits, none lost`);
  });
});
