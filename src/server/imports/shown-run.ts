import { type Kysely, sql } from 'kysely';
import type { Static } from 'typebox';
import { type Problem, problemText } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import type { ImportRun as ImportRunSchema } from '#contract/schemas.ts';
import type { Schema } from '../database/schema.ts';
import type { FiledRun, ImportFile } from './runs.ts';
import type { ImportState, SheetMapping } from './tables.ts';
import { mappingOfStatement, statementOf } from './shown-statement.ts';

export type ShownRun = Static<typeof ImportRunSchema>;

/** Refused rows shown at once; the others are in the file of refused rows. */
const SHOWN_ROWS = 20;

/** A problem in both languages. */
export function labelOf(found: Problem): Label {
  return { zh: problemText(found, 'zh'), en: problemText(found, 'en') };
}

/** All that is wrong with a row, as one text in both languages. */
export function reasonOf(found: readonly Problem[]): Label {
  return { zh: found.map((each) => problemText(each, 'zh')).join(''), en: found.map((each) => problemText(each, 'en')).join(' ') };
}

const DOING: Readonly<Record<ImportState, Label>> = {
  mapping: { zh: '等待确认列对应关系', en: 'waiting for the columns to be confirmed' },
  reading: { zh: '正在读取并比对', en: 'reading and comparing' },
  ready: { zh: '已读完，等待入册', en: 'read; waiting to be published' },
  publishing: { zh: '正在入册', en: 'publishing' },
  published: { zh: '已入册', en: 'published' },
  cancelled: { zh: '已取消，没有写入任何内容', en: 'cancelled; nothing was written' },
  failed: { zh: '未能导入', en: 'not imported' },
};

/** A run as its page shows it. */
export async function shownRun(database: Kysely<Schema>, { run, files }: FiledRun): Promise<ShownRun> {
  const mapping = run.kind === 'statement' ? mappingOfStatement(files, run.statement) : files.flatMap(mappingOf);
  const shown = await Promise.all(files.map((file) => shownFile(database, file)));
  return {
    id: String(run.id), kind: run.kind, state: run.state, files: shown,
    progress: { ...progressOf(files), doing: { ...DOING[run.state] } },
    ...(mapping.length > 0 && { mapping }),
    ...(run.problem && { problem: labelOf(run.problem) }),
    ...(run.case_id && { caseId: run.case_id }),
    ...(run.kind === 'statement' && { statement: statementOf(run.statement) }),
    startedAt: run.started_at, startedBy: run.started_by,
  };
}

/** In bytes, because the rows of a file are not known before it is read. */
function progressOf(files: readonly ImportFile[]): { done: number; of: number } {
  const total = (of: (file: ImportFile) => bigint): number => Number(files.reduce((sum, file) => sum + of(file), 0n));
  return { done: total((file) => file.done_bytes), of: total((file) => file.size) };
}

async function shownFile(database: Kysely<Schema>, file: ImportFile): Promise<ShownRun['files'][number]> {
  const { run, position, name, added, updated, duplicates, refused, problem: found } = file;
  const rows = refused === 0 ? [] : await refusedSample(database, run, position);
  return {
    file: name, read: added + updated + duplicates + refused, added, updated, duplicates, refused,
    ...(refused > 0 && { refusedFile: `/api/v1/imports/${run}/refused?file=${encodeURIComponent(name)}` }),
    ...(found && { problem: labelOf(found) }),
    sample: rows,
  };
}

async function refusedSample(database: Kysely<Schema>, run: number, file: number): Promise<ShownRun['files'][number]['sample']> {
  const { rows } = await sql<{ sheet: string | null; row: number; reasons: Problem[] | null }>`select sheet, row, reasons from import_row
    where run = ${run}::integer and file = ${file}::integer and verdict = 'refuse' order by place limit ${SHOWN_ROWS}`.execute(database);
  return rows.map(({ sheet, row, reasons }) => ({ row, reason: reasonOf(reasons ?? []), ...(sheet !== null && { sheet }) }));
}

/** What a sheet is called among the files of a run. */
export function tableName(file: Pick<ImportFile, 'name' | 'mapping'>, sheet: SheetMapping): string {
  return file.mapping.length > 1 ? `${file.name} [${sheet.sheet ?? ''}]` : file.name;
}

function mappingOf(file: ImportFile): NonNullable<ShownRun['mapping']> {
  return file.mapping.map((sheet) => ({
    file: tableName(file, sheet),
    columns: sheet.columns.map(({ column, header, role, confidence, reason }) => ({
      index: column, header, field: role === 'other' ? null : role, confidence, reason: { ...reason }, samples: [...(sheet.samples[column] ?? [])],
    })),
  }));
}

