import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { IndexDamaged } from '../../errors.ts';
import { syncParent } from './durable.ts';

/** Before each record: its length, its checksum, and the checksum of these two. */
const HEADER_BYTES = 12;

/**
 * Records appended one after the other, each durable when its append resolves (追加日志). An append that a crash cut off
 * was never acknowledged and is dropped at the next opening; damage before the last record is noticed.
 */
export class Log {
  readonly #file: FileHandle;
  #end: number;
  #last: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, end: number) {
    this.#file = file;
    this.#end = end;
  }

  /** Opens or creates a log, with the records that it holds. Throws `IndexDamaged`. */
  static async open(path: string): Promise<{ readonly log: Log; readonly records: readonly Buffer[] }> {
    const file = await open(path, 'a+');
    try {
      const { records, end } = readRecords(await file.readFile(), path);
      await file.truncate(end);
      await file.datasync();
      await syncParent(path);
      return { log: new Log(file, end), records };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get bytes(): number {
    return this.#end;
  }

  /** Appends wait for one another. */
  append(record: Uint8Array): Promise<void> {
    const appended = this.#last.then(() => this.#write(record));
    this.#last = appended.catch(() => undefined);
    return appended;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }

  async #write(record: Uint8Array): Promise<void> {
    try {
      await this.#file.appendFile(Buffer.concat([headerOf(record), record]));
      await this.#file.datasync();
      this.#end += HEADER_BYTES + record.byteLength;
    } catch (error) {
      await this.#file.truncate(this.#end);
      throw error;
    }
  }
}

/** The whole records of a log's bytes, and where they end. Throws `IndexDamaged` where one behind a bad one is good. */
export function readRecords(bytes: Buffer, path: string): { readonly records: readonly Buffer[]; readonly end: number } {
  const records: Buffer[] = [];
  let end = 0;
  for (let record = recordAt(bytes, end); record; record = recordAt(bytes, end)) {
    records.push(record);
    end += HEADER_BYTES + record.byteLength;
  }
  for (let place = end + 1; place < bytes.byteLength; place++) {
    if (recordAt(bytes, place)) throw new IndexDamaged(`${path} is damaged at byte ${end}`);
  }
  return { records, end };
}

function headerOf(record: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(record.byteLength, 0);
  header.writeUInt32LE(crc32(record), 4);
  header.writeUInt32LE(crc32(header.subarray(0, 8)), 8);
  return header;
}

function recordAt(bytes: Buffer, place: number): Buffer | undefined {
  if (place + HEADER_BYTES > bytes.byteLength) return undefined;
  if (crc32(bytes.subarray(place, place + 8)) !== bytes.readUInt32LE(place + 8)) return undefined;
  const from = place + HEADER_BYTES;
  const record = bytes.subarray(from, from + bytes.readUInt32LE(place));
  const whole = record.byteLength === bytes.readUInt32LE(place) && crc32(record) === bytes.readUInt32LE(place + 4);
  return whole ? record : undefined;
}
