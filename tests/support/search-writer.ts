/**
 * Writes to a search index until it is killed: `node search-writer.ts DIRECTORY FIRST`. Puts documents from a number on,
 * replaces and removes some, and prints each number when its change was acknowledged.
 */
import type { SearchDocument } from '#search/document.ts';
import { openEmbeddedEngine } from '#search/embedded/index.ts';

/** Every fifth is removed again, every third replaced. */
export const isRemoved = (number: number): boolean => number % 5 === 0;
export const revisionOf = (number: number): number => (number % 3 === 0 ? 2 : 1);

export function writtenDocument(id: number, revision: number): SearchDocument {
  return { id, revision, texts: { title: [`锂电池隔膜${id}`, `第${revision}版`] }, classes: {}, numbers: {}, days: { filed: `20${String(10 + (id % 10))}-01-01` }, codes: {} };
}

async function write(directory: string, first: number): Promise<void> {
  const engine = await openEmbeddedEngine(directory, { flushAt: 5, threads: 1 });
  for (let number = first; ; number++) {
    await engine.put([writtenDocument(number, 1)]);
    if (revisionOf(number) === 2) await engine.put([writtenDocument(number, 2)]);
    if (isRemoved(number)) await engine.remove([number]);
    process.stdout.write(`${number}\n`);
  }
}

const [directory, first] = process.argv.slice(2);
if (import.meta.main && directory !== undefined) await write(directory, Number(first));
