import type { TextField } from '#search/document.ts';
import type { SearchRequest, Sort } from '#search/engine.ts';
import type { PhraseQuery, Query } from '#search/query/query.ts';
import { frequentWord, generatedPatent, newRandom } from './generated-patents.ts';

const TEXTS: readonly TextField[] = ['title', 'abstract'];
const SORTS: readonly Sort[] = ['relevance', 'relevance', 'filed-newest', 'filed-newest', 'filed-newest', 'published-newest', 'filed-oldest'];
type Random = () => number;

/**
 * A mixed load as searchers make it: one to three terms, phrases, one field, with a class or a range of days, alternatives
 * and exclusions; exact total, two facets, the first twenty. Terms are mostly frequent words, in a
 * hundredth to half of all patents, as those are what makes a search slow.
 */
export function mixedRequests(count: number, documents: number, seed: number): SearchRequest[] {
  const random = newRandom(seed);
  return Array.from({ length: count }, (_, place) => (KINDS[place % KINDS.length] ?? oneTerm)(new Draw(documents, random)));
}

/** Draws the parts of a request. */
class Draw {
  readonly #documents: number;
  readonly random: Random;

  constructor(documents: number, random: Random) {
    this.#documents = documents;
    this.random = random;
  }

  /** Chinese characters as they stand side by side in some abstract. */
  term(length: number): string {
    for (;;) {
      const abstract = generatedPatent(1 + (this.random() % this.#documents)).texts.abstract?.[0] ?? '';
      const start = this.random() % Math.max(1, abstract.length - length);
      const term = abstract.slice(start, start + length);
      if (/^[\u4e00-\u9fff]+$/.test(term) && term.length === length) return term;
    }
  }

  /** Most of them words that many patents have, some of them words that few have. */
  terms(count: number): string[] {
    return Array.from({ length: count }, () => (this.random() % 4 === 0 ? this.term(2) : frequentWord(this.random)));
  }

  request(query: Query): SearchRequest {
    const sort = SORTS[this.random() % SORTS.length] ?? 'relevance';
    return { query, sort, offset: 0, limit: 20, facets: ['year', 'class'] };
  }
}

const phrase = (text: string, fields = TEXTS): PhraseQuery => ({ kind: 'phrase', fields, parts: [{ text }] });
const all = (...of: readonly Query[]): Query => ({ kind: 'and', of });

function ofTerms(draw: Draw, count: number, also: readonly Query[] = []): SearchRequest {
  const terms = draw.terms(count);
  return draw.request(all(...terms.map((term) => phrase(term)), ...also));
}

const oneTerm = (draw: Draw): SearchRequest => ofTerms(draw, 1);

function longPhrase(draw: Draw): SearchRequest {
  const term = draw.term(4 + (draw.random() % 4));
  return draw.request(phrase(term));
}

function oneField(draw: Draw): SearchRequest {
  const [term = ''] = draw.terms(1);
  return draw.request(phrase(term, ['title']));
}

function byApplicant(draw: Draw): SearchRequest {
  const name = generatedPatent(1 + (draw.random() % 1000)).texts.applicants?.[0] ?? '';
  return draw.request(phrase(name, ['applicants']));
}

function withClass(draw: Draw): SearchRequest {
  const symbol = generatedPatent(1 + (draw.random() % 1000)).classes.ipc?.[0] ?? 'H01M';
  return ofTerms(draw, 1, [{ kind: 'class', field: 'ipc', prefix: symbol.slice(0, draw.random() % 2 === 0 ? 4 : 3) }]);
}

function withDays(draw: Draw): SearchRequest {
  const year = 2005 + (draw.random() % 15);
  const field = draw.random() % 2 === 0 ? 'filed' : 'published';
  return ofTerms(draw, 1 + (draw.random() % 2), [{ kind: 'days', field, from: `${year}-03-01`, to: `${year + 2}-06-30` }]);
}

function alternatives(draw: Draw): SearchRequest {
  const [left = '', right = '', without = ''] = draw.terms(3);
  const query = all({ kind: 'or', of: [phrase(left), phrase(right)] }, { kind: 'not', of: phrase(without) });
  return draw.request(query);
}

const KINDS: readonly ((draw: Draw) => SearchRequest)[] = [
  oneTerm, (draw) => ofTerms(draw, 2), (draw) => ofTerms(draw, 3), longPhrase, oneField,
  withClass, withDays, (draw) => ofTerms(draw, 2), byApplicant, alternatives,
];
