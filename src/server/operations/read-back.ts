import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { oneDocument } from '../documents/whole-upload.ts';
import { readBackReport } from '../report/read-back-report.ts';

/** Compares an edited report with the one it came from (文稿回读). The file is looked at and not kept. */
export const readBack: Operation<typeof ROUTES.readBack> = async (server, { query, uploads, actor }) => {
  const { name, bytes } = await oneDocument(uploads());
  const back = await readBackReport(server, actor, { bytes, name }, query);
  const { paragraphs, figures, origin } = back;
  return {
    file: name, ...(origin && { origin }), figures: [...figures], asides: [...back.asides],
    paragraphs: paragraphs.map(({ words, after, ...paragraph }) => ({ ...paragraph, words: [...words], after: after && { ...after, parts: [...after.parts] } })),
  };
};
