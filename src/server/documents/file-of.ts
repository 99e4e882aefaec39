import type { OfficialDocument } from '#domain/report/document.ts';
import { documentPage } from '#domain/report/html.ts';
import type { FileReply } from '../context.ts';

export type DocumentFormat = 'docx' | 'pdf' | 'html';

const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
};

/** The document's bytes in a format. The writers are large, so each is loaded when first needed. */
export async function documentBytes(document: OfficialDocument, format: DocumentFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return (await import('./docx.ts')).writeDocx(document);
    case 'pdf':
      return (await import('./pdf.ts')).writePdf(document);
    case 'html':
      return new TextEncoder().encode(documentPage(document));
  }
}

/** The document as a download; a page is shown, not downloaded. */
export async function fileOf(document: OfficialDocument, name: string, format: DocumentFormat): Promise<FileReply> {
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], content: await documentBytes(document, format), inline: format === 'html' };
}
