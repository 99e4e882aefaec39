import type { Readable } from 'node:stream';

/** What a stored file is known by: the SHA-256 of its content in hex, so that equal files are one. */
export type FileHash = string;

export interface StoredFile {
  readonly hash: FileHash;
  /** Bytes. */
  readonly size: number;
}

export interface ListedFile extends StoredFile {
  /** When it was stored, or stored again (ISO instant). */
  readonly storedAt: string;
}

export interface PutOptions {
  /** Bytes at most; {@link DEFAULT_MAX_BYTES} unless told. */
  readonly maxBytes?: number;
}

/** The largest file taken unless an operation says otherwise: recordings of a hearing (庭审录像) are the largest. */
export const DEFAULT_MAX_BYTES: number = 500 * 1024 * 1024;

/**
 * Files by their content (附件), in a directory or in S3-compatible storage. A file is stored first and a row that
 * names it written afterwards; what no row names is swept up later.
 */
export interface FileStore {
  /**
   * Stores content durably and says under which hash; storing it again changes nothing but its time.
   * @throws ProblemError `too-large`; nothing is kept then
   */
  put(content: Readable | Uint8Array, options?: PutOptions): Promise<StoredFile>;
  /** The content as a stream. @throws ProblemError `not-found` */
  get(hash: FileHash): Promise<Readable>;
  /** Bytes from an offset on, fewer at the end of the file. @throws ProblemError `not-found` */
  read(hash: FileHash, offset: number, length: number): Promise<Uint8Array>;
  /** Undefined when there is no such file. */
  find(hash: FileHash): Promise<ListedFile | undefined>;
  has(hash: FileHash): Promise<boolean>;
  /** Deletes the file; one that is not there is no error. */
  delete(hash: FileHash): Promise<void>;
  list(): AsyncIterable<ListedFile>;
  /** Removes what interrupted uploads left behind on this machine a day ago or earlier. */
  clearIncoming(): Promise<void>;
  /** @throws ProblemError `file-store-refused` when files cannot be stored here, saying what to set */
  assertUsable(): Promise<void>;
}

const HASH = /^[0-9a-f]{64}$/;

/** Guards every path and key made from a hash. @throws Error for anything else than 64 hex digits */
export function assertHash(hash: string): void {
  if (!HASH.test(hash)) throw new Error('Not a SHA-256 in lower-case hex');
}
