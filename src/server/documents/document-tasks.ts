import type { FormatCheck } from '#domain/report/format-check/check.ts';
import type { DocumentKind } from '#domain/report/format-check/kinds.ts';
import { checkDocxFormat } from './check-format.ts';
import { compareDocx, type ReadBackFile } from './compare-docx.ts';

/** What may be done with Word files from outside, away from the server's own thread: input and result by name. */
export interface DocumentTasks {
  readonly check: { readonly input: { readonly bytes: Uint8Array; readonly file: string; readonly kind: DocumentKind | undefined }; readonly result: FormatCheck };
  readonly compare: { readonly input: { readonly original: Uint8Array; readonly bytes: Uint8Array; readonly file: string }; readonly result: ReadBackFile };
}

export type DocumentTask = { readonly [Name in keyof DocumentTasks]: { readonly name: Name; readonly input: DocumentTasks[Name]['input'] } }[keyof DocumentTasks];

/** Carries a task out here and now. @throws ProblemError */
export function carryOut(task: DocumentTask): FormatCheck | ReadBackFile {
  switch (task.name) {
    case 'check':
      return checkDocxFormat(task.input.bytes, task.input.file, task.input.kind);
    case 'compare':
      return compareDocx(task.input.original, task.input.bytes, task.input.file);
  }
}
