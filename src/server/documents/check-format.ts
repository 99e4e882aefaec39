import { checkFormat, type FormatCheck } from '#domain/report/format-check/check.ts';
import type { DocumentKind } from '#domain/report/format-check/kinds.ts';
import { readLayout } from './docx-layout.ts';

/** Opens any Word file and tells where it departs from GB/T 9704-2012 (公文格式核查). @throws ProblemError as `readLayout` does */
export function checkDocxFormat(docx: Uint8Array, file: string, kind?: DocumentKind): FormatCheck {
  return checkFormat(readLayout(docx, file), kind);
}
