import type { FileHash, FileStore } from './file-store.ts';

/** Those of the named files that are not in the store, sorted. One pass over the store, not one question for each. */
export async function missingFiles(store: FileStore, named: ReadonlySet<FileHash>): Promise<readonly FileHash[]> {
  const missing = new Set(named);
  for await (const { hash } of store.list()) missing.delete(hash);
  return [...missing].toSorted();
}
