import { TextDecoder } from 'node:util';
import { problem, ProblemError } from '#domain/errors.ts';
import { detectEncoding } from '../../tables/encoding.ts';

const HEAD_BYTES = 512;
const WIDE: ReadonlySet<string> = new Set(['utf-16le', 'utf-16be']);

/**
 * The text of an XML as it streams by, in the encoding that it declares; UTF-16 and a byte-order mark are seen without.
 * A broken sequence becomes U+FFFD: the record that holds it is refused.
 * @throws ProblemError `unknown-encoding`
 */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (decoder) yield decoder.decode(chunk, { stream: true });
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < HEAD_BYTES) continue;
      decoder = decoderOf(head, name);
      yield decoder.decode(head, { stream: true });
    }
  }
  if (decoder) yield decoder.decode();
  else if (head.length > 0) yield decoderOf(head, name).decode(head);
}

function decoderOf(head: Uint8Array, name: string): TextDecoder {
  const wide = detectEncoding(head.subarray(0, HEAD_BYTES));
  const declared = /^[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1'))?.[1];
  try {
    return new TextDecoder(WIDE.has(wide) ? wide : (declared ?? 'utf-8'));
  } catch {
    throw new ProblemError(problem('unknown-encoding', { file: name }));
  }
}
