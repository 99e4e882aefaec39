import { statSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexDamaged } from '../../errors.ts';
import { Log, readRecords } from './log.ts';
import { findManifest, type Manifest, writeManifest } from './manifest.ts';

const EMPTY: Manifest = { segments: [], firstLog: 1, revision: 0 };

/** The files of an index in its directory (存储): a manifest, the segments that it names, and the logs since. */
export class Store {
  readonly #directory: string;
  #manifest: Manifest;
  #log: Log;
  #logNumber: number;
  #segmentNumber: number;

  private constructor(directory: string, manifest: Manifest, log: Log, logNumber: number) {
    this.#directory = directory;
    this.#manifest = manifest;
    this.#log = log;
    this.#logNumber = logNumber;
    this.#segmentNumber = Math.max(0, ...manifest.segments.map(({ name }) => numberOf(name)));
  }

  /** Opens the index of a directory with the records of its logs, or begins an empty one. Throws `IndexDamaged`. */
  static async open(directory: string): Promise<{ readonly store: Store; readonly records: readonly Buffer[] }> {
    await mkdir(directory, { recursive: true });
    const manifest = await findManifest(join(directory, 'manifest'));
    if (!manifest) return { store: await Store.begin(directory), records: [] };
    await removeOthers(directory, manifest);
    return Store.#openLogs(directory, manifest);
  }

  /** Throws away whatever is in the directory. With `damage`, the new index says that it must be rebuilt. */
  static async begin(directory: string, damage?: string): Promise<Store> {
    const left = (await readdir(directory)).filter((name) => isOwn(name));
    if (damage === undefined && left.some((name) => !name.endsWith('.draft'))) throw new IndexDamaged(`${directory} has no manifest`);
    await Promise.all(left.map((name) => rm(join(directory, name))));
    const manifest = damage === undefined ? EMPTY : { ...EMPTY, damage };
    const { log } = await Log.open(logPath(directory, EMPTY.firstLog));
    await writeManifest(join(directory, 'manifest'), manifest);
    return new Store(directory, manifest, log, EMPTY.firstLog);
  }

  static async #openLogs(directory: string, manifest: Manifest): Promise<{ store: Store; records: readonly Buffer[] }> {
    const numbers = (await readdir(directory)).filter((name) => name.startsWith('log-')).map(numberOf).sort((a, b) => a - b);
    const last = numbers.at(-1) ?? 0;
    if (last < manifest.firstLog || last - manifest.firstLog >= numbers.length) throw new IndexDamaged(`${directory} lacks a log`);
    const closed = await Promise.all(numbers.slice(0, -1).map((number) => readClosedLog(logPath(directory, number))));
    const { log, records } = await Log.open(logPath(directory, last));
    const store = new Store(directory, manifest, log, last);
    if (manifest.closedAt?.log === last && log.bytes < manifest.closedAt.bytes) {
      await log.close();
      throw new IndexDamaged(`${logPath(directory, last)} has been cut short`);
    }
    return { store, records: [...closed.flat(), ...records] };
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  get logBytes(): number {
    return this.#log.bytes;
  }

  /** What the segments take on disk; what is missing is found out when it is opened. */
  segmentBytes(): number {
    return this.#manifest.segments.reduce((sum, { name }) => sum + (statSync(this.pathOf(name), { throwIfNoEntry: false })?.size ?? 0), 0);
  }

  append(record: Uint8Array): Promise<void> {
    return this.#log.append(record);
  }

  /** Begins a new log; gives its number. */
  async beginLog(): Promise<number> {
    const { log } = await Log.open(logPath(this.#directory, this.#logNumber + 1));
    await this.#log.close();
    this.#log = log;
    return ++this.#logNumber;
  }

  /** The logs whose changes are in no segment, from a number to before another. */
  logPaths(from: number, before: number): string[] {
    return Array.from({ length: before - from }, (_, place) => logPath(this.#directory, from + place));
  }

  /** The records since the beginning of a log. */
  async recordsSince(from: number): Promise<Buffer[]> {
    const logs = await Promise.all(this.logPaths(from, this.#logNumber + 1).map(readClosedLog));
    return logs.flat();
  }

  /** A name for a segment that was never used. */
  newSegmentName(): string {
    return `segment-${++this.#segmentNumber}`;
  }

  pathOf(segment: string): string {
    return join(this.#directory, segment);
  }

  /** From now on this is the index; what it does not name is removed. */
  async publish(manifest: Manifest): Promise<void> {
    await writeManifest(join(this.#directory, 'manifest'), manifest);
    this.#manifest = manifest;
    await removeOthers(this.#directory, manifest);
  }

  async close(): Promise<void> {
    await this.#log.close();
    await writeManifest(join(this.#directory, 'manifest'), { ...this.#manifest, closedAt: { log: this.#logNumber, bytes: this.#log.bytes } });
  }
}

const logPath = (directory: string, number: number): string => join(directory, `log-${number}`);
const numberOf = (name: string): number => Number(name.slice(name.lastIndexOf('-') + 1));
const isOwn = (name: string): boolean => /^(?:manifest|log-\d+|segment-\d+)(?:\.draft)?$/.test(name);

async function readClosedLog(path: string): Promise<readonly Buffer[]> {
  return readRecords(await readFile(path), path).records;
}

/** Drafts, segments and logs that are no part of the index: left behind by a crash, or replaced. */
async function removeOthers(directory: string, { segments, firstLog }: Manifest): Promise<void> {
  const named = new Set(segments.map(({ name }) => name));
  const isPart = (name: string): boolean => name === 'manifest' || named.has(name) || (/^log-\d+$/.test(name) && numberOf(name) >= firstLog);
  const others = (await readdir(directory)).filter((name) => isOwn(name) && !isPart(name));
  await Promise.all(others.map((name) => rm(join(directory, name), { force: true })));
}
