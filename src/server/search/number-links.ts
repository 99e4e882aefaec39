import { type Kysely, sql } from 'kysely';
import { publicationKey } from '#domain/patent/publication-key.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { STANDING } from '../patents/visible.ts';

/** An entry of the register that a number names. */
export interface NamedEntry {
  readonly id: string;
  readonly title: string;
}

/** Publications of one number: kind codes are few. */
const MOST = 20;

/**
 * The entries that publication numbers name, with or without kind code (号码链接), by the key of the number. A number
 * that two entries have names the older one.
 */
export async function entriesByPublication(database: Kysely<Schema>, numbers: readonly string[]): Promise<ReadonlyMap<string, NamedEntry>> {
  const keys = [...new Set(numbers.flatMap((number) => publicationKey(number) ?? []))];
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; id: bigint; record: string }>`select x.key, p.id, p.record from ${recordset({ key: 'text' }, keys.map((key) => ({ key })))}
      cross join lateral (select n.patent from patent_number n where n.number = x.key or (n.number >= x.key || 'A' and n.number < x.key || '[') limit ${MOST}) n
      cross join lateral (select p.id, p.record from patent p where p.id = n.patent and ${STANDING} limit 1) p order by p.id desc`.execute(database);
  return new Map(rows.map(({ key, id, record }) => [key, { id: String(id), title: (JSON.parse(record) as PatentRecord).title ?? '' }]));
}
