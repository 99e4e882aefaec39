import { strFromU8, unzipSync } from 'fflate';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import { findZipEntries } from '../tables/zip-directory.ts';

const MIB = 1024 * 1024;

/** How large a Word file may be, packed and unpacked (against zip bombs); 500 pages of text unpack to about 10 MiB. */
export const DOCX_LIMITS = { fileBytes: 50 * MIB, partBytes: 32 * MIB, allBytes: 400 * MIB, parts: 10_000 } as const;

export function damaged(file: string, detail: Label): ProblemError {
  return new ProblemError(problem('damaged-file', { file, detail }));
}

/** The first bytes of a zip, and of what a docx with a password or an old doc is. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((byte, index) => bytes[index] === byte);

/**
 * The XML parts of a Word file whose names match, as text. Nothing is unpacked before the directory at the file's end
 * says that it is small enough. @throws ProblemError `wrong-file-type`, `too-large` or `damaged-file`
 */
export function openDocx(bytes: Uint8Array, file: string, wanted: RegExp): ReadonlyMap<string, string> {
  if (bytes.length > DOCX_LIMITS.fileBytes) throw tooLarge();
  if (startsWith(bytes, COMPOUND)) throw damaged(file, { zh: '文件有密码，或是旧版 doc，请另存为没有密码的 docx', en: 'it has a password or is an old doc; please save it as docx without a password' });
  if (!startsWith(bytes, ZIP)) throw new ProblemError(problem('wrong-file-type', { file, allowed: 'docx' }));
  const entries = findZipEntries(bytes);
  if (!entries) throw incomplete(file);
  const total = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  const isLarge = entries.length > DOCX_LIMITS.parts || total > DOCX_LIMITS.allBytes || entries.some(({ name, unpackedBytes }) => wanted.test(name) && unpackedBytes > DOCX_LIMITS.partBytes);
  if (isLarge) throw tooLarge();
  if (!entries.some(({ name }) => name === 'word/document.xml')) throw new ProblemError(problem('wrong-file-type', { file, allowed: 'docx' }));
  return new Map(Object.entries(unpacked(bytes, file, wanted)).map(([name, part]) => [name, strFromU8(part)]));
}

const [FILE_MIB, PART_MIB] = [DOCX_LIMITS.fileBytes / MIB, DOCX_LIMITS.partBytes / MIB];

const tooLarge = (): ProblemError => new ProblemError(problem('too-large', { max: { zh: `文件 ${FILE_MIB} MB，正文解压后 ${PART_MIB} MB`, en: `a file of ${FILE_MIB} MB, its text ${PART_MIB} MB unpacked,` } }));

function unpacked(bytes: Uint8Array, file: string, wanted: RegExp): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => wanted.test(name) && originalSize <= DOCX_LIMITS.partBytes });
  } catch {
    throw incomplete(file);
  }
}

const incomplete = (file: string): ProblemError => damaged(file, { zh: '压缩包不完整', en: 'the zip archive is incomplete' });
