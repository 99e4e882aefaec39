import type { ROUTES } from '#contract/routes.ts';
import { DOCUMENT_KINDS } from '#domain/report/gbt9704.ts';
import type { Operation } from '../context.ts';
import { runDocumentTask } from '../documents/run-document-task.ts';
import { oneDocument } from '../documents/whole-upload.ts';

/** Where a Word file departs from GB/T 9704-2012 (公文格式核查). The file is looked at and not kept. */
export const checkDocument: Operation<typeof ROUTES.checkDocument> = async (_server, { query, uploads }) => {
  const { name, bytes } = await oneDocument(uploads());
  const { kind, parts, deviations } = await runDocumentTask('check', { bytes, file: name, kind: DOCUMENT_KINDS.find((each) => each === query.kind) });
  return { file: name, kind, parts, deviations: deviations.map((each) => ({ ...each, places: [...each.places] })) };
};
