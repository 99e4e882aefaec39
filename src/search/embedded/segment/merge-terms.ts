import { GrowingNumbers } from '../postings/growing.ts';
import { RunMerger } from '../postings/merge-runs.ts';
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
function* mergedTerms<T extends number | string>(lists: readonly SourceList<T>[], least = 1): Generator<readonly [T, Uint32Array]> {
  const union = new OrdinalUnion();
  const heads = lists.map((list) => new Head(list));
  for (let term = leastTerm(heads); term !== undefined; term = leastTerm(heads)) {
    let having = 0;
    for (const head of heads) {
      if (head.term !== term) continue;
      having++;
      head.moveTo(union);
    }
    const ordinals = union.take();
    if (having >= least) yield [term, ordinals];
  }
}

function leastTerm<T extends number | string>(heads: readonly Head<T>[]): T | undefined {
  let least: T | undefined;
  for (const { term } of heads) {
    if (term !== undefined && (least === undefined || term < least)) least = term;
  }
  return least;
}

/** A place in a sorted list of terms. */
class Head<T extends number | string> {
  /** Undefined at the end. */
  term: T | undefined;
  readonly #list: SourceList<T>;
  #place = -1;

  constructor(list: SourceList<T>) {
    this.#list = list;
    this.#advance();
  }

  /** Gives the ordinals of its term away and goes on to the next. */
  moveTo(union: OrdinalUnion): void {
    union.add(this.#list.terms.ordinals(this.#place), this.#list.newOrdinals);
    this.#advance();
  }

  #advance(): void {
    this.#place++;
    this.term = this.#place < this.#list.terms.length ? this.#list.terms.at(this.#place) : undefined;
  }
}

/** Gathers the new ordinals of one term from several lists, each ascending: documents keep their order within a segment. */
class OrdinalUnion {
  readonly #ordinals = new GrowingNumbers();
  readonly #merger = new RunMerger();
  #ends: number[] = [];

  add(ordinals: Uint32Array, newOrdinals: NewOrdinals): void {
    for (let index = 0; index < ordinals.length; index++) {
      const ordinal = newOrdinals[ordinals[index] ?? 0] ?? GONE;
      if (ordinal !== GONE) this.#ordinals.push(ordinal);
    }
    this.#ends.push(this.#ordinals.length);
  }

  /** All of them, ascending; valid until the next `add`. */
  take(): Uint32Array {
    const taken = this.#merger.merge(this.#ordinals.all(), this.#ends);
    this.#ordinals.clear();
    this.#ends = [];
    return taken;
  }
}
