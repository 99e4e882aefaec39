import type { DateField, TextField } from '../../document.ts';
import type { Facet } from '../../engine.ts';
import { NO_DAY } from '../days.ts';
import { type Bitmap, wholeBitmap } from '../postings/bitmap.ts';
import { Deleted } from './deleted.ts';
import { FacetColumn } from './facet-column.ts';
import { integersIn, numbersIn, type SegmentSource, wordsIn } from './image.ts';
import { daysName, facetName, glyphsName, IDENTITY, orderName, phrasesName, wordsName } from './layout.ts';
import { GlyphTerms, lowerBound, StringTerms } from './terms.ts';
import { TextColumn } from './text-column.ts';

/** The documents of a segment, newest day first, those without the day last, equal ones with the greatest id first. */
export class DayOrder {
  readonly length: number;
  /** How many have the day. */
  readonly dated: number;
  readonly #ordinals: Uint32Array | undefined;

  constructor(days: Int32Array, ordinals: Uint32Array | undefined) {
    this.length = days.length;
    this.#ordinals = ordinals;
    this.dated = lowerBound(days.length, (place) => days[this.at(place)] !== NO_DAY);
  }

  /** The ordinal at a place. */
  at(place: number): number {
    return this.#ordinals ? (this.#ordinals[place] ?? 0) : place;
  }
}

/** A segment opened for searching: its parts are made when they are first asked for, none of them copies what it is made of. */
export class Segment {
  readonly name: string;
  readonly documents: number;
  readonly ids: Float64Array;
  readonly revisions: Float64Array;
  readonly byId: Uint32Array;
  readonly idRanks: Uint32Array;
  /** Documents that were removed or replaced since it was written. */
  readonly deleted: Deleted;
  readonly #source: SegmentSource;
  readonly #parts = new Map<string, unknown>();

  constructor(source: SegmentSource, deleted?: Uint8Array) {
    this.name = source.name;
    this.#source = source;
    this.documents = source.documents;
    this.ids = numbersIn(source, IDENTITY.ids);
    this.revisions = numbersIn(source, IDENTITY.revisions);
    this.byId = wordsIn(source, IDENTITY.byId);
    this.idRanks = wordsIn(source, IDENTITY.idRanks);
    this.deleted = new Deleted(source.documents, deleted);
  }

  /** The ordinal of a document that is not deleted. */
  findLive(id: number): number | undefined {
    const rank = lowerBound(this.documents, (index) => (this.ids[this.byId[index] ?? 0] ?? 0) > id);
    const ordinal = this.byId[rank];
    return ordinal !== undefined && this.ids[ordinal] === id && !this.deleted.has(ordinal) ? ordinal : undefined;
  }

  /** All its documents, deleted ones too. */
  get everything(): Bitmap {
    return this.#part('everything', () => wholeBitmap(this.documents).kept());
  }

  get live(): number {
    return this.documents - this.deleted.count;
  }

  delete(id: number): void {
    const ordinal = this.findLive(id);
    if (ordinal !== undefined) this.deleted.add(ordinal);
  }

  /** Ids of documents that count no more and did when the given ones were all that were deleted. */
  idsDeletedSince(before: Uint8Array | undefined): number[] {
    return Array.from(this.deleted.since(before), (ordinal) => this.ids[ordinal] ?? 0);
  }

  days(field: DateField): Int32Array {
    return this.#part(daysName(field), (name) => integersIn(this.#source, name));
  }

  /** The documents by a day. By that of filing they stand as they are numbered. */
  order(field: DateField): DayOrder {
    return this.#part(`order ${field}`, () => {
      const ordinals = field === 'filed' ? undefined : wordsIn(this.#source, orderName(field));
      return new DayOrder(this.days(field), ordinals);
    });
  }

  text(field: TextField): TextColumn {
    return this.#part(`text ${field}`, () => new TextColumn(this.#source, field));
  }

  glyphs(field: TextField): GlyphTerms {
    return this.glyphTerms(glyphsName(field));
  }

  words(field: TextField): StringTerms {
    return this.terms(wordsName(field));
  }

  phrases(field: TextField): StringTerms {
    return this.terms(phrasesName(field));
  }

  /** By their name in the layout, as the next. */
  glyphTerms(name: string): GlyphTerms {
    return this.#part(name, () => new GlyphTerms(this.#source, name));
  }

  terms(name: string): StringTerms {
    return this.#part(name, () => new StringTerms(this.#source, name));
  }

  facet(facet: Facet): FacetColumn {
    return this.#part(facetName(facet), (name) => new FacetColumn(this.#source, name));
  }

  /** Lets go of the parts that were made; they are made again when they are asked for. */
  forget(): void {
    this.#parts.clear();
  }

  close(): void {
    this.#source.close();
  }

  #part<T>(name: string, make: (name: string) => T): T {
    const known = this.#parts.get(name) as T | undefined;
    if (known !== undefined) return known;
    const made = make(name);
    this.#parts.set(name, made);
    return made;
  }
}
