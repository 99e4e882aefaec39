import { type Kysely, sql } from 'kysely';
import { synonymGroup, wordsOfGroup } from '#catalog/registers/synonym-group.ts';
import { type Synonyms, synonymTable } from '#search/query/widen.ts';
import type { Schema } from '../database/schema.ts';

/** The groups that staff keep (同义词表), those annulled left out. */
export async function readSynonyms(database: Kysely<Schema>): Promise<Synonyms> {
  const { rows } = await sql<{ words: readonly { readonly word: string }[] }>`select content->'values'->'words' as words from case_file
    where type = ${synonymGroup.id} and not annulled order by id`.execute(database);
  return synonymTable(rows.map(wordsOfGroup));
}

/** How long an edited table may go unnoticed. */
const FRESH_MILLIS = 1_000;

/** The table as it is now, read again after a second: searches that come together share one reading, a failed one is not kept. */
export function keptSynonyms(database: Kysely<Schema>): () => Promise<Synonyms> {
  let kept: { readonly table: Promise<Synonyms>; readonly readAt: number } | undefined;
  return () => {
    if (kept && performance.now() - kept.readAt < FRESH_MILLIS) return kept.table;
    const next = { table: readSynonyms(database), readAt: performance.now() };
    kept = next;
    next.table.catch(() => {
      if (kept === next) kept = undefined;
    });
    return next.table;
  };
}
