import type { OfficialDocument } from '#domain/report/document.ts';
import type { ReadBackFile } from './compare-docx.ts';
import { writeDocx } from './docx.ts';
import { runDocumentTask } from './run-document-task.ts';

export type { ReadBackFigure, ReadBackFile } from './compare-docx.ts';

/**
 * Compares a Word file that came back with the document it was written from (文稿回读). The document is written once more
 * and both files are read by the same reader, so only what was edited differs; where the file still says what each figure
 * was printed as, that is its old value even if the accounts have moved since.
 * @throws ProblemError `wrong-file-type`, `too-large`, `damaged-file`
 */
export async function readBackDocument(document: OfficialDocument, bytes: Uint8Array, file: string): Promise<ReadBackFile> {
  return runDocumentTask('compare', { original: await writeDocx(document), bytes, file });
}
