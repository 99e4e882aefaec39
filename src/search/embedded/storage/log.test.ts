import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { IndexDamaged } from '../../errors.ts';
import { Log } from './log.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function write(name: string, records: readonly string[]): Promise<string> {
  const path = join(folder, name);
  const { log } = await Log.open(path);
  await Promise.all(records.map((record) => log.append(Buffer.from(record))));
  await log.close();
  return path;
}

async function read(path: string): Promise<string[]> {
  const { log, records } = await Log.open(path);
  await log.close();
  return records.map(String);
}

describe('the log', () => {
  test('gives its records back in order', async () => {
    const path = await write('order', ['一', '', '三']);
    expect(await read(path)).toEqual(['一', '', '三']);
  });

  test('drops what a crash cut off, and goes on behind the last whole record', async () => {
    const path = await write('cut', ['一', '二二二']);
    truncateSync(path, readFileSync(path).length - 2);
    expect(await read(path)).toEqual(['一']);
    appendFileSync(path, Buffer.alloc(40));
    expect(await read(path)).toEqual(['一']);
    await write('cut', ['三']);
    expect(await read(path)).toEqual(['一', '三']);
  });

  test('names damage before the last record', async () => {
    const path = await write('damaged', ['一', '二', '三']);
    const bytes = readFileSync(path);
    for (const place of [0, 5, 13]) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(place) ^ 1, place);
      writeFileSync(path, damaged);
      await expect(Log.open(path)).rejects.toThrow(IndexDamaged);
    }
  });
});
