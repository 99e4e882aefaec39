import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BUCKET, type S3Server, startS3Server } from '../../../tests/support/s3-server.ts';
import { filePlaceFrom } from './file-place.ts';
import type { FileStore } from './file-store.ts';
import { openFileStore } from './open-file-store.ts';
import { sweepOrphans } from './sweep.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-files-'));
let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3Server();
});
afterAll(async () => {
  await s3.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const evidence = new TextEncoder().encode('证据一');
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const s3Store = (environment: Readonly<Record<string, string>> = {}, text = `s3://${BUCKET}/bureau/files`): FileStore =>
  openFileStore(filePlaceFrom(text, { ...s3.environment, ...environment }, '/'), fs.mkdtempSync(join(folder, 'data-')));

describe.each(['directory', 's3'] as const)('A store of files in: %s', (kind) => {
  let root = '';
  let store: FileStore;
  let incoming = '';
  beforeEach(() => {
    root = fs.mkdtempSync(join(folder, 'store-'));
    s3.objects.clear();
    const place = kind === 's3' ? filePlaceFrom(`s3://${BUCKET}/bureau/files`, s3.environment, '/') : undefined;
    store = openFileStore(place, root);
    incoming = kind === 's3' ? join(root, 'incoming') : join(root, 'files', 'incoming');
  });

  test('is usable, and trying that leaves nothing', async () => {
    await store.assertUsable();
    expect([await Array.fromAsync(store.list()), s3.objects.size]).toEqual([[], 0]);
  });

  test('gives back what was put, under the hash of its content', async () => {
    const stored = await store.put(Readable.from([evidence.subarray(0, 4), evidence.subarray(4)]));
    expect(stored).toEqual({ hash: hashOf(evidence), size: evidence.length });
    expect(await buffer(await store.get(stored.hash))).toEqual(Buffer.from(evidence));
    expect(await store.find(stored.hash)).toMatchObject(stored);
  });

  test('reads any part of a file, and less at its end', async () => {
    const { hash } = await store.put(evidence);
    const part = async (offset: number, length: number): Promise<number[]> => [...(await store.read(hash, offset, length))];
    expect([await part(0, 2), await part(3, 100), await part(100, 5), await part(2, 0)]).toEqual([[...evidence.subarray(0, 2)], [...evidence.subarray(3)], [], []]);
    await expect(store.read(hashOf(new Uint8Array(1)), 0, 4)).rejects.toThrow('not-found');
  });

  test('keeps an empty file and one of several megabytes', async () => {
    const large = Buffer.alloc(5_000_000, '卷');
    for (const content of [new Uint8Array(), large]) {
      const { hash, size } = await store.put(content);
      expect([size, (await buffer(await store.get(hash))).equals(content)]).toEqual([content.byteLength, true]);
    }
  });

  test('keeps equal content once', async () => {
    await store.put(evidence);
    await store.put(evidence);
    expect(await Array.fromAsync(store.list())).toHaveLength(1);
    expect(fs.readdirSync(incoming)).toEqual([]);
  });

  test('keeps nothing of a file that is too large or whose upload breaks off', async () => {
    await expect(store.put(evidence, { maxBytes: 3 })).rejects.toThrow('too-large');
    const broken = Readable.from((async function* upload() {
      yield evidence;
      throw new Error('connection lost');
    })());
    await expect(store.put(broken)).rejects.toThrow('connection lost');
    expect(await Array.fromAsync(store.list())).toEqual([]);
    expect(fs.readdirSync(incoming)).toEqual([]);
  });

  test('says that a missing file is not found, and refuses a name that is no hash', async () => {
    await expect(store.get(hashOf(evidence))).rejects.toThrow('not-found');
    expect(await store.has(hashOf(evidence))).toBe(false);
    await expect(store.get('../../etc/passwd')).rejects.toThrow('Not a SHA-256');
    await expect(store.delete(hashOf(evidence))).resolves.toBeUndefined();
  });

  test('clears what interrupted uploads left a day ago', async () => {
    await store.put(evidence);
    const old = join(incoming, 'old');
    fs.writeFileSync(old, 'half');
    fs.writeFileSync(join(incoming, 'young'), 'half');
    fs.utimesSync(old, new Date(0), new Date(0));
    await store.clearIncoming();
    expect(fs.readdirSync(incoming)).toEqual(['young']);
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

test('a directory is fanned out and readable by its owner only', async () => {
  const root = fs.mkdtempSync(join(folder, 'store-'));
  const { hash } = await openFileStore({ kind: 'directory', path: root }, '').put(evidence);
  expect(fs.statSync(join(root, hash.slice(0, 2), hash.slice(2, 4), hash)).mode & 0o777).toBe(0o600);
});

test('a directory that is a file is refused with its path', async () => {
  const path = join(folder, 'a-file');
  fs.writeFileSync(path, '');
  await expect(openFileStore({ kind: 'directory', path }, '').assertUsable()).rejects.toThrow(path);
});

describe('Storage in S3', () => {
  beforeEach(() => {
    s3.objects.clear();
    s3.denied.clear();
  });

  test('keeps to its prefix, and lists over many pages what is its own', async () => {
    const store = s3Store();
    s3.pageSize = 2;
    s3.objects.set(`bureau/files/readme & <more>.txt`, { content: evidence, storedAt: new Date() });
    s3.objects.set(`other/${hashOf(evidence)}`, { content: evidence, storedAt: new Date() });
    for (const text of ['一', '二', '三', '四', '五']) await store.put(new TextEncoder().encode(text));
    expect(await Array.fromAsync(store.list())).toHaveLength(5);
    expect([...s3.objects.keys()].filter((key) => /^bureau\/files\/[0-9a-f]{64}$/.test(key))).toHaveLength(5);
    s3.pageSize = 1_000;
  });

  test('tries again when the store is busy for a moment, and says so when it stays busy', async () => {
    s3.busyFor = 2;
    await expect(s3Store().put(evidence)).resolves.toMatchObject({ size: evidence.length });
    s3.busyFor = 3;
    await expect(s3Store().put(evidence)).rejects.toThrow('503 SlowDown');
  });

  test.each([
    ['a wrong secret', { AWS_SECRET_ACCESS_KEY: 'another-secret' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN' }, 'InvalidAccessKeyId'],
    ['another region', { ZHISHU_S3_REGION: 'cn-other-1' }, 'is not in region cn-other-1'],
    ['an address where nobody answers', { ZHISHU_S3_ENDPOINT: 'http://127.0.0.1:64999' }, '127.0.0.1:64999 cannot be reached (ECONNREFUSED)'],
  ])('with %s is refused before anything is stored, without naming a secret', async (_title, environment, said) => {
    const refused = await s3Store(environment).assertUsable().then(() => '', String);
    expect(refused).toContain(said);
    expect(refused).not.toMatch(/another-secret|a\/secret/);
    expect(s3.objects.size).toBe(0);
  });

  test.each(['LIST', 'PUT', 'DELETE'])('tells at the start that the right to %s is denied', async (right) => {
    s3.denied.add(right);
    await expect(s3Store().assertUsable()).rejects.toThrow('denies access (403 AccessDenied)');
  });

  test('names a bucket that does not exist', async () => {
    await expect(s3Store({}, 's3://no-such-bucket').assertUsable()).rejects.toThrow('there is no bucket no-such-bucket');
  });

  test.each([
    ['s3://', {}, 's3://bucket/prefix'],
    ['s3://Bucket', {}, 's3://bucket/prefix'],
    ['s3://bucket/前缀', {}, 'the prefix'],
    ['s3://bucket', { AWS_SECRET_ACCESS_KEY: '' }, 'AWS_SECRET_ACCESS_KEY must be set'],
    ['s3://bucket', { ZHISHU_S3_ENDPOINT: 'storage.example' }, 'ZHISHU_S3_ENDPOINT must be'],
    ['s3://bucket', { ZHISHU_S3_ENDPOINT: 'https://id:key@storage.example' }, 'ZHISHU_S3_ENDPOINT must be'],
  ])('refuses the setting %s %o', (text, environment, said) => {
    expect(() => filePlaceFrom(text, { ...s3.environment, ...environment }, '/')).toThrow(said);
  });

  test('finds the bucket in the path, in the host, or at AWS', () => {
    const urlOf = (endpoint: string): unknown => filePlaceFrom('s3://bucket/a/b/', { ...s3.environment, ZHISHU_S3_ENDPOINT: endpoint }, '/');
    expect(urlOf('https://storage.example:9000/')).toMatchObject({ bucketUrl: 'https://storage.example:9000/bucket', prefix: 'a/b/' });
    expect(urlOf('https://{bucket}.oss.example')).toMatchObject({ bucketUrl: 'https://bucket.oss.example' });
    expect(urlOf('')).toMatchObject({ bucketUrl: 'https://s3.cn-test-1.amazonaws.com/bucket' });
    expect(filePlaceFrom('files', {}, '/srv')).toEqual({ kind: 'directory', path: '/srv/files' });
  });
});
