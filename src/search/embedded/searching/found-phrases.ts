import type { TextField } from '../../document.ts';
import type { Bitmap } from '../postings/bitmap.ts';
import type { Segment } from '../segment/segment.ts';

/** Bytes that a thread keeps. */
const MOST_BYTES = 48 * 2 ** 20;

/**
 * In which documents of a segment frequent phrases stand (词组缓存): reading their texts is what takes longest, and the next
 * page, another order or one more condition ask for the same again. Segments never change, so neither do the answers.
 */
export class FoundPhrases {
  readonly #found = new Map<string, Bitmap>();
  readonly #segments = new WeakMap<Segment, number>();
  #segmentCount = 0;
  #bytes = 0;

  find(segment: Segment, field: TextField, phrase: string): Bitmap | undefined {
    const key = this.#keyOf(segment, field, phrase);
    const known = this.#found.get(key);
    if (known === undefined) return undefined;
    this.#found.delete(key);
    this.#found.set(key, known);
    return known;
  }

  keep(segment: Segment, field: TextField, phrase: string, documents: Bitmap): void {
    this.#found.set(this.#keyOf(segment, field, phrase), documents);
    this.#bytes += documents.bytes;
    for (const [key, oldest] of this.#found) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#found.delete(key);
      this.#bytes -= oldest.bytes;
    }
  }

  #keyOf(segment: Segment, field: TextField, phrase: string): string {
    const known = this.#segments.get(segment);
    const number = known ?? this.#segmentCount++;
    if (known === undefined) this.#segments.set(segment, number);
    return `${number} ${field} ${phrase}`;
  }
}
