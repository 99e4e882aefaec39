import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { IndexDamaged } from '../../errors.ts';
import { replaceFile } from './durable.ts';

/** What the index consists of (清单): one file, replaced as a whole. What it does not name is no part of the index. */
export interface Manifest {
  readonly segments: readonly { readonly name: string; /** Bitmap of ordinals, in base64. */ readonly deleted?: string }[];
  /** The changes in this log and the following ones come on top of the segments. */
  readonly firstLog: number;
  /** The greatest that was ever put. */
  readonly revision: number;
  /** How long a log was when the index was closed: it cannot have become shorter. */
  readonly closedAt?: { readonly log: number; readonly bytes: number };
  /** Why the index cannot answer until it has been rebuilt. */
  readonly damage?: string;
}

const FORMAT = 1;

/** Undefined where there is none. Throws `IndexDamaged`. */
export async function findManifest(path: string): Promise<Manifest | undefined> {
  const content = await readFile(path, 'utf8').catch(() => undefined);
  if (content === undefined) return undefined;
  const [checksum, text = ''] = content.split('\n');
  if (checksum !== checksumOf(text)) throw new IndexDamaged(`${path} is damaged`);
  const { format, ...manifest } = JSON.parse(text) as Manifest & { readonly format: number };
  if (format !== FORMAT) throw new IndexDamaged(`${path} is of format ${format}, not ${FORMAT}`);
  return manifest;
}

export async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify({ format: FORMAT, ...manifest });
  await replaceFile(path, `${checksumOf(text)}\n${text}\n`);
}

const checksumOf = (text: string): string => crc32(text).toString(16);
