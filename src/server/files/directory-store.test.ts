import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { DirectoryStore } from './directory-store.ts';
import { sweepOrphans } from './sweep.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-files-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let root = '';
let store = new DirectoryStore('');
beforeEach(() => {
  root = fs.mkdtempSync(join(folder, 'store-'));
  store = new DirectoryStore(root);
});

const evidence = new TextEncoder().encode('证据一');
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('The file directory', () => {
  test('gives back what was put, under the hash of its content', async () => {
    const stored = await store.put(Readable.from([evidence.subarray(0, 4), evidence.subarray(4)]));
    expect(stored).toEqual({ hash: hashOf(evidence), size: evidence.length });
    expect(await buffer(await store.get(stored.hash))).toEqual(Buffer.from(evidence));
    expect(await store.read(stored.hash, 3, 100)).toEqual(evidence.subarray(3));
    expect(await store.find(stored.hash)).toMatchObject(stored);
  });

  test('keeps equal content once, fanned out, readable by its owner only', async () => {
    const { hash } = await store.put(evidence);
    await store.put(evidence);
    const path = join(root, hash.slice(0, 2), hash.slice(2, 4), hash);
    expect(fs.statSync(path).mode & 0o777).toBe(0o600);
    expect(await Array.fromAsync(store.list())).toHaveLength(1);
    expect(fs.readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  test('keeps nothing of a file that is too large or whose upload breaks off', async () => {
    await expect(store.put(evidence, { maxBytes: 3 })).rejects.toThrow('too-large');
    const broken = Readable.from((async function* upload() {
      yield evidence;
      throw new Error('connection lost');
    })());
    await expect(store.put(broken)).rejects.toThrow('connection lost');
    expect(await Array.fromAsync(store.list())).toEqual([]);
    expect(fs.readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  test('says that a missing file is not found, and refuses a name that is no hash', async () => {
    await expect(store.get(hashOf(evidence))).rejects.toThrow('not-found');
    expect(await store.has(hashOf(evidence))).toBe(false);
    await expect(store.get('../../etc/passwd')).rejects.toThrow('Not a SHA-256');
    await expect(store.delete(hashOf(evidence))).resolves.toBeUndefined();
  });

  test('clears what interrupted uploads left a day ago', async () => {
    await store.put(evidence);
    const old = join(root, 'incoming', 'old');
    fs.writeFileSync(old, 'half');
    fs.writeFileSync(join(root, 'incoming', 'young'), 'half');
    fs.utimesSync(old, new Date(0), new Date(0));
    await store.clearIncoming();
    expect(fs.readdirSync(join(root, 'incoming'))).toEqual(['young']);
  });

  test('is swept of files that no row names, once they are a day old', async () => {
    const kept = await store.put(evidence);
    const orphan = await store.put(new TextEncoder().encode('无人引用'));
    const named = async (): Promise<Set<string>> => new Set([kept.hash]);
    expect(await sweepOrphans(store, named, new Date())).toEqual({ files: 0, bytes: 0 });
    const tomorrow = new Date(Date.now() + 25 * 3600 * 1000);
    expect(await sweepOrphans(store, named, tomorrow)).toEqual({ files: 1, bytes: orphan.size });
    expect([await store.has(kept.hash), await store.has(orphan.hash)]).toEqual([true, false]);
  });
});
