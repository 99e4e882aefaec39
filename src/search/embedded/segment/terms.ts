import type { Bitmap } from '../postings/bitmap.ts';
import { Postings } from '../postings/encoding.ts';
import type { WordPattern } from '../terms/clues.ts';
import { bytesIn, type SegmentSource, wordsIn } from './image.ts';

/** A term of a segment, found and not yet opened. */
export interface FoundTerm {
  /** In how many documents it stands. */
  readonly count: number;
  bitmap(): Bitmap;
}

/** A sorted list of terms with the ordinals of each, by place. */
export interface TermList<T> {
  readonly length: number;
  at(place: number): T;
  ordinals(place: number): Uint32Array;
}

/** Sorted glyph keys with their ordinals. */
export class GlyphTerms implements TermList<number> {
  readonly #keys: Uint32Array;
  readonly #references: Uint32Array;
  readonly #postings: Postings;

  constructor(source: SegmentSource, name: string) {
    this.#keys = wordsIn(source, `${name}.keys`);
    this.#references = wordsIn(source, `${name}.refs`);
    this.#postings = new Postings(source.bytes(`${name}.postings`));
  }

  get length(): number {
    return this.#keys.length;
  }

  at(place: number): number {
    return this.#keys[place] ?? 0;
  }

  ordinals(place: number): Uint32Array {
    return this.#postings.ordinals(this.#references[place] ?? 0);
  }

  find(key: number): FoundTerm | undefined {
    const place = lowerBound(this.#keys.length, (index) => (this.#keys[index] ?? 0) < key);
    return this.#keys[place] === key ? termAt(this.#postings, this.#references, place) : undefined;
  }
}

/** Sorted strings with their ordinals. */
export class StringTerms implements TermList<string> {
  readonly #strings: Strings;
  readonly #references: Uint32Array;
  readonly #postings: Postings;

  constructor(source: SegmentSource, name: string) {
    this.#strings = new Strings(source, name);
    this.#references = wordsIn(source, `${name}.refs`);
    this.#postings = new Postings(source.bytes(`${name}.postings`));
  }

  get length(): number {
    return this.#strings.length;
  }

  at(place: number): string {
    return this.#strings.at(place);
  }

  ordinals(place: number): Uint32Array {
    return this.#postings.ordinals(this.#references[place] ?? 0);
  }

  find(string: string): FoundTerm | undefined {
    const place = this.#from(string);
    return place < this.length && this.at(place) === string ? this.#term(place) : undefined;
  }

  /** All that begin so and are accepted. */
  findBeginning(prefix: string, accept: (string: string) => boolean = () => true): FoundTerm[] {
    const found: FoundTerm[] = [];
    for (let place = this.#from(prefix); place < this.length; place++) {
      const string = this.at(place);
      if (!string.startsWith(prefix)) break;
      if (accept(string)) found.push(this.#term(place));
    }
    return found;
  }

  findFitting({ text, openStart, openEnd }: WordPattern): FoundTerm[] {
    if (!openStart && openEnd) return this.findBeginning(text);
    if (!openStart) return [this.find(text)].filter((term) => term !== undefined);
    return this.findBeginning('', (string) => (openEnd ? string.includes(text) : string.endsWith(text)));
  }

  #from(string: string): number {
    return lowerBound(this.length, (index) => this.at(index) < string);
  }

  #term(place: number): FoundTerm {
    return termAt(this.#postings, this.#references, place);
  }
}

/** Strings by their place. */
export class Strings {
  readonly #text: Buffer;
  readonly #ends: Uint32Array;

  constructor(source: SegmentSource, name: string) {
    const bytes = bytesIn(source, `${name}.strings`);
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ends = wordsIn(source, `${name}.ends`);
  }

  get length(): number {
    return Math.max(0, this.#ends.length - 1);
  }

  at(place: number): string {
    return this.#text.toString('utf8', this.#ends[place], this.#ends[place + 1]);
  }
}

function termAt(postings: Postings, references: Uint32Array, place: number): FoundTerm {
  const reference = references[place] ?? 0;
  return { count: postings.count(reference), bitmap: () => postings.bitmap(reference) };
}

/** The first place of a sorted list at which `isBefore` is false. */
export function lowerBound(length: number, isBefore: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
