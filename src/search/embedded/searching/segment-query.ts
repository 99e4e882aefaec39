import { isClassBelow } from '../../class-match.ts';
import type { TextField } from '../../document.ts';
import type { NearQuery, PhraseQuery, Query } from '../../query/query.ts';
import { FIELD_WEIGHT } from '../../relevance.ts';
import { dayNumber, DAYS_END, newestFirst, NO_DAY } from '../days.ts';
import { type Bitmap, bitmapOf, difference, emptyBitmap, intersection, rangeBitmap, union, withNumber } from '../postings/bitmap.ts';
import type { Segment } from '../segment/segment.ts';
import { type FoundTerm, lowerBound } from '../segment/terms.ts';
import type { FoundPhrases } from './found-phrases.ts';
import type { Meter } from './meter.ts';
import type { PreparedPhrase } from './phrase.ts';
import type { PreparedQuery } from './prepared.ts';

/** Documents that have a phrase, and what that is worth to each. */
export interface Credit {
  readonly hits: Bitmap;
  readonly weight: number;
}

/** Candidates whose texts take more time to read than the answer takes room. */
const LEAST_WORTH_KEEPING = 500;
/** Texts that are read in the time in which a frequent term is opened. */
const QUICKLY_READ = 100;
/** Steps that opening a term takes, for the meter. */
const OPENING_STEPS = 2000;

/**
 * Answers a query in one segment. Every condition is asked only of the documents that are still in question: the cheap
 * ones of an AND first, so that texts are read only where all others hold.
 */
export class SegmentQuery {
  readonly #segment: Segment;
  readonly #prepared: PreparedQuery;
  readonly #meter: Meter;
  readonly #found: FoundPhrases;
  readonly #everything: Bitmap;
  /** By phrase: a document has one of each phrase's at most. */
  readonly #credits: (readonly Credit[])[] = [];
  /** Whether what is being asked is asked of every document that can become a hit, and adds to the relevance. */
  #isCrediting: boolean;
  #alternatives = 0;
  /** Phrases that were not. */
  readonly #uncredited: (PhraseQuery | NearQuery)[] = [];

  constructor(segment: Segment, prepared: PreparedQuery, meter: Meter, found: FoundPhrases, ranks: boolean) {
    this.#isCrediting = ranks;
    this.#segment = segment;
    this.#found = found;
    this.#everything = segment.everything;
    this.#prepared = prepared;
    this.#meter = meter;
  }

  hits(): Bitmap {
    return this.#among(this.#prepared.query, difference(this.#everything, this.#segment.deleted.ordinals()));
  }

  /** What the phrases under no NOT add to the relevance of the hits. */
  credits(hits: Bitmap): readonly (readonly Credit[])[] {
    this.#isCrediting = true;
    for (const query of this.#uncredited.splice(0)) this.#amongPhrase(query, hits);
    return this.#credits;
  }

  /** Those of `within` that match. */
  #among(query: Query, within: Bitmap): Bitmap {
    if (within.isEmpty) return within;
    switch (query.kind) {
      case 'all': return within;
      case 'and': return this.#alternatives > 0 ? this.#amongAllOfOne(query, within) : this.#amongAll(query.of, within);
      case 'or': return this.#amongAny(query.of, within);
      case 'not': return difference(within, this.#withoutCredit(() => this.#among(query.of, within)));
      case 'phrase':
      case 'near': return this.#amongPhrase(query, within);
      case 'class': return this.#amongTerms(this.#classTerms(query), within);
      case 'number': return this.#amongTerms(this.#numberTerms(query), within);
      case 'days': return this.#amongDays(query, within);
      case 'code': return this.#amongTerms(this.#exactTerms(`code.${query.field}`, query), within);
    }
  }

  #amongAll(queries: readonly Query[], within: Bitmap): Bitmap {
    const cheapFirst = queries.map((query) => ({ query, cost: this.#cost(query) })).sort((a, b) => a.cost - b.cost);
    return cheapFirst.reduce((left, { query }) => this.#among(query, left), within);
  }

  #amongAny(queries: readonly Query[], within: Bitmap): Bitmap {
    this.#alternatives++;
    const found = queries.map((query) => this.#among(query, within));
    this.#alternatives--;
    return union(found);
  }

  /**
   * An AND that is one of several alternatives: a hit of another may have some of its phrases, which count, although it
   * was out of question here.
   */
  #amongAllOfOne(query: Extract<Query, { kind: 'and' | 'or' }>, within: Bitmap): Bitmap {
    if (this.#isCrediting) this.#uncredited.push(...scoredPhrases(query));
    return this.#withoutCredit(() => this.#amongAll(query.of, within));
  }

  #withoutCredit<T>(work: () => T): T {
    const before = this.#isCrediting;
    this.#isCrediting = false;
    const result = work();
    this.#isCrediting = before;
    return result;
  }

  /** Of the heavier fields first; a document is credited with the first in which it has the phrase. */
  #amongPhrase(query: PhraseQuery | NearQuery, within: Bitmap): Bitmap {
    const phrase = this.#prepared.phrase(query);
    if (phrase.clues.exact && !this.#isCrediting) return this.#amongTerms(phrase.fields.flatMap((field) => this.#exactClue(phrase, field)), within);
    const found: Credit[] = [];
    let left = within;
    for (const field of phrase.fields) {
      const hits = this.#amongField(phrase, field, left);
      if (hits.isEmpty) continue;
      found.push({ hits, weight: FIELD_WEIGHT[field] });
      left = difference(left, hits);
    }
    if (this.#isCrediting) this.#credits.push(found);
    return union(found.map(({ hits }) => hits));
  }

  /** The terms of which an exact phrase is any one. */
  #exactClue({ clues }: PreparedPhrase, field: TextField): FoundTerm[] {
    const glyphs = clues.glyphs.flatMap((key) => given(this.#segment.glyphs(field).find(key)));
    return [...glyphs, ...clues.words.flatMap((pattern) => this.#segment.words(field).findFitting(pattern))];
  }

  #amongField(phrase: PreparedPhrase, field: TextField, within: Bitmap): Bitmap {
    if (phrase.clues.exact) return this.#amongTerms(this.#exactClue(phrase, field), within);
    const frequent = phrase.ideographs === undefined ? undefined : this.#segment.phrases(field).find(phrase.ideographs);
    if (frequent) return this.#amongTerms([frequent], within);
    const known = this.#found.find(this.#segment, field, phrase.key);
    if (known) return intersection(known, within);
    const candidates = this.#withClues(phrase, field, this.#everything);
    const asked = intersection(candidates, within);
    const isWorthKeeping = candidates.size > LEAST_WORTH_KEEPING && asked.size * 2 > candidates.size;
    if (!isWorthKeeping) return this.#verified(phrase, field, asked);
    const found = this.#verified(phrase, field, candidates);
    this.#found.keep(this.#segment, field, phrase.key, found.kept());
    return intersection(found, within);
  }

  /** Those that have every clue, the rarest asked first, until so few are left that reading their texts is quicker. */
  #withClues({ clues }: PreparedPhrase, field: TextField, within: Bitmap): Bitmap {
    const glyphs = clues.glyphs.map((key) => given(this.#segment.glyphs(field).find(key)));
    const words = clues.words.map((pattern) => this.#segment.words(field).findFitting(pattern));
    const rarestFirst = [...glyphs, ...words].map((terms) => ({ terms, count: countOf(terms) })).sort((a, b) => a.count - b.count);
    return rarestFirst.reduce((left, { terms }) => (left.few && left.few.length <= QUICKLY_READ ? left : this.#amongTerms(terms, left)), within);
  }

  #verified({ literal, matches }: PreparedPhrase, field: TextField, candidates: Bitmap): Bitmap {
    if (candidates.isEmpty) return candidates;
    const text = this.#segment.text(field);
    const ordinals = candidates.toArray();
    const spend = (steps: number): void => this.#meter.spend(steps);
    const kept = literal ? text.keepWith(ordinals, literal, spend) : ordinals.filter((ordinal) => {
      spend(text.length(ordinal));
      return matches(text.read(ordinal));
    });
    return kept.length === ordinals.length ? candidates : bitmapOf(kept);
  }

  /** Those that have any of the terms. */
  #amongTerms(terms: readonly FoundTerm[], within: Bitmap): Bitmap {
    this.#meter.spend(terms.length * OPENING_STEPS);
    const [only] = terms;
    if (only === undefined) return emptyBitmap();
    return intersection(terms.length === 1 ? only.bitmap() : union(terms.map((term) => term.bitmap())), within);
  }

  #exactTerms(name: string, query: Extract<Query, { anyOf: readonly string[] }>): FoundTerm[] {
    return [...this.#prepared.values(query)].flatMap((value) => given(this.#segment.terms(name).find(value)));
  }

  #classTerms({ field, prefix }: Extract<Query, { kind: 'class' }>): FoundTerm[] {
    return this.#segment.terms(`class.${field}`).findBeginning(prefix, (symbol) => isClassBelow(symbol, prefix));
  }

  #numberTerms(query: Extract<Query, { kind: 'number' }>): FoundTerm[] {
    if (!query.prefix) return this.#exactTerms(`number.${query.field}`, query);
    return query.anyOf.flatMap((beginning) => this.#segment.terms(`number.${query.field}`).findBeginning(beginning));
  }

  #amongDays({ field, from, to }: Extract<Query, { kind: 'days' }>, within: Bitmap): Bitmap {
    const days = this.#segment.days(field);
    const first = from === undefined ? NO_DAY + 1 : dayNumber(from);
    const last = to === undefined ? DAYS_END : dayNumber(to);
    if (field === 'filed') return intersection(within, this.#filedBetween(days, first, last));
    this.#meter.spend(within.size);
    return withNumber(within, days, first, last);
  }

  /** Documents stand in the order of their filing days. */
  #filedBetween(days: Int32Array, first: number, last: number): Bitmap {
    const place = (isBefore: (day: number) => boolean): number => lowerBound(days.length, (index) => isBefore(newestFirst(days[index] ?? NO_DAY)));
    return rangeBitmap(place((day) => day < newestFirst(last)), place((day) => day <= newestFirst(first)));
  }

  /** Which conditions of an AND are asked first: looking up costs little, columns more, texts most. */
  #cost(query: Query): number {
    switch (query.kind) {
      case 'all':
      case 'class':
      case 'number':
      case 'code': return 0;
      case 'days': return query.field === 'filed' ? 0 : 2;
      case 'phrase':
      case 'near': return this.#prepared.phrase(query).clues.exact ? 1 : 3;
      case 'not': return 4 + this.#cost(query.of);
      case 'and':
      case 'or': return query.of.reduce((most, each) => Math.max(most, this.#cost(each)), 0);
    }
  }
}

/** Phrases and proximities under no NOT. */
function scoredPhrases(query: Query): readonly (PhraseQuery | NearQuery)[] {
  if (query.kind === 'and' || query.kind === 'or') return query.of.flatMap(scoredPhrases);
  return query.kind === 'phrase' || query.kind === 'near' ? [query] : [];
}

const given = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
const countOf = (terms: readonly FoundTerm[]): number => terms.reduce((sum, { count }) => sum + count, 0);
