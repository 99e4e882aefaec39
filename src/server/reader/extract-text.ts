import { extname } from 'node:path';
import { ProblemError, failure, problem, success } from '#domain/errors.ts';
import type { Outcome } from '#domain/errors.ts';
import { damaged } from '../documents/open-docx.ts';
import { findZipEntries } from '../tables/zip-directory.ts';
import { convertedToDocx } from './converted-docx.ts';
import { decodeReport } from './decode-report.ts';
import { docxText } from './docx-text.ts';
import { declaredCharset, htmlText } from './html-text.ts';
import { ACCEPTED_REPORTS, REPORT_LIMITS } from './limits.ts';
import { pdfText } from './pdf-text.ts';

/** What a report file is, judged by its content before its name. */
type ReportKind = 'docx' | 'doc' | 'pdf' | 'html' | 'text';

const SIGNATURES: readonly (readonly [ReportKind, readonly number[]])[] = [
  ['docx', [0x50, 0x4b, 0x03, 0x04]],
  ['doc', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['doc', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];
const TEXT_NAMES: ReadonlySet<string> = new Set(['', '.txt', '.md', '.text', '.markdown']);
const PAGE_NAMES: ReadonlySet<string> = new Set(['.html', '.htm', '.xhtml', '.shtml']);
const BINARY_NAMES: ReadonlySet<string> = new Set(['.docx', '.doc', '.pdf', '.rtf', '.wps']);

/**
 * The text of a report file: the exact text that offsets of its figures refer to.
 * @returns one problem when it cannot be read: `wrong-file-type`, `damaged-file`, `too-large`, `no-text`,
 *   `unknown-encoding` or `converter-missing`
 */
export async function extractText(bytes: Uint8Array, name: string, signal?: AbortSignal): Promise<Outcome<string>> {
  if (bytes.length > REPORT_LIMITS.fileBytes) return failure(tooLarge(REPORT_LIMITS.fileBytes));
  try {
    return await textOf(bytes, name, signal);
  } catch (error) {
    if (error instanceof ProblemError) return failure(...error.problems);
    throw error;
  }
}

async function textOf(bytes: Uint8Array, name: string, signal?: AbortSignal): Promise<Outcome<string>> {
  const kind = kindOf(bytes, name);
  switch (kind) {
    case 'docx':
      return success(wordText(bytes, name));
    case 'doc':
      return success(docxText(await convertedToDocx(bytes, name, signal), name));
    case 'pdf':
      return success(await pdfText(bytes, name, signal));
    case 'html':
    case 'text':
      return written(bytes, name, kind);
    case undefined:
      return failure(problem('wrong-file-type', { file: name, allowed: ACCEPTED_REPORTS }));
  }
}

/** A zip that is cut off is a damaged file; a whole one that is no Word file another kind. */
function wordText(bytes: Uint8Array, name: string): string {
  const entries = findZipEntries(bytes);
  if (!entries) throw damaged(name, { zh: '压缩目录缺失或不完整', en: 'its zip directory is missing or cut off' });
  if (!entries.some((entry) => entry.name === 'word/document.xml')) throw new ProblemError(problem('wrong-file-type', { file: name, allowed: ACCEPTED_REPORTS }));
  return docxText(bytes, name);
}

function written(bytes: Uint8Array, name: string, kind: 'html' | 'text'): Outcome<string> {
  if (bytes.length > REPORT_LIMITS.textBytes) return failure(tooLarge(REPORT_LIMITS.textBytes));
  const text = decodeReport(bytes, name, kind === 'html' ? declaredCharset(bytes) : undefined);
  return text.ok && kind === 'html' ? success(htmlText(text.value)) : text;
}

function kindOf(bytes: Uint8Array, name: string): ReportKind | undefined {
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];
  if (signed) return signed;
  const extension = extname(name).toLowerCase();
  if (BINARY_NAMES.has(extension) && bytes.length > 0) return undefined;
  if (PAGE_NAMES.has(extension) || /^\s*(?:\ufeff|ï»¿)?<(?:!doctype html|html|body)/i.test(Buffer.from(bytes.subarray(0, 512)).toString('latin1'))) return 'html';
  return TEXT_NAMES.has(extension) ? 'text' : undefined;
}

function tooLarge(bytes: number): ReturnType<typeof problem> {
  return problem('too-large', { max: `${bytes / (1024 * 1024)} MB` });
}
