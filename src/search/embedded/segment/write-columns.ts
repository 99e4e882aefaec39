import type { DateField } from '../../document.ts';
import { newestFirst, NO_DAY } from '../days.ts';
import { GrowingNumbers } from '../postings/growing.ts';
import { sortPairs } from '../postings/radix-sort.ts';
import type { SectionWriter } from '../storage/section-writer.ts';
import { facetSections, newSlots, type Slots, widthFor } from './facet-column.ts';
import { daysName, IDENTITY, ORDERED_DAYS, orderName } from './layout.ts';
import { writeStrings } from './write-terms.ts';

/** What a segment knows of each of its documents, by ordinal. */
export interface Identities {
  readonly ids: Float64Array;
  readonly revisions: Float64Array;
  readonly days: readonly { readonly field: DateField; readonly numbers: Int32Array }[];
}

/** Ids, revisions and days by ordinal, the ordinals with the greatest id first, the place of each among those, and orders by day. */
export function writeIdentities(writer: SectionWriter, { ids, revisions, days }: Identities): void {
  const byId = Uint32Array.from(ids, (_, ordinal) => ordinal).sort((a, b) => (ids[b] ?? 0) - (ids[a] ?? 0));
  const ranks = new Uint32Array(ids.length);
  byId.forEach((ordinal, rank) => (ranks[ordinal] = rank));
  writer.add(IDENTITY.ids, ids);
  writer.add(IDENTITY.revisions, revisions);
  writer.add(IDENTITY.byId, byId);
  writer.add(IDENTITY.idRanks, ranks);
  for (const { field, numbers } of days) {
    writer.add(daysName(field), numbers);
    if (ORDERED_DAYS.includes(field)) writer.add(orderName(field), newestOrder(numbers, byId));
  }
}

function newestOrder(days: Int32Array, byId: Uint32Array): Uint32Array {
  return sortPairs({ keys: byId.map((ordinal) => newestFirst(days[ordinal] ?? NO_DAY)), values: byId.slice() }).values;
}

/** Takes, document by document, under which values each is counted (分面列); a value is kept once and has a number. */
export class FacetColumnWriter {
  readonly #numbers = new Map<string, number>();
  /** Of each document. */
  readonly #counts = new GrowingNumbers();
  readonly #column = new GrowingNumbers();
  #before = 0;

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
    this.#counts.push(this.#column.length - this.#before);
    this.#before = this.#column.length;
  }

  write(writer: SectionWriter, name: string): void {
    const { slots, restOrdinals, restNumbers } = this.#inSlots();
    const sections = facetSections(name);
    writeStrings(writer, sections.values, [...this.#numbers.keys()]);
    writer.add(sections.slots, slots);
    writer.add(sections.restOrdinals, restOrdinals);
    writer.add(sections.restNumbers, restNumbers);
  }

  #inSlots(): { readonly slots: Slots; readonly restOrdinals: Uint32Array; readonly restNumbers: Uint32Array } {
    const [counts, column] = [this.#counts.all(), this.#column.all()];
    const width = widthFor(counts);
    const slots = newSlots(counts.length * width, this.#numbers.size);
    const [restOrdinals, restNumbers] = [new GrowingNumbers(), new GrowingNumbers()];
    let start = 0;
    counts.forEach((count, ordinal) => {
      for (let each = 0; each < count; each++) {
        const held = (column[start + each] ?? 0) + 1;
        if (each < width) slots[ordinal * width + each] = held;
        else {
          restOrdinals.push(ordinal);
          restNumbers.push(held);
        }
      }
      start += count;
    });
    return { slots, restOrdinals: restOrdinals.all(), restNumbers: restNumbers.all() };
  }
}
