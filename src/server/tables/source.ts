import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { ByteSource } from '../files/byte-source.ts';

/** A file to read: on disk, in the file store, or already in memory. `name` is what the person called it. */
export type TableSource = { readonly name: string } & ({ readonly path: string } | { readonly stored: ByteSource } | { readonly bytes: Uint8Array });

const CHUNK = 256 * 1024;

export async function sizeOf(source: TableSource): Promise<number> {
  if ('stored' in source) return source.stored.size;
  return 'bytes' in source ? source.bytes.byteLength : (await stat(source.path)).size;
}

/** Up to `length` bytes from the beginning. */
export async function headOf(source: TableSource, length: number): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes.subarray(0, length);
  if ('stored' in source) return source.stored.read(0, length);
  const file = await open(source.path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The file's bytes in order; nothing but the current piece is held in memory. */
export async function* chunksOf(source: TableSource): AsyncGenerator<Uint8Array> {
  if ('path' in source) {
    yield* createReadStream(source.path, { highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>;
    return;
  }
  if ('stored' in source) {
    for (let at = 0; at < source.stored.size; at += CHUNK) yield source.stored.read(at, CHUNK);
    return;
  }
  for (let at = 0; at < source.bytes.byteLength; at += CHUNK) yield source.bytes.subarray(at, at + CHUNK);
}

/** The whole file in memory of its own, fit to be handed to a worker. */
export async function bytesOf(source: TableSource): Promise<Uint8Array<ArrayBuffer>> {
  const size = await sizeOf(source);
  const whole = new Uint8Array(size);
  let at = 0;
  for await (const chunk of chunksOf(source)) {
    whole.set(chunk.subarray(0, size - at), at);
    at += chunk.byteLength;
    if (at >= size) break;
  }
  return whole;
}
