import { Readable } from 'node:stream';
import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { oneDocument } from '../documents/whole-upload.ts';
import { checkDraft } from '../draft/check-draft.ts';
import { checkedSheet } from '../draft/checked-sheet.ts';
import { assertDocx, commentedDraft } from '../draft/commented-draft.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import { streamWorkbook } from '../sheets/write-sheet.ts';

const NAMES = { zh: { docx: '核数批注', xlsx: '核数表' }, en: { docx: 'checked', xlsx: 'figures' } } as const;

/** A draft with comments at the figures to settle, or all its figures as a table (核稿结果). The file is not kept. */
export const checkedFile: Operation<typeof ROUTES.checkedFile> = async (server, { query, uploads }): Promise<FileReply> => {
  const { language = 'zh', format, ...asked } = query;
  const file = await oneDocument(uploads());
  if (format === 'docx') assertDocx(file);
  const checked = await checkDraft(server, file, asked);
  const name = `${file.name.replace(/\.\w+$/, '')} ${NAMES[language][format]}.${format}`;
  if (format === 'xlsx') return { name, mediaType: FILE_KINDS.xlsx.mediaType, content: Readable.from(streamWorkbook({ sheets: [checkedSheet(checked, server.catalog, language)] })) };
  const at = (await server.setting()).now();
  return { name, mediaType: FILE_KINDS.docx.mediaType, content: commentedDraft(file, checked, { catalog: server.catalog, language, at }) };
};
