import type { FileHash, FileStore } from './file-store.ts';

/** A file younger than this may belong to an upload whose row is still being written. */
export const SWEEP_AFTER_MILLIS: number = 24 * 60 * 60 * 1000;

export interface Swept {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Deletes the files no row names (孤儿文件), except those stored within the last day. `referenced` must be read from
 * the database after the sweep has begun, which is why it is a function.
 */
export async function sweepOrphans(
  store: FileStore, referenced: () => Promise<ReadonlySet<FileHash>>, now: Date, olderThanMillis: number = SWEEP_AFTER_MILLIS,
): Promise<Swept> {
  const bound = new Date(now.getTime() - olderThanMillis).toISOString();
  const named = await referenced();
  let files = 0;
  let bytes = 0;
  for await (const file of store.list()) {
    if (named.has(file.hash) || file.storedAt > bound || (await wasStoredSince(store, file.hash, bound))) continue;
    await store.delete(file.hash);
    files += 1;
    bytes += file.size;
  }
  return { files, bytes };
}

/** A listing may be minutes old: the same content may have come again meanwhile. */
async function wasStoredSince(store: FileStore, hash: FileHash, bound: string): Promise<boolean> {
  const found = await store.find(hash);
  return found === undefined || found.storedAt > bound;
}
