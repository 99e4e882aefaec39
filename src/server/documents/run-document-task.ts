import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ProblemError } from '#domain/errors.ts';
import type { DocumentTask, DocumentTasks } from './document-tasks.ts';
import type { DocumentAnswer } from './document-worker.ts';
import { damaged } from './open-docx.ts';

/** Heap of the worker, and how long it may take: 500 pages take about three seconds. */
const WORKER_HEAP_MIB = 512;
const PATIENCE_MS = 45_000;

/**
 * Carries a task out in a worker, so that neither a hostile nor a huge file stops the server.
 * @throws ProblemError what the task finds wrong with the file; `damaged-file` when it takes too long or too much memory
 */
export async function runDocumentTask<Name extends keyof DocumentTasks>(name: Name, input: DocumentTasks[Name]['input']): Promise<DocumentTasks[Name]['result']> {
  const task = { name, input } as DocumentTask;
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MIB } });
  try {
    const [answer] = (await once(worker, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [DocumentAnswer];
    if ('problems' in answer) throw new ProblemError(...answer.problems);
    return answer.result as DocumentTasks[Name]['result'];
  } catch (error) {
    throw readable(error, input.file);
  } finally {
    await worker.terminate();
  }
}

function readable(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return damaged(file, { zh: '读取超时', en: 'it takes too long to read' });
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return damaged(file, { zh: '内容过多，内存不足', en: 'it holds more than memory can take' });
  return error;
}
