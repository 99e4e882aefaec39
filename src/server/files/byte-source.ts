import type { FileHash, FileStore } from './file-store.ts';

/** Bytes that can be read at any place: an upload in memory, or a stored file that is not loaded whole. */
export interface ByteSource {
  readonly size: number;
  /** Fewer bytes than asked at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export function bytesAsSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.byteLength, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

export function storedAsSource(store: FileStore, hash: FileHash, size: number): ByteSource {
  return { size, read: (offset, length) => store.read(hash, offset, length) };
}

/** A view for reading little-endian numbers. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
