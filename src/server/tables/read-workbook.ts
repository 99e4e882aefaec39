import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Problem } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import { cleanText } from './clean-text.ts';
import { ACCEPTED_TABLES } from './file-kind.ts';
import type { TableLimits } from './limits.ts';
import type { TableRow } from './table-row.ts';
import type { WorkbookRow } from './workbook-rows.ts';
import type { WorkbookMessage, WorkbookTask } from './workbook-worker.ts';
import { findZipEntries } from './zip-directory.ts';

/** Heap of the worker; the parts themselves lie outside it and are bounded by `maxUnpackedBytes`. */
const WORKER_HEAP_MIB = 1024;

/**
 * The rows of a workbook, read in a worker so that neither a hostile nor a huge file stops the server. Throws
 * `wrong-file-type`, `too-large` or `damaged-file`; ends the worker when the reader stops or the signal comes.
 */
export async function* readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  kind: 'xlsx' | 'xls',
  name: string,
  limits: TableLimits,
  signal?: AbortSignal,
): AsyncGenerator<TableRow> {
  if (kind === 'xlsx') checkZip(bytes, name, limits);
  const task: WorkbookTask = { bytes, kind, limits };
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MIB },
  });
  try {
    for (let done = false; !done; ) {
      const message = await ask(worker, name, limits, signal);
      if ('failed' in message) throw damaged(name, whyUnreadable(message.failed));
      yield* message.rows.map((row) => tableRow(row, limits));
      done = message.done;
    }
  } finally {
    await worker.terminate();
  }
}

/** Refuses what is no workbook, or unpacks to more than the limit, before anything is unpacked. */
function checkZip(bytes: Uint8Array, name: string, limits: TableLimits): void {
  const entries = findZipEntries(bytes);
  if (!entries) throw damaged(name, { zh: '压缩目录缺失或不完整', en: 'its zip directory is missing or cut off' });
  if (!entries.some((entry) => /^xl\/workbook\.xml$/i.test(entry.name))) {
    throw new ProblemError(problem('wrong-file-type', { file: name, allowed: ACCEPTED_TABLES }));
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked > limits.maxUnpackedBytes) throw new ProblemError(tooLarge(limits.maxUnpackedBytes, '解压后', 'unpacked'));
}

async function ask(worker: Worker, name: string, limits: TableLimits, signal?: AbortSignal): Promise<WorkbookMessage> {
  const patience = AbortSignal.timeout(limits.maxWorkbookMs);
  worker.postMessage('next');
  try {
    const signals = signal ? [patience, signal] : [patience];
    const [message] = (await once(worker, 'message', { signal: AbortSignal.any(signals) })) as [WorkbookMessage];
    return message;
  } catch (error) {
    signal?.throwIfAborted();
    if (patience.aborted) throw damaged(name, { zh: '读取超时', en: 'it takes too long to open' });
    if (isOutOfMemory(error)) throw damaged(name, { zh: '内容过多，内存不足', en: 'it holds more than memory can take' });
    throw error;
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tableRow({ sheet, row, cells, tooLong }: WorkbookRow, limits: TableLimits): TableRow {
  if (tooLong === undefined) return { sheet, row, cells: cells.map(cleanText) };
  return { sheet, row, cells: [], problem: cellTooLong(row, tooLong, limits) };
}

/** The refusal of a row for one cell's length; `column` from 0. */
export function cellTooLong(row: number, column: number, limits: TableLimits): Problem {
  const params = { field: { zh: `第 ${column + 1} 列`, en: `column ${column + 1}` }, max: limits.maxCellLength };
  return { ...problem('too-long', params), row };
}

/** The refusal of a file for its size in bytes. */
export function tooLarge(maxBytes: number, zh: string, en: string): Problem {
  const mib = Math.floor(maxBytes / (1024 * 1024));
  return problem('too-large', { max: { zh: `${zh} ${mib} MB`, en: `${mib} MB ${en}` } });
}

function damaged(file: string, detail: Label): ProblemError {
  return new ProblemError(problem('damaged-file', { file, detail }));
}

function whyUnreadable(message: string): Label {
  if (/password|encrypt/i.test(message)) return { zh: '文件有密码，请先解除密码', en: 'it has a password; please remove it first' };
  return { zh: '不是完整的工作簿', en: 'it is not a complete workbook' };
}
