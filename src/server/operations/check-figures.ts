import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { oneDocument } from '../documents/whole-upload.ts';
import { checkDraft } from '../draft/check-draft.ts';

/** Compares the figures of a draft with the accounts (核稿). The file is looked at and not kept. */
export const checkFigures: Operation<typeof ROUTES.checkFigures> = async (server, { query, uploads }) => {
  const file = await oneDocument(uploads());
  const { figures, ...checked } = await checkDraft(server, file, query);
  return { file: file.name, ...checked, figures: figures.map((figure) => ({ ...figure })) };
};
