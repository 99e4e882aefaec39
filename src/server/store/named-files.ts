import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { FileHash } from '../files/file-store.ts';

/**
 * The files that some row names: of cases, of uploads no case has taken yet, of matters in the public inbox, and of
 * imports under way. Whatever else is stored is swept; these are what a backup must hold.
 */
export async function namedFiles(database: Kysely<Schema>): Promise<ReadonlySet<FileHash>> {
  const { rows } = await sql<{ hash: string }>`select hash from uploaded_file union select hash from attachment
    union select f.hash from import_file f join import_run r on r.id = f.run and r.state not in ('published', 'cancelled', 'failed')
    union select f ->> 'hash' from intake i, jsonb_path_query(i.input, '$.**{1 to 4} ? (@.hash != null)') f`.execute(database);
  return new Set(rows.map(({ hash }) => hash));
}
