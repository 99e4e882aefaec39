import { GrowingNumbers } from '../postings/growing.ts';
import type { SectionWriter } from '../storage/section-writer.ts';
import { GONE, type MergeSource, type NewOrdinals } from './merge-source.ts';
import type { TermList } from './terms.ts';
import { writeGlyphTerms, writeStringTerms } from './write-terms.ts';

/** Merges the glyph terms of a field. */
export function mergeGlyphTerms(writer: SectionWriter, name: string, sources: readonly MergeSource[]): void {
  const lists = sources.map(({ segment, newOrdinals }) => ({ terms: segment.glyphTerms(name), newOrdinals }));
  if (lists.some(({ terms }) => terms.length > 0)) writeGlyphTerms(writer, name, mergedTerms(lists));
}

/** Merges sorted strings with postings: words, classes, numbers, codes. */
export function mergeStringTerms(writer: SectionWriter, name: string, sources: readonly MergeSource[]): void {
  const lists = sources.map(({ segment, newOrdinals }) => ({ terms: segment.terms(name), newOrdinals }));
  if (lists.some(({ terms }) => terms.length > 0)) writeStringTerms(writer, name, mergedTerms(lists));
}

/**
 * Merges the frequent phrases of a field: those that every source has, because of the others a source without them does
 * not tell which documents have them.
 */
export function mergePhrases(writer: SectionWriter, name: string, sources: readonly MergeSource[]): void {
  const lists = sources.map(({ segment, newOrdinals }) => ({ terms: segment.terms(name), newOrdinals }));
  if (lists.length > 0) writeStringTerms(writer, name, mergedTerms(lists, lists.length));
}

interface SourceList<T> {
  readonly terms: TermList<T>;
  readonly newOrdinals: NewOrdinals;
}

/** Every term that so many lists have, once, ascending, with its ordinals in the new segment. */
function* mergedTerms<T>(lists: readonly SourceList<T>[], least = 1): Generator<readonly [T, Uint32Array]> {
  const union = new OrdinalUnion();
  const heads = lists.map((list) => ({ ...list, place: 0 })).filter(({ terms }) => terms.length > 0).map((list) => ({ ...list, term: list.terms.at(0) }));
  while (heads.length > 0) {
    const { term } = heads.reduce((least, head) => (head.term < least.term ? head : least));
    const having = heads.filter((each) => each.term === term);
    for (const head of having) {
      union.add(head.terms.ordinals(head.place), head.newOrdinals);
      if (++head.place < head.terms.length) head.term = head.terms.at(head.place);
      else heads.splice(heads.indexOf(head), 1);
    }
    const ordinals = union.take();
    if (having.length >= least) yield [term, ordinals];
  }
}

/** Gathers the new ordinals of one term from several lists, each ascending. */
class OrdinalUnion {
  readonly #ordinals = new GrowingNumbers();
  #lists = 0;

  add(ordinals: Uint32Array, newOrdinals: NewOrdinals): void {
    for (let index = 0; index < ordinals.length; index++) {
      const ordinal = newOrdinals[ordinals[index] ?? 0] ?? GONE;
      if (ordinal !== GONE) this.#ordinals.push(ordinal);
    }
    this.#lists++;
  }

  /** All of them, ascending; valid until the next `add`. */
  take(): Uint32Array {
    const taken = this.#ordinals.all();
    if (this.#lists > 1) taken.sort();
    this.#ordinals.clear();
    this.#lists = 0;
    return taken;
  }
}
