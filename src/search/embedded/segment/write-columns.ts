import type { SectionWriter } from '../storage/section-writer.ts';
import { IDENTITY } from './layout.ts';
import { writeStrings } from './write-terms.ts';

/** Ids and revisions by ordinal, the ordinals with the greatest id first, and the place of each ordinal among those. */
export function writeIdentity(writer: SectionWriter, ids: Float64Array, revisions: Float64Array): void {
  const byId = Uint32Array.from(ids, (_, ordinal) => ordinal).sort((a, b) => (ids[b] ?? 0) - (ids[a] ?? 0));
  const ranks = new Uint32Array(ids.length);
  byId.forEach((ordinal, rank) => (ranks[ordinal] = rank));
  writer.add(IDENTITY.ids, ids);
  writer.add(IDENTITY.revisions, revisions);
  writer.add(IDENTITY.byId, byId);
  writer.add(IDENTITY.idRanks, ranks);
}

/** Takes, document by document, under which values each is counted (分面列); a value is kept once and has a number. */
export class FacetColumnWriter {
  readonly #numbers = new Map<string, number>();
  readonly #ends: Uint32Array;
  #ordinal = 0;
  #column = new Uint32Array(1 << 10);
  #length = 0;

  constructor(documents: number) {
    this.#ends = new Uint32Array(documents + 1);
  }

  numberOf(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  add(number: number): void {
    if (this.#length === this.#column.length) this.#column = enlarged(this.#column);
    this.#column[this.#length++] = number;
  }

  endDocument(): void {
    this.#ends[++this.#ordinal] = this.#length;
  }

  write(writer: SectionWriter, name: string): void {
    writeStrings(writer, `${name}.values`, [...this.#numbers.keys()]);
    writer.add(`${name}.column-ends`, this.#ends);
    writer.add(`${name}.column`, this.#column.subarray(0, this.#length));
  }
}

function enlarged(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
