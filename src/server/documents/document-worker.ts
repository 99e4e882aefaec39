import { parentPort, workerData } from 'node:worker_threads';
import { type Problem, ProblemError } from '#domain/errors.ts';
import { carryOut, type DocumentTask } from './document-tasks.ts';

/** What the worker answers with: the result, or what is wrong with the file. */
export type DocumentAnswer = { readonly result: unknown } | { readonly problems: readonly Problem[] };

function answer(task: DocumentTask): DocumentAnswer {
  try {
    return { result: carryOut(task) };
  } catch (error) {
    if (error instanceof ProblemError) return { problems: error.problems };
    throw error;
  }
}

parentPort?.postMessage(answer(workerData as DocumentTask));
