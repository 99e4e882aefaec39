import { type SegmentSource, wordsIn } from './image.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { lowerBound, Strings } from './terms.ts';

/** Numbers of values fit into two bytes up to here: 0 is an empty slot. */
const NARROW_MOST = 0xffff;
/** Of so small a part of the documents the values may find no slot. */
const REST_PART = 1 / 16;

export type Slots = Uint16Array | Uint32Array;

/** The sections of a facet's column. */
export const facetSections = (name: string): { readonly values: string; readonly slots: string; readonly restOrdinals: string; readonly restNumbers: string } => ({
  values: `${name}.values`, slots: `${name}.slots`, restOrdinals: `${name}.rest-ordinals`, restNumbers: `${name}.rest-numbers`,
});

/**
 * Under which values the documents of a segment are counted (分面列). Every document has the same few slots, side by side,
 * so that counting needs no look at where its values are and takes no branch; a slot holds one more than the number of a
 * value, or 0. Of the few documents with more values the rest stands in a list of pairs.
 */
export class FacetColumn {
  readonly values: Strings;
  readonly slots: Slots;
  /** Slots of a document. */
  readonly width: number;
  /** Documents with more values, ascending, once for each of these. */
  readonly restOrdinals: Uint32Array;
  /** Of those values, one more than the number. */
  readonly restNumbers: Uint32Array;
  /** Where few stretches of documents have one value each, as years have, those stretches. */
  readonly stretches: readonly Stretch[] | undefined;

  constructor(source: SegmentSource, name: string) {
    const sections = facetSections(name);
    this.values = new Strings(source, sections.values);
    const bytes = source.section(sections.slots);
    this.slots = this.values.length > NARROW_MOST ? new Uint32Array(bytes) : new Uint16Array(bytes);
    this.width = source.documents === 0 ? 0 : this.slots.length / source.documents;
    this.restOrdinals = wordsIn(source, sections.restOrdinals);
    this.restNumbers = wordsIn(source, sections.restNumbers);
    this.stretches = this.width === 1 && this.restOrdinals.length === 0 ? stretchesOf(this.slots) : undefined;
  }

  /** Gives the numbers of a document's values. */
  forEachNumber(ordinal: number, take: (number: number) => void): void {
    const end = (ordinal + 1) * this.width;
    for (let slot = end - this.width; slot < end && this.slots[slot] !== 0; slot++) take((this.slots[slot] ?? 0) - 1);
    this.forEachOfRest(ordinal, (held) => take(held - 1));
  }

  /** Gives one more than the numbers of those of a document's values that found no slot. */
  forEachOfRest(ordinal: number, take: (held: number) => void): void {
    const { restOrdinals, restNumbers } = this;
    if (restOrdinals.length === 0 || this.slots[(ordinal + 1) * this.width - 1] === 0) return;
    for (let place = lowerBound(restOrdinals.length, (index) => (restOrdinals[index] ?? 0) < ordinal); restOrdinals[place] === ordinal; place++) take(restNumbers[place] ?? 0);
  }
}

/** How many slots leave few values over, of documents with so many values each. */
export function widthFor(counts: Uint32Array): number {
  const withMore: number[] = [];
  for (const count of counts) for (let width = 0; width < count; width++) withMore[width] = (withMore[width] ?? 0) + 1;
  let over = 0;
  let width = withMore.length;
  while (width > 0 && over + (withMore[width - 1] ?? 0) <= counts.length * REST_PART) over += withMore[--width] ?? 0;
  return width;
}

/** Empty slots, as wide as the number of values needs. */
export const newSlots = (length: number, values: number): Slots => (values > NARROW_MOST ? new Uint32Array(length) : new Uint16Array(length));
