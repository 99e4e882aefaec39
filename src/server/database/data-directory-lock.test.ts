import { fork } from 'node:child_process';
import * as fs from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataDirectoryBusy, findHolder, lockDataDirectory } from './data-directory-lock.ts';
import { ownIdentity } from './process-identity.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = fs.mkdtempSync(join(tmpdir(), 'zhishu-lock-'));
});
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

const lockFile = (): string => join(dataDir, 'zhishu.lock');

function leaveLock(holder: object, ageMillis = 0): void {
  fs.writeFileSync(lockFile(), JSON.stringify({ ...ownIdentity(), secret: 'left behind', ...holder }));
  const touched = new Date(Date.now() - ageMillis);
  fs.utimesSync(lockFile(), touched, touched);
}

describe('The lock of the data directory', () => {
  test('refuses a second holder and names the first one and its address', () => {
    const lock = lockDataDirectory(dataDir);
    lock.announce('http://127.0.0.1:4417');
    expect(() => lockDataDirectory(dataDir)).toThrow(DataDirectoryBusy);
    expect(() => lockDataDirectory(dataDir)).toThrow(`process ${process.pid} (http://127.0.0.1:4417)`);
    expect(findHolder(dataDir)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4417', secret: lock.secret });
    lock.release();
    expect(findHolder(dataDir)).toBeUndefined();
    expect(fs.readdirSync(dataDir)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('lets only its owner read the secret', () => {
    const lock = lockDataDirectory(dataDir);
    expect(fs.statSync(lockFile()).mode & 0o777).toBe(0o600);
    lock.announce('http://127.0.0.1:1');
    expect(fs.statSync(lockFile()).mode & 0o777).toBe(0o600);
    lock.release();
  });

  test('is taken over from a process that is gone', () => {
    leaveLock({ pid: 2 ** 22 + 1 });
    expect(findHolder(dataDir)).toBeUndefined();
    lockDataDirectory(dataDir).release();
  });

  test.runIf(process.platform === 'linux')('is taken over when the number now belongs to another process', () => {
    leaveLock({ pid: process.ppid, start: 'another boot/1' });
    expect(findHolder(dataDir)).toBeUndefined();
    lockDataDirectory(dataDir).release();
  });

  test('of another container holds while it is touched, and is taken over half a minute later', () => {
    leaveLock({ scope: `${hostname()} pid:[1]` });
    expect(() => lockDataDirectory(dataDir)).toThrow(DataDirectoryBusy);
    leaveLock({ scope: `${hostname()} pid:[1]` }, 31_000);
    lockDataDirectory(dataDir).release();
  });

  test('goes to exactly one of many processes that find a dead holder at once', async () => {
    leaveLock({ pid: 2 ** 22 + 1 });
    const contender = join(dataDir, 'contender.ts');
    fs.writeFileSync(contender, `
      import { lockDataDirectory } from ${JSON.stringify(join(import.meta.dirname, 'data-directory-lock.ts'))};
      process.send('ready');
      process.on('message', (message) => {
        if (message === 'end') process.exit();
        try { lockDataDirectory(${JSON.stringify(dataDir)}); process.send('won'); } catch (error) { process.send(error.name); }
      });`);
    const children = Array.from({ length: 8 }, () => fork(contender, { execArgv: ['--no-warnings'] }));
    const next = (child: (typeof children)[number]) => new Promise<unknown>((done) => child.once('message', done));
    await Promise.all(children.map(next));
    const answers = children.map(next);
    for (const child of children) child.send('go');
    const outcomes = await Promise.all(answers);
    for (const child of children) child.send('end');
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'DataDirectoryBusy'), 'won']);
  });
});
