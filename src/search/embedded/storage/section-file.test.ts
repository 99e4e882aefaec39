import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { IndexDamaged } from '../../errors.ts';
import { SectionFile } from './section-file.ts';
import { PAGE_BYTES, SectionWriter } from './section-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-sections-'));
afterAll(() => rmSync(folder, { recursive: true }));

const long = Uint8Array.from({ length: 2 * PAGE_BYTES + 5 }, (_, place) => (place * 31) % 251);
const path = join(folder, 'file');

function written(): SectionFile {
  const writer = new SectionWriter(path);
  writer.add('short', Uint8Array.of(1, 2, 3));
  writer.add('long', long);
  writer.add('numbers', Float64Array.of(0.5, -1));
  writer.add('empty', new Uint32Array());
  writer.finish(7);
  return new SectionFile(path);
}

describe('a file of sections', () => {
  test('gives back each section and what the file says of itself', () => {
    const file = written();
    expect(file.directory).toMatchObject({ documents: 7 });
    expect([...new Uint8Array(file.section('short'))]).toEqual([1, 2, 3]);
    expect(Buffer.from(file.section('long')).equals(long)).toBe(true);
    expect([...new Float64Array(file.section('numbers'))]).toEqual([0.5, -1]);
    expect(file.section('empty').byteLength + file.section('absent').byteLength).toBe(0);
    file.close();
  });

  test('is refused where any page of a section or the directory is not what was written', () => {
    const file = written();
    const { offset } = file.directory.sections['long'] ?? { offset: 0 };
    file.close();
    const bytes = readFileSync(path);
    for (const place of [0, offset, offset + PAGE_BYTES, offset + 2 * PAGE_BYTES + 4, bytes.length - 30, bytes.length - 1]) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(place) ^ 16, place);
      writeFileSync(path, damaged);
      expect(readAll).toThrow(IndexDamaged);
    }
  });
});

function readAll(): void {
  const file = new SectionFile(path);
  try {
    for (const name of Object.keys(file.directory.sections)) file.section(name);
  } finally {
    file.close();
  }
}
