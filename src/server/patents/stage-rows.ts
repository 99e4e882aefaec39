import { sql, type Transaction } from 'kysely';
import type { Description } from '#domain/patent/description.ts';
import { insertMany, recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { keepDescriptions } from './descriptions.ts';
import { judgeRows, type JudgedRow, numbersOf, type ReadRow } from './judge-rows.ts';
import { type Entry, KnownEntries } from './known-entries.ts';
import { VERSION_COLUMNS, versionRow } from './version-row.ts';

/** How many rows met which fate (导入计数). */
export interface RowCounts {
  readonly added: number;
  readonly updated: number;
  readonly duplicates: number;
  readonly refused: number;
}

/**
 * Judges a batch of rows against the register and stages what they change, invisible until their run is published.
 * The run must hold the staging place, so that the register cannot change in between.
 */
export async function stageRows(trx: Transaction<Schema>, run: number, file: number, rows: readonly ReadRow[]): Promise<RowCounts> {
  const numbers = rows.flatMap(({ reading }) => (reading.ok ? numbersOf(reading.value.record) : []));
  const known = await KnownEntries.read(trx, run, file, [...new Set(numbers)]);
  const judged = judgeRows(run, file, rows, known);
  await keepDescriptions(trx, run, judged.flatMap(newDescriptions));
  await stageEntries(trx, run, file, [...known.entries.values()], judged);
  return countRows(judged);
}

/** What a row that changed the register says in its descriptions. */
function newDescriptions({ row: { reading }, verdict }: JudgedRow): readonly Description[] {
  return reading.ok && verdict !== 'refuse' && verdict !== 'duplicate' ? (reading.value.descriptions ?? []) : [];
}

/** A row that no file holds: what a person entered. */
export function rowOf(reading: ReadRow['reading']): ReadRow {
  return { place: 1, row: 1, cells: [], reading };
}

/** Stages what rows have made of entries, and what became of each row. */
export async function stageEntries(trx: Transaction<Schema>, run: number, file: number, entries: readonly Entry[], judged: readonly JudgedRow[]): Promise<void> {
  await writeVersions(trx, run, entries.filter(({ changed, mergedInto, version }) => changed && (mergedInto === undefined || version === undefined)));
  await retireVersions(trx, run, entries);
  await writeRows(trx, run, file, judged);
}

function countRows(judged: readonly JudgedRow[]): RowCounts {
  const count = (...verdicts: JudgedRow['verdict'][]): number => judged.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return { added: count('add'), updated: count('update', 'merge'), duplicates: count('duplicate'), refused: count('refuse') };
}

async function writeVersions(trx: Transaction<Schema>, run: number, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await insertMany(trx, 'patent', VERSION_COLUMNS, entries.map(({ id, record }) => versionRow(id, run, record)), {
    suffix: sql`on conflict (id, run) do update set day = excluded.day, kind = excluded.kind, damaged = excluded.damaged,
      record = excluded.record, haystack = excluded.haystack, grams = excluded.grams`,
  });
  const numbers = entries.flatMap(({ id, record }) => numbersOf(record).map((number) => ({ number, patent: id, run })));
  await insertMany(trx, 'patent_number', { number: 'text', patent: 'bigint', run: 'integer' }, numbers, { suffix: sql`on conflict do nothing` });
}

/** Versions of other runs that a changed entry replaces, and all versions of entries that were merged into another. */
async function retireVersions(trx: Transaction<Schema>, run: number, entries: readonly Entry[]): Promise<void> {
  const retired = entries.flatMap(({ id, version, changed, mergedInto }) => {
    if (version === undefined && mergedInto === undefined) return [];
    if (mergedInto === undefined && (!changed || version === run)) return [];
    return [{ id, version: version ?? run, into: mergedInto ?? null }];
  });
  if (retired.length === 0) return;
  await sql`update patent p set replaced_by = ${run}::integer, merged_into = x.into
    from ${recordset({ id: 'bigint', version: 'integer', into: 'bigint' }, retired)} where p.id = x.id and p.run = x.version`.execute(trx);
}

const ROW_COLUMNS = { run: 'integer', file: 'integer', place: 'integer', sheet: 'text', row: 'integer', verdict: 'text', patent: 'bigint', reasons: 'jsonb', cells: 'jsonb' };

async function writeRows(trx: Transaction<Schema>, run: number, file: number, judged: readonly JudgedRow[]): Promise<void> {
  const rows = judged.map(({ row, verdict, patent, reasons }) => ({
    run, file, place: row.place, sheet: row.sheet, row: row.row, verdict, patent,
    ...(reasons.length > 0 && { reasons }), ...(verdict === 'refuse' && { cells: row.cells }),
  }));
  await insertMany(trx, 'import_row', ROW_COLUMNS, rows);
}
