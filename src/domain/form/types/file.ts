import { success } from '../../errors.ts';
import { joinRecord, splitRecord } from '../cell-record.ts';
import { cellText, cleanText, searchText } from '../clean-text.ts';
import type { Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { byteSize } from '../number-text.ts';
import { refuse, refuseForm, under } from '../refusal.ts';

/** A stored file (附件): what it contains by its SHA-256 in lower-case hex, and how it was called. */
export interface FileReference {
  readonly hash: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/** One file; several are a list of these. */
export interface FileField extends Field<FileReference> {
  readonly kind: 'file';
  /** Media types taken, `image/*` for all images; without it any that the server stores. */
  readonly accept?: readonly string[];
  readonly maxBytes: number;
}

/** A file of at most `maxBytes` (50 MB) of one of the media types `accept`. */
export function file({ maxBytes = 50 * 1024 ** 2, ...options }: FieldOptions & { readonly accept?: readonly string[]; readonly maxBytes?: number }): FileField {
  return { kind: 'file', ...options, maxBytes };
}

const HASH = '^[0-9a-f]{64}$';
const MEDIA_TYPE = '^[a-z0-9][a-z0-9.+-]{0,80}/[a-z0-9][a-z0-9.+-]{0,120}$';
const KEYS: readonly string[] = ['hash', 'name', 'size', 'mediaType'];

function accepts({ accept }: FileField, mediaType: string): boolean {
  return !accept || accept.some((each) => each === mediaType || (each.endsWith('/*') && mediaType.startsWith(each.slice(0, -1))));
}

/** The hash, size and type as an upload's receipt gave them; undefined when any is not of its form or a key is foreign. */
function receipt(input: unknown): Omit<FileReference, 'name'> | undefined {
  if (typeof input !== 'object' || input === null || Object.keys(input).some((key) => !KEYS.includes(key))) return undefined;
  const { hash, size, mediaType }: Readonly<Record<string, unknown>> = { ...input };
  if (typeof hash !== 'string' || !new RegExp(HASH).test(hash)) return undefined;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
  const type = typeof mediaType === 'string' ? mediaType.toLowerCase() : '';
  return new RegExp(MEDIA_TYPE).test(type) ? { hash, size, mediaType: type } : undefined;
}

function checkName(field: FileField, input: object): Checked<string> {
  const cleaned = cleanText(field, 'name' in input ? input.name : undefined, { max: 255 });
  if (!cleaned.ok) return { ok: false, problems: under('name', cleaned.problems) };
  return /[\\/]|^\.+$/.test(cleaned.value) ? refuseForm(field, '不含斜杠的文件名', 'a file name without slashes') : cleaned;
}

function check(field: FileField, input: unknown): Checked<FileReference> {
  const held = receipt(input);
  if (!held || typeof input !== 'object' || input === null) return refuseForm(field, '已上传的文件', 'an uploaded file');
  const name = checkName(field, input);
  if (!name.ok) return name;
  if (held.size > field.maxBytes) return refuse(field, 'too-large', { max: byteSize(field.maxBytes) });
  if (!accepts(field, held.mediaType)) return refuse(field, 'wrong-file-type', { file: name.value, allowed: (field.accept ?? []).join('、') });
  return success({ ...held, name: name.value });
}

function fromCell(cell: string): unknown {
  const said = cellText(cell);
  if (said === undefined) return undefined;
  const [name, mediaType, size, hash, ...more] = splitRecord(said);
  return more.length === 0 && hash ? { hash, name, size: Number(size), mediaType } : said;
}

export const fileType: FieldType<FileField, FileReference> = {
  name: { zh: '附件', en: 'file' },
  schema: ({ maxBytes }) => ({
    type: 'object',
    additionalProperties: false,
    required: KEYS,
    properties: {
      hash: { type: 'string', pattern: HASH },
      name: { type: 'string', minLength: 1, maxLength: 255 },
      size: { type: 'integer', minimum: 0, maximum: maxBytes },
      mediaType: { type: 'string', pattern: MEDIA_TYPE },
    },
  }),
  check,
  text: (_, { name, size }, language) => (language === 'zh' ? `${name}（${byteSize(size)}）` : `${name} (${byteSize(size)})`),
  format: () => ({ kind: 'text', width: 36 }),
  toCell: (_, { name, mediaType, size, hash }) => joinRecord([name, mediaType, String(size), hash]),
  fromCell: (_, cell) => fromCell(cell),
  search: (_, { name }) => [{ text: searchText(name) }],
};
