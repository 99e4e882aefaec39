import { GrowingNumbers } from '../postings/growing.ts';
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
  readonly #ends = new GrowingNumbers();
  readonly #column = new GrowingNumbers();

  constructor() {
    this.#ends.push(0);
  }

  numberOf(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  add(number: number): void {
    this.#column.push(number);
  }

  endDocument(): void {
    this.#ends.push(this.#column.length);
  }

  write(writer: SectionWriter, name: string): void {
    writeStrings(writer, `${name}.values`, [...this.#numbers.keys()]);
    writer.add(`${name}.column-ends`, this.#ends.all());
    writer.add(`${name}.column`, this.#column.all());
  }
}
