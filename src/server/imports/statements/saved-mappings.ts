import { type Kysely, sql, type Transaction } from 'kysely';
import { reuseMapping, type ReusedMapping, type StatementMapping } from '#domain/statement/statement-mapping.ts';
import type { Schema } from '../../database/schema.ts';

/** How a source's tables are read. */
interface Saved {
  readonly source: string;
  readonly mapping: StatementMapping;
}

/** What a source decided before, laid over a newly recognised table; undefined for a source without a saved mapping. */
export async function reuseFor(database: Kysely<Schema>, source: string, recognised: StatementMapping): Promise<ReusedMapping | undefined> {
  const saved = await database.selectFrom('statement_mapping').select('mapping').where('source', '=', source).executeTakeFirst();
  return saved && reuseMapping(saved.mapping, recognised);
}

/** The saved mapping that fits a table best: all its headers with indicators are there, and most of them. */
export async function findFitting(database: Kysely<Schema>, recognised: StatementMapping): Promise<(ReusedMapping & { readonly source: string }) | undefined> {
  const saved: readonly Saved[] = await database.selectFrom('statement_mapping').select(['source', 'mapping']).orderBy('saved_at', 'desc').execute();
  const fitting = saved.map(({ source, mapping }) => ({ source, ...reuseMapping(mapping, recognised) })).filter(({ missing, mapping }) => missing.length === 0 && named(mapping) > 0);
  return fitting.sort((a, b) => named(b.mapping) - named(a.mapping))[0];
}

function named({ columns }: StatementMapping): number {
  return columns.filter(({ indicator }) => indicator !== undefined).length;
}

/** Saves how a source's table was read, for its next one. */
export async function saveMapping(trx: Transaction<Schema>, source: string, mapping: StatementMapping, by: string): Promise<void> {
  await trx.insertInto('statement_mapping').values({ source, mapping: JSON.stringify(mapping), saved_by: by })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ mapping: JSON.stringify(mapping), saved_by: by, saved_at: sql<string>`now()` })).execute();
}
