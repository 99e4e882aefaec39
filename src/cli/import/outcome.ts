import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Problem, problemText } from '#domain/errors.ts';
import type { Server } from '#server/context.ts';
import { refusedRowsOf, refusedWorkbook } from '#server/imports/refused-rows.ts';
import type { FiledRun, ImportFile } from '#server/imports/runs.ts';
import { reasonOf } from '#server/imports/shown-run.ts';
import { streamWorkbook } from '#server/sheets/write-sheet.ts';
import { EXIT } from '../command.ts';

/** A row that was not taken, and why. */
export interface RefusedLine {
  readonly sheet?: string;
  readonly row: number;
  readonly reason: string;
  readonly reasonEn: string;
}

/** What became of one file; `read` is the sum of the four fates. */
export interface FileOutcome {
  readonly file: string;
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly duplicates: number;
  readonly refused: readonly RefusedLine[];
  /** Where the refused rows were written as an Excel file. */
  readonly refusedFile: string | null;
  /** Why the file as a whole was not taken. */
  readonly problem?: { readonly zh: string; readonly en: string };
  readonly checks?: readonly { readonly text: string; readonly passed: boolean }[];
}

/** A file that could not be read at all. */
export function unreadable(file: string, problems: readonly Problem[]): FileOutcome {
  const text = (language: 'zh' | 'en'): string => problems.map((each) => `${each.row === undefined ? '' : `${language === 'zh' ? '第' : 'row'} ${each.row}${language === 'zh' ? ' 行：' : ': '}`}${problemText(each, language)}`).join('\n');
  return { file, read: 0, added: 0, updated: 0, duplicates: 0, refused: [], refusedFile: null, problem: { zh: text('zh'), en: text('en') } };
}

/** What became of a run's file, with its refused rows, which are also written to a file of their own. */
export async function outcomeOf(server: Server, filed: FiledRun, file: ImportFile, given: string, folder: string): Promise<FileOutcome> {
  const { added, updated, duplicates, refused: count, problem } = file;
  if (problem) return unreadable(given, [problem]);
  const refused: RefusedLine[] = [];
  for await (const { sheet, row, reasons } of refusedRowsOf(server.database.kysely, filed.run.id, file.position)) {
    const reason = reasonOf(reasons);
    refused.push({ ...(sheet !== undefined && { sheet }), row, reason: reason.zh, reasonEn: reason.en });
  }
  const refusedFile = count === 0 ? null : await writeRefused(server, filed, file, folder);
  return { file: given, read: added + updated + duplicates + count, added, updated, duplicates, refused, refusedFile };
}

async function writeRefused(server: Server, filed: FiledRun, file: ImportFile, folder: string): Promise<string | null> {
  const workbook = refusedWorkbook(server.database.kysely, filed, file.name);
  if (!workbook) return null;
  const name = `${basename(file.name)}.refused.xlsx`;
  try {
    return await write(join(folder, name), workbook);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && ['EACCES', 'EROFS', 'EPERM', 'ENOENT'].includes(String(error.code)))) throw error;
    return write(join(tmpdir(), name), workbook);
  }
}

async function write(path: string, workbook: Parameters<typeof streamWorkbook>[0]): Promise<string> {
  await pipeline(Readable.from(streamWorkbook(workbook)), createWriteStream(path, { mode: 0o600 }));
  return path;
}

/** 0 finished and none refused; 2 finished, some refused; 1 nothing written. */
export function exitCodeOf(files: readonly FileOutcome[]): number {
  const taken = files.some(({ added, updated, duplicates }) => added + updated + duplicates > 0);
  if (!taken) return EXIT.failed;
  return files.some(({ refused, problem }) => refused.length > 0 || problem) ? EXIT.partly : EXIT.done;
}

const SHOWN_ROWS = 20;

/** The outcome for people. */
export function textOf(files: readonly FileOutcome[]): string {
  return files.flatMap(({ file, read, added, updated, duplicates, refused, refusedFile, problem, checks = [] }) => [
    problem ? `${file}\n  ${problem.zh}\n  ${problem.en}` : `${file}\n  读取 read ${read}，新增 added ${added}，更新 updated ${updated}，重复 duplicates ${duplicates}，拒收 refused ${refused.length}`,
    ...refused.slice(0, SHOWN_ROWS).map(({ sheet, row, reason }) => `  第 ${row} 行${sheet === undefined ? '' : ` [${sheet}]`}：${reason}`),
    ...(refused.length > SHOWN_ROWS ? [`  … 另有 ${refused.length - SHOWN_ROWS} 行`] : []),
    ...(refusedFile === null ? [] : [`  被拒的行 refused rows: ${refusedFile}`]),
    ...checks.map(({ text, passed }) => `  ${passed ? '✓' : '!'} ${text}`),
  ]).join('\n');
}
