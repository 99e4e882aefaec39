import { parentPort, workerData } from 'node:worker_threads';
import type { TableLimits } from './limits.ts';
import { workbookRows } from './workbook-rows.ts';
import type { WorkbookRow } from './workbook-rows.ts';

/** What the worker is started with. */
export interface WorkbookTask {
  readonly bytes: Uint8Array;
  readonly kind: 'xlsx' | 'xls';
  readonly limits: TableLimits;
}

/** What the worker sends: rows each time it is asked, and at the end `done`, or what the reader said against the file. */
export type WorkbookMessage =
  | { readonly rows: readonly WorkbookRow[]; readonly done: boolean }
  | { readonly failed: string };

const ROWS_PER_MESSAGE = 1000;

const { bytes, kind, limits } = workerData as WorkbookTask;
const rows = workbookRows(bytes, kind, limits);

function answer(): WorkbookMessage {
  try {
    return nextBatch();
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function nextBatch(): WorkbookMessage {
  const batch: WorkbookRow[] = [];
  while (batch.length < ROWS_PER_MESSAGE) {
    const next = rows.next();
    if (next.done) return { rows: batch, done: true };
    batch.push(next.value);
  }
  return { rows: batch, done: false };
}

parentPort?.on('message', () => parentPort?.postMessage(answer()));
