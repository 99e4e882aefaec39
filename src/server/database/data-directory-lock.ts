import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { ProblemError, problem } from '#domain/errors.ts';
import { isRunning, ownIdentity } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';

const LOCK_FILE = 'zhishu.lock';

/** A holder on another host or container counts as gone when its lock was not touched for this long. */
const FOREIGN_HOLDER_GONE_MILLIS = 30_000;
const HEARTBEAT_MILLIS = 5_000;

/** Who has the data directory (数据目录) open. */
export interface Holder extends ProcessIdentity {
  /** Where its server answers, once it does: commands run through it. */
  readonly address?: string;
  /** Proves to that server that the caller may read the data directory. */
  readonly secret: string;
}

/** The data directory is open in another process. Its address, if it has one, takes commands instead. */
export class DataDirectoryBusy extends ProblemError {
  readonly holder: Holder;

  constructor(dataDir: string, holder: Holder) {
    super(problem('data-directory-busy', { directory: dataDir, pid: holder.pid, address: holder.address ?? '–' }));
    this.name = 'DataDirectoryBusy';
    this.holder = holder;
  }
}

export interface DataDirectoryLock {
  readonly secret: string;
  /** Tells commands where the server answers. */
  announce(address: string): void;
  release(): void;
}

interface Found {
  readonly text: string;
  readonly holder: Holder;
  readonly touchedAt: number;
}

function read(path: string): Found | undefined {
  try {
    const text = fs.readFileSync(path, 'utf8');
    return { text, holder: JSON.parse(text) as Holder, touchedAt: fs.statSync(path).mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(found: Found): boolean {
  return isRunning(found.holder) ?? Date.now() - found.touchedAt < FOREIGN_HOLDER_GONE_MILLIS;
}

/** Writes the holder beside the lock, readable by its owner only; linking or renaming it is then atomic. */
function writeCandidate(path: string, holder: Holder): string {
  const candidate = `${path}.${holder.pid}.${randomBytes(6).toString('hex')}`;
  fs.writeFileSync(candidate, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  return candidate;
}

/** Links the candidate to the lock's name: fails if the name exists, and never shows a half-written lock. */
function linkNew(candidate: string, path: string): boolean {
  try {
    fs.linkSync(candidate, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Replaces a dead holder's lock. Only one contender may: the guard is a lock of the same kind whose name is bound to
 * the dead lock's content, so a contender who read it before someone else took over finds it changed and gives up.
 */
function takeOver(path: string, dead: Found, holder: Holder): boolean {
  const guard = `${path}.${createHash('sha256').update(dead.text).digest('hex').slice(0, 16)}`;
  if (!take(guard, holder)) return false;
  try {
    if (read(path)?.text !== dead.text) return false;
    fs.renameSync(writeCandidate(path, holder), path);
    return true;
  } finally {
    fs.rmSync(guard, { force: true });
  }
}

/** @returns whether the lock of that name is now ours */
function take(path: string, holder: Holder): boolean {
  const candidate = writeCandidate(path, holder);
  try {
    if (linkNew(candidate, path)) return true;
  } finally {
    fs.rmSync(candidate, { force: true });
  }
  const found = read(path);
  if (!found) return take(path, holder);
  return !isAlive(found) && takeOver(path, found, holder);
}

/** The live holder of a data directory, so that a command can go to its server; undefined when nobody has it. */
export function findHolder(dataDir: string): Holder | undefined {
  const found = read(join(dataDir, LOCK_FILE));
  return found && isAlive(found) ? found.holder : undefined;
}

function startHeartbeat(path: string): NodeJS.Timeout {
  const timer = setInterval(() => {
    const now = new Date();
    fs.utimes(path, now, now, () => undefined);
  }, HEARTBEAT_MILLIS);
  return timer.unref();
}

/**
 * Takes the data directory for this process; a lock left by a dead one is taken over.
 * @throws DataDirectoryBusy naming the holder
 */
export function lockDataDirectory(dataDir: string): DataDirectoryLock {
  const path = join(dataDir, LOCK_FILE);
  const holder: Holder = { ...ownIdentity(), secret: randomBytes(32).toString('base64url') };
  while (!take(path, holder)) {
    const found = read(path);
    if (found && isAlive(found)) throw new DataDirectoryBusy(dataDir, found.holder);
  }
  const timer = startHeartbeat(path);
  return {
    secret: holder.secret,
    announce: (address) => fs.renameSync(writeCandidate(path, { ...holder, address }), path),
    release() {
      clearInterval(timer);
      if (read(path)?.holder.secret === holder.secret) fs.rmSync(path, { force: true });
    },
  };
}
