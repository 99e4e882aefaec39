import { ProblemError, problem } from '#domain/errors.ts';
import type { Problem } from '#domain/errors.ts';
import { detectTableKind } from './file-kind.ts';
import type { TableKind } from './file-kind.ts';
import { TABLE_LIMITS } from './limits.ts';
import type { TableLimits } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { cellTooLong, readWorkbook, tooLarge } from './read-workbook.ts';
import { bytesOf, chunksOf, headOf, sizeOf } from './source.ts';
import type { TableSource } from './source.ts';
import type { TableProgress, TableRow } from './table-row.ts';

export interface ReadOptions {
  readonly limits?: Partial<TableLimits>;
  /** Ends the reading: the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after every thousand rows and at the end. */
  readonly onProgress?: (progress: TableProgress) => void;
}

const HEAD_BYTES = 4096;
const ROWS_PER_REPORT = 1000;

/**
 * The rows of a CSV, xlsx or xls file, told apart by content, blank rows left out. A text file is streamed; a workbook
 * is opened in a worker. A row that is too large comes with its `problem`. Throws a `ProblemError` when the file as a
 * whole cannot be read: `wrong-file-type`, `too-large`, `damaged-file` (with the row where known).
 */
export async function* readTable(source: TableSource, options: ReadOptions = {}): AsyncGenerator<TableRow> {
  const limits = { ...TABLE_LIMITS, ...options.limits };
  const totalBytes = await sizeOf(source);
  const kind = await checkedKind(source, totalBytes, limits);
  const meter = { bytes: 0 };
  let rows = 0;
  for await (const row of rowsOf(source, kind, limits, meter, options.signal)) {
    options.signal?.throwIfAborted();
    if (isBlank(row)) continue;
    rows += 1;
    if (rows > limits.maxRows) throw tooManyRows(row, limits);
    if (rows % ROWS_PER_REPORT === 0) options.onProgress?.({ bytes: Math.min(meter.bytes, totalBytes), totalBytes, rows });
    yield checkedRow(row, limits);
  }
  options.onProgress?.({ bytes: totalBytes, totalBytes, rows });
}

async function checkedKind(source: TableSource, totalBytes: number, limits: TableLimits): Promise<TableKind> {
  const kind = detectTableKind(await headOf(source, HEAD_BYTES), source.name);
  if (!kind.ok) throw new ProblemError(...kind.problems);
  const maxBytes = kind.value === 'csv' ? limits.maxTextBytes : limits.maxWorkbookBytes;
  if (totalBytes > maxBytes) throw new ProblemError(tooLarge(maxBytes, '文件', 'a file'));
  return kind.value;
}

async function* rowsOf(
  source: TableSource,
  kind: TableKind,
  limits: TableLimits,
  meter: { bytes: number },
  signal?: AbortSignal,
): AsyncGenerator<TableRow> {
  if (kind === 'csv') {
    yield* readCsv(metered(chunksOf(source), meter), source.name, limits, signal);
    return;
  }
  const bytes = await bytesOf(source);
  meter.bytes = bytes.byteLength;
  yield* readWorkbook(bytes, kind, source.name, limits, signal);
}

async function* metered(chunks: AsyncIterable<Uint8Array>, meter: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    meter.bytes += chunk.byteLength;
    yield chunk;
  }
}

function isBlank({ cells, problem: refused }: TableRow): boolean {
  return !refused && cells.every((cell) => cell.trim() === '');
}

function checkedRow(row: TableRow, limits: TableLimits): TableRow {
  const found = row.problem ?? findTooLarge(row, limits);
  return found ? { ...row, cells: [], problem: found } : row;
}

function findTooLarge({ row, cells }: TableRow, limits: TableLimits): Problem | undefined {
  if (cells.length > limits.maxColumns) {
    return { ...problem('too-large', { max: { zh: `每行 ${limits.maxColumns} 列`, en: `${limits.maxColumns} columns a row` } }), row };
  }
  const tooLong = cells.findIndex((cell) => cell.length > limits.maxCellLength);
  return tooLong < 0 ? undefined : cellTooLong(row, tooLong, limits);
}

function tooManyRows({ row }: TableRow, limits: TableLimits): ProblemError {
  return new ProblemError({ ...problem('too-large', { max: { zh: `${limits.maxRows} 行`, en: `${limits.maxRows} rows` } }), row });
}
