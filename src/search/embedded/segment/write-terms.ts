import { encode, inlineReference, POSTINGS_MOST_BYTES } from '../postings/encoding.ts';
import type { SectionWriter } from '../storage/section-writer.ts';

/** Writes ascending glyph keys with the ordinals of each, in the same order. Of a term without ordinals nothing is kept. */
export function writeGlyphTerms(writer: SectionWriter, name: string, terms: Iterable<readonly [number, Uint32Array]>): void {
  const keys = writePostings(writer, name, terms);
  writer.add(`${name}.keys`, Uint32Array.from(keys));
}

/** Writes ascending strings with the ordinals of each. */
export function writeStringTerms(writer: SectionWriter, name: string, terms: Iterable<readonly [string, Uint32Array]>): void {
  const strings = writePostings(writer, name, terms);
  writeStrings(writer, name, strings);
}

/** Strings that are found by their place. */
export function writeStrings(writer: SectionWriter, name: string, strings: readonly string[]): void {
  const ends = new Uint32Array(strings.length + 1);
  strings.forEach((string, place) => {
    writer.write(Buffer.from(string));
    ends[place + 1] = writer.length;
  });
  writer.end(`${name}.strings`);
  writer.add(`${name}.ends`, ends);
}

/** Writes `postings` and `refs`; gives the terms back that have ordinals. */
function writePostings<T>(writer: SectionWriter, name: string, terms: Iterable<readonly [T, Uint32Array]>): T[] {
  const kept: T[] = [];
  const references: number[] = [];
  for (const [term, ordinals] of terms) {
    if (ordinals.length === 0) continue;
    kept.push(term);
    references.push(writeOrdinals(writer, ordinals));
  }
  if (writer.length > POSTINGS_MOST_BYTES) throw new RangeError(`The postings of ${name} are too large for one segment.`);
  writer.end(`${name}.postings`);
  writer.add(`${name}.refs`, Uint32Array.from(references));
  return kept;
}

/** A reference to the ordinals. */
function writeOrdinals(writer: SectionWriter, ordinals: Uint32Array): number {
  const [only] = ordinals;
  if (ordinals.length === 1 && only !== undefined) return inlineReference(only);
  const reference = writer.length;
  writer.write(encode(ordinals));
  return reference;
}
