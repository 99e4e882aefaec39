import { sql, type Transaction } from 'kysely';
import { type Insert, recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';

interface ToNumber {
  readonly id: string;
  readonly prefix: string;
  readonly year: number;
}

/** A case's number in the form of an official number (发文字号样式): 访〔2026〕12号. */
export function caseNumber(prefix: string, year: number, serial: number): string {
  return `${prefix}〔${year}〕${serial}号`;
}

/**
 * Gives new cases their numbers, each prefix and year counting from 1. The series' row stays locked until the
 * transaction ends, so this comes last; numbers have no gaps.
 */
export async function numberCases(trx: Transaction<Schema>, cases: readonly ToNumber[]): Promise<Map<string, string>> {
  const groups = Map.groupBy(cases, ({ prefix, year }) => JSON.stringify([prefix, year]));
  const numbers = new Map<string, string>();
  if (groups.size === 0) return numbers;
  const wanted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => {
    const [prefix, year] = JSON.parse(key);
    return { prefix, year, last: group.length };
  });
  const { rows } = await sql<{ prefix: string; year: number; last: number }>`
    insert into number_series (prefix, year, last) select prefix, year, last from ${recordset({ prefix: 'text', year: 'integer', last: 'integer' }, wanted)}
    on conflict (prefix, year) do update set last = number_series.last + excluded.last returning prefix, year, last`.execute(trx);
  for (const { prefix, year, last } of rows) {
    const group = groups.get(JSON.stringify([prefix, year])) ?? [];
    group.forEach(({ id }, index) => numbers.set(id, caseNumber(prefix, year, last - group.length + index + 1)));
  }
  return numbers;
}

/** The rows of new cases' numbers. */
export function numberInsert(numbers: ReadonlyMap<string, string>): Insert {
  return { table: 'case_number', columns: { case_id: 'text', number: 'text' }, rows: [...numbers].map(([id, number]) => ({ case_id: id, number })) };
}
