import { failure, problem, success } from '#domain/errors.ts';
import type { Outcome } from '#domain/errors.ts';
import type { ByteSource } from './byte-source.ts';
import { FILE_KINDS, kindOfName } from './file-kinds.ts';
import type { FileKind } from './file-kinds.ts';
import { compoundKind, openXmlKind } from './office-containers.ts';

export interface IdentifiedFile {
  readonly kind: FileKind;
  readonly mediaType: string;
}

const HEAD_BYTES = 1024;
const TEXT_CHUNK_BYTES = 1024 * 1024;

function startsWith(head: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => head[at + index] === byte);
}

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

/** An MPEG audio frame: eleven set bits, then layer III and a bit rate and sampling rate that exist. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xe6) === 0xe2 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
}

/** The test of a kind by the file's first bytes, where those suffice. */
const BY_HEAD: readonly (readonly [FileKind, (head: Uint8Array) => boolean])[] = [
  ['pdf', (head) => startsWith(head, ascii('%PDF-'))],
  ['png', (head) => startsWith(head, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpg', (head) => startsWith(head, [0xff, 0xd8, 0xff])],
  ['gif', (head) => startsWith(head, ascii('GIF87a')) || startsWith(head, ascii('GIF89a'))],
  ['mp4', (head) => startsWith(head, ascii('ftyp'), 4)],
  ['wav', (head) => startsWith(head, ascii('RIFF')) && startsWith(head, ascii('WAVE'), 8)],
  ['mp3', (head) => startsWith(head, ascii('ID3')) || isMpegFrame(head)],
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The controls no text file holds: all but those that space, break and escape (08 to 0D, 1B). */
function hasBinaryControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && (code < 0x08 || code > 0x0d) && code !== 0x1b) return true;
  }
  return false;
}

/** Decodes everything in one encoding. @returns whether it is valid and free of control characters */
async function decodes(source: ByteSource, encoding: 'utf-8' | 'gb18030'): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let offset = 0; offset < source.size; offset += TEXT_CHUNK_BYTES) {
      const text = decoder.decode(await source.read(offset, TEXT_CHUNK_BYTES), { stream: true });
      if (hasBinaryControl(text)) return false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Text has no signature: it is what decodes as UTF-8 or GB18030 (国标) and holds no control characters. */
async function isText(source: ByteSource): Promise<boolean> {
  return (await decodes(source, 'utf-8')) || decodes(source, 'gb18030');
}

/** The kind the content shows; text counts as the kind its name claims, CSV or plain. */
async function kindOfContent(source: ByteSource, claimed: FileKind): Promise<FileKind | undefined> {
  const head = await source.read(0, HEAD_BYTES);
  if (startsWith(head, ZIP)) return openXmlKind(source);
  if (startsWith(head, COMPOUND)) return compoundKind(source);
  const found = BY_HEAD.find(([, matches]) => matches(head))?.[0];
  if (found) return found;
  const claimsText = claimed === 'txt' || claimed === 'csv';
  return claimsText && (await isText(source)) ? claimed : undefined;
}

/**
 * What a file is, by its content and not by what its name or its sender says.
 * @param allowed the kinds this upload takes; all of ours unless told
 * @returns `wrong-file-type` when the content is none of them, or another one than the name claims
 */
export async function identifyFile(
  name: string, source: ByteSource, allowed: readonly FileKind[] = Object.keys(FILE_KINDS) as FileKind[],
): Promise<Outcome<IdentifiedFile>> {
  const claimed = kindOfName(name);
  if (claimed && allowed.includes(claimed) && (await kindOfContent(source, claimed)) === claimed) {
    return success({ kind: claimed, mediaType: FILE_KINDS[claimed].mediaType });
  }
  return failure(problem('wrong-file-type', { file: name, allowed: allowed.join('、') }));
}
