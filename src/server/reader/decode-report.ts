import { TextDecoder } from 'node:util';
import { failure, problem, success } from '#domain/errors.ts';
import type { Outcome } from '#domain/errors.ts';
import { detectEncoding } from '../tables/encoding.ts';

/** Characters that no Chinese report does without, simplified and traditional: the encoding that shows most of them is the right one. */
const COMMON = /[的年月日件家个個市区區局工作国國中会會知识識产產权權和在人]/g;
// oxlint-disable-next-line no-control-regex -- control characters tell bytes that are no text
const CONTROL = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g;
/** More signs than this share that no text holds, and it is no text. */
const MOST_BROKEN = 0.02;
const SAMPLE = 200_000;

/**
 * The text of bytes whose encoding is told by its mark, its form or its content: UTF-8, UTF-16, GB18030 or Big5.
 * `declared` is what the document says of itself (`charset=gb2312`). @returns `unknown-encoding` when none fits
 */
export function decodeReport(bytes: Uint8Array, name: string, declared?: string): Outcome<string> {
  const found = detectEncoding(bytes.subarray(0, SAMPLE));
  const candidates = found === 'gb18030' ? [declaredEncoding(declared), 'utf-8', 'gb18030', 'big5'] : [found];
  const texts = candidates.filter((each) => each !== undefined).map((encoding) => ({ encoding, sample: decode(bytes.subarray(0, SAMPLE), encoding) }));
  const best = texts.filter(({ sample }) => isText(sample)).toSorted((a, b) => commonness(b.sample) - commonness(a.sample))[0];
  if (!best) return failure(problem('unknown-encoding', { file: name }));
  return success(decode(bytes, best.encoding).replaceAll('\u0000', ' '));
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function isText(sample: string): boolean {
  const broken = sample.slice(0, -3).match(CONTROL)?.length ?? 0;
  return broken <= Math.max(2, sample.length * MOST_BROKEN);
}

const commonness = (sample: string): number => (sample.match(COMMON)?.length ?? 0) / Math.max(1, sample.length);

function declaredEncoding(declared: string | undefined): string | undefined {
  if (declared === undefined) return undefined;
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return undefined;
  }
}
