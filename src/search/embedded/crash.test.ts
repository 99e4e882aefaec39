import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRemoved, revisionOf, writtenDocument } from '../../../tests/support/search-writer.ts';
import type { SearchEngine, SearchRequest } from '../engine.ts';
import { IndexDamaged } from '../errors.ts';
import type { Query } from '../query/query.ts';
import { openEmbeddedEngine } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-crash-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WRITER = new URL('../../../tests/support/search-writer.ts', import.meta.url).pathname;

/** Lets a process write for some time and kills it; the last number that it said was acknowledged. */
function writeAndKill(directory: string, first: number, millis: number): Promise<number> {
  const child = spawn(process.execPath, [WRITER, directory, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), millis);
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(Number(output.trim().split('\n').at(-1))));
  });
}

const request = (query: Query): SearchRequest => ({ query, sort: 'filed-newest', offset: 0, limit: 100_000, facets: [] });
const titled = (text: string): SearchRequest => request({ kind: 'phrase', fields: ['title'], parts: [{ text }] });

async function idsOf(engine: SearchEngine, asked: SearchRequest): Promise<number[]> {
  return [...(await engine.search(asked)).ids].sort((a, b) => a - b);
}

describe('an index whose process is killed', () => {
  test('keeps every acknowledged change, through flushes and merges', async () => {
    const directory = join(folder, 'killed');
    /** Was being written when the process was killed: may be there or not. */
    const inDoubt = new Set<number>();
    let next = 1;
    for (let round = 0; round < 6; round++) {
      const acknowledged = await writeAndKill(directory, next, 100 + round * 150);
      const engine = await openEmbeddedEngine(directory, { threads: 1, flushAt: 5 });
      inDoubt.add(acknowledged + 1);
      const expected = Array.from({ length: acknowledged }, (_, place) => place + 1).filter((id) => !isRemoved(id) && !inDoubt.has(id));
      const certain = async (asked: SearchRequest): Promise<number[]> => (await idsOf(engine, asked)).filter((id) => !inDoubt.has(id));
      expect(await certain(titled('锂电池'))).toEqual(expected);
      expect(await certain(titled('第2版'))).toEqual(expected.filter((id) => revisionOf(id) === 2));
      await engine.close();
      next = acknowledged + 2;
    }
    expect(next).toBeGreaterThan(20);
  });
});

describe('an index whose files are damaged', () => {
  const sound = join(folder, 'sound');
  const all = request({ kind: 'all' });
  let expected: readonly number[] = [];
  let files: readonly string[] = [];

  beforeAll(async () => {
    const first = await openEmbeddedEngine(sound, { threads: 1, flushAt: 10 });
    for (let id = 1; id <= 35; id++) await first.put([writtenDocument(id, 1)]);
    while ((await first.status()).segments < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await first.close();
    const second = await openEmbeddedEngine(sound, { threads: 1 });
    await second.put([writtenDocument(36, 1), writtenDocument(5, 2)]);
    await second.remove([3, 34]);
    expected = await idsOf(second, all);
    await second.close();
    files = readdirSync(sound);
  });

  /** Opens a copy of the sound index in which one file was changed. */
  async function openDamaged(file: string, damage: (path: string) => void): Promise<SearchEngine> {
    const directory = mkdtempSync(join(folder, 'damaged-'));
    cpSync(sound, directory, { recursive: true });
    damage(join(directory, file));
    return openEmbeddedEngine(directory, { threads: 1 });
  }

  test('holds files of every kind', () => {
    expect(new Set(files.map((file) => file.replace(/-\d+$/, '')))).toEqual(new Set(['manifest', 'segment', 'log']));
  });

  test('says so when one is cut short, and is mended by a rebuild', async () => {
    for (const file of files) {
      const engine = await openDamaged(file, (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)));
      expect((await engine.status()).damage).toContain(file);
      await expect(engine.search(all)).rejects.toThrow(IndexDamaged);
      await engine.rebuild((async function* () { yield [writtenDocument(7, 1)]; })());
      expect(await idsOf(engine, all)).toEqual([7]);
      expect((await engine.status()).damage).toBeUndefined();
      await engine.close();
    }
  });

  test('says so when one is missing', async () => {
    for (const file of files) {
      const engine = await openDamaged(file, (path) => rmSync(path));
      await expect(engine.search(all)).rejects.toThrow(IndexDamaged);
      await engine.close();
    }
  });

  test('says so when a bit is flipped anywhere, or answers as if it were not', async () => {
    for (const file of files) {
      for (let part = 0; part < 6; part++) {
        const engine = await openDamaged(file, (path) => flipBit(path, part / 6));
        const { damage } = await engine.status();
        expect({ file, said: damage ?? (await idsOf(engine, all)) }).toEqual({ file, said: damage ?? expected });
        await engine.close();
      }
    }
  });

  test('stays damaged until a rebuild is complete', async () => {
    const directory = mkdtempSync(join(folder, 'damaged-'));
    cpSync(sound, directory, { recursive: true });
    rmSync(join(directory, 'manifest'));
    const engine = await openEmbeddedEngine(directory, { threads: 1 });
    await expect(engine.rebuild(lostRegister)).rejects.toThrow('the register is gone');
    await engine.close();
    const again = await openEmbeddedEngine(directory, { threads: 1 });
    expect((await again.status()).damage).toBeDefined();
    await again.close();
  });
});

/** Documents that cannot be read to the end. */
const lostRegister: AsyncIterable<never> = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the register is gone')) }) };

/** At some part of a file, from 0 to 1. */
function flipBit(path: string, part: number): void {
  const bytes = readFileSync(path);
  const place = Math.floor(part * bytes.length);
  bytes[place] = (bytes[place] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}
