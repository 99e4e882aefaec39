import { failure, problem, success } from '#domain/errors.ts';
import type { Outcome } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';

/** The kinds of table files that are read (可导入的表格). */
export type TableKind = 'csv' | 'xlsx' | 'xls';

export const ACCEPTED_TABLES = 'csv, txt, tsv, xlsx, xls';

/** What is wrong with a file of no bytes. */
export const EMPTY_FILE: Label = { zh: '文件是空的', en: 'it is empty' };

const KIND_BY_EXTENSION: Readonly<Record<string, TableKind>> = {
  csv: 'csv', tsv: 'csv', txt: 'csv', tab: 'csv', xlsx: 'xlsx', xlsm: 'xlsx', xls: 'xls', et: 'xls',
};

/** Beginnings of files that are text to the eye but no table. */
const OTHER_TEXT = /^\s*(?:<\?xml|<!doctype|<html|<table|%PDF|\{\\rtf)/i;

/**
 * What a file is, judged by its first bytes. A name whose extension says otherwise is a lie and is refused
 * (`wrong-file-type`); a name without an extension says nothing. One without content is `damaged-file`.
 */
export function detectTableKind(head: Uint8Array, name: string): Outcome<TableKind> {
  if (head.length === 0) return failure(problem('damaged-file', { file: name, detail: EMPTY_FILE }));
  const kind = kindOfContent(head);
  const said = saidByName(name);
  if (kind && (said === 'nothing' || said === kind)) return success(kind);
  return failure(problem('wrong-file-type', { file: name, allowed: ACCEPTED_TABLES }));
}

function saidByName(name: string): TableKind | 'nothing' | 'another kind' {
  const extension = /\.([A-Za-z][A-Za-z0-9]{0,4})$/.exec(name)?.[1]?.toLowerCase();
  return extension === undefined ? 'nothing' : (KIND_BY_EXTENSION[extension] ?? 'another kind');
}

function kindOfContent(head: Uint8Array): TableKind | undefined {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'xlsx';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'xls';
  return isText(head) ? 'csv' : undefined;
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}

/** Text has next to no control bytes; zeros are allowed where they pair up as UTF-16 or are few. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return true;
  const start = Buffer.from(head.subarray(0, 64)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  if (OTHER_TEXT.test(start)) return false;
  const controls = head.filter((byte) => byte < 32 && byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13).length;
  return controls <= head.length * 0.02 && fewOrPairedZeros(head);
}

function fewOrPairedZeros(head: Uint8Array): boolean {
  const zeros = head.filter((byte) => byte === 0).length;
  if (zeros <= head.length * 0.05) return true;
  const odd = head.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  return zeros < head.length * 0.6 && (odd >= zeros * 0.95 || odd <= zeros * 0.05);
}
