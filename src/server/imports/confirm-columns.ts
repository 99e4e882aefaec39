import type { Transaction } from 'kysely';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Schema } from '../database/schema.ts';
import { type ChosenColumn, chooseColumns } from './recognise-file.ts';
import { getRun, type ImportFile, moveRun } from './runs.ts';
import { tableName } from './shown-run.ts';
import type { SheetMapping } from './tables.ts';

/** What a person says of the columns of one table, by the name under which it was shown. */
export interface ChosenTable {
  readonly file: string;
  readonly columns: readonly ChosenColumn[];
}

/**
 * Writes the mapping as a person confirmed it, and lets the run be read. A table that is not named stays as recognised.
 * @throws ProblemError when a role does not exist, a file is left without a column of numbers, or the run is past mapping
 */
export async function confirmColumns(trx: Transaction<Schema>, run: number, chosen: readonly ChosenTable[]): Promise<void> {
  const { files } = await getRun(trx, run);
  if (!(await moveRun(trx, run, ['mapping'], 'reading'))) throw new ProblemError(problem('not-in-state', { state: { zh: '已确认或已结束', en: 'confirmed or over' }, action: { zh: '确认列对应关系', en: 'confirm the columns' } }));
  const known = new Set(files.flatMap((file) => file.mapping.map((sheet) => tableName(file, sheet))));
  const foreign = chosen.find(({ file }) => !known.has(file));
  if (foreign) throw new ProblemError(problem('not-found', { what: { zh: `文件“${foreign.file}”`, en: `File “${foreign.file}”` } }, 'mapping'));
  for (const file of files) await confirmFile(trx, file, chosen);
}

async function confirmFile(trx: Transaction<Schema>, file: ImportFile, chosen: readonly ChosenTable[]): Promise<void> {
  const mapping = file.mapping.map((sheet) => confirmSheet(file, sheet, chosen));
  if (!mapping.some(({ recognised }) => recognised)) throw new ProblemError(problem('unknown-columns', { file: file.name, expected: { zh: '申请号或公开（公告）号', en: 'application number or publication number' } }));
  await trx.updateTable('import_file').set({ mapping: JSON.stringify(mapping), problem: null }).where('run', '=', file.run).where('position', '=', file.position).execute();
}

function confirmSheet(file: ImportFile, sheet: SheetMapping, chosen: readonly ChosenTable[]): SheetMapping {
  const name = tableName(file, sheet);
  const choice = chosen.find((each) => each.file === name);
  if (!choice || (!sheet.recognised && choice.columns.every(({ field }) => field === null))) return sheet;
  const confirmed = chooseColumns(sheet, choice.columns, name);
  if (!confirmed.ok) throw new ProblemError(...confirmed.problems);
  return confirmed.value;
}
