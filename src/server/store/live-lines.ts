import { type Kysely, sql } from 'kysely';
import type { Dimensions, Line, VersionedLine } from '#domain/posting/line.ts';
import type { Schema } from '../database/schema.ts';
import type { PostingTable } from './tables.ts';

/** A posting that no later one has reversed. */
export interface LiveLine extends VersionedLine {
  readonly id: bigint;
}

function dimensionsFrom(text: string): { dimensions?: Dimensions } {
  if (!text) return {};
  return { dimensions: Object.fromEntries(text.split(';').map((pair) => pair.split('=') as [string, string])) };
}

/** The line that a row of the posting table stands for. */
export function lineFromRow(row: Pick<PostingTable, 'kind' | 'indicator' | 'day' | 'amount' | 'unit' | 'district' | 'dimensions' | 'entity' | 'source'>): Line {
  const base = {
    indicator: row.indicator,
    date: row.day,
    amount: Number(row.amount),
    unit: row.unit,
    ...(row.district && { district: row.district }),
    ...dimensionsFrom(row.dimensions),
  };
  if (row.kind === 'observation') return { kind: 'observation', ...base, source: row.source };
  return { kind: 'movement', ...base, ...(row.entity && { entity: row.entity }) };
}

/** The live lines of some cases, by case. */
export async function liveLines(trx: Kysely<Schema>, caseIds: readonly string[]): Promise<Map<string, LiveLine[]>> {
  const found = new Map<string, LiveLine[]>();
  if (caseIds.length === 0) return found;
  const rows = await trx
    .selectFrom('posting as p')
    .selectAll('p')
    .where('p.case_id', 'in', [...caseIds])
    .where('p.reverses', 'is', null)
    .where(sql<boolean>`not exists (select 1 from posting r where r.reverses = p.id)`)
    .orderBy('p.id')
    .execute();
  for (const row of rows) {
    const lines = found.get(row.case_id) ?? [];
    lines.push({ id: row.id, line: lineFromRow(row), version: row.version });
    found.set(row.case_id, lines);
  }
  return found;
}
