import { TextDecoder } from 'node:util';

/** How the bytes of a text file are written. GB18030 covers GBK and GB2312. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A UTF-8 file may hold this share of broken sequences among its non-ASCII characters; GB18030 read as UTF-8 has far more. */
const BROKEN_SHARE = 0.02;

/**
 * Decodes a text file as it streams by. The encoding comes from the byte-order mark, else from the zero bytes of
 * UTF-16, else from the first stretch that is not ASCII: valid UTF-8, or GB18030.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    if (!decoder && isAscii(chunk)) {
      yield asciiText(chunk);
      continue;
    }
    decoder ??= new TextDecoder(detectEncoding(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

/** The encoding of a stretch of bytes from the beginning of a file, or of its first stretch that is not ASCII. */
export function detectEncoding(sample: Uint8Array): TextEncoding {
  return markedEncoding(sample) ?? wideEncoding(sample) ?? (looksUtf8(sample) ? 'utf-8' : 'gb18030');
}

function markedEncoding(sample: Uint8Array): TextEncoding | undefined {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a mark: ASCII delimiters and digits leave zeros on one side of the pairs only. */
function wideEncoding(sample: Uint8Array): TextEncoding | undefined {
  const zeros = [0, 0];
  const length = Math.min(sample.length, 65_536);
  for (let index = 0; index < length; index += 1) {
    if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > length * 0.05 && even < odd * 0.1) return 'utf-16le';
  return even > length * 0.05 && odd < even * 0.1 ? 'utf-16be' : undefined;
}

function looksUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sample, { stream: true });
  let broken = 0;
  let beyondAscii = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) beyondAscii += 1;
    if (code === 0xfffd) broken += 1;
  }
  return broken <= beyondAscii * BROKEN_SHARE;
}

function isAscii(chunk: Uint8Array): boolean {
  return chunk.every((byte) => byte < 128 && byte !== 0);
}

function asciiText(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
}
