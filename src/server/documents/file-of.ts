import type { OfficialDocument } from '#domain/report/document.ts';
import { documentPage, type HtmlOptions } from '#domain/report/html.ts';
import type { FileReply } from '../context.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';

export type DocumentFormat = 'docx' | 'pdf' | 'html';

const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  docx: FILE_KINDS.docx.mediaType,
  pdf: FILE_KINDS.pdf.mediaType,
  html: 'text/html; charset=utf-8',
};

/** The document's bytes in a format; `options` say where figures open. The writers are large, so each is loaded when first needed. */
export async function documentBytes(document: OfficialDocument, format: DocumentFormat, options: HtmlOptions = {}): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return (await import('./docx.ts')).writeDocx(document);
    case 'pdf':
      return (await import('./pdf.ts')).writePdf(document, options);
    case 'html':
      return new TextEncoder().encode(documentPage(document, options));
  }
}

/** The document as a download; a page is shown, not downloaded. */
export async function fileOf(document: OfficialDocument, name: string, format: DocumentFormat, options: HtmlOptions = {}): Promise<FileReply> {
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], content: await documentBytes(document, format, options), inline: format === 'html' };
}
