import { foldText } from '#domain/chinese/fold.ts';
import { isClassBelow } from '../class-match.ts';
import type { DateField, SearchDocument, TextField } from '../document.ts';
import type { Facet, FacetValue, SearchAnswer, SearchRequest, Sort } from '../engine.ts';
import type { NearQuery, PhraseQuery, Query } from '../query/query.ts';
import { FIELD_WEIGHT } from '../relevance.ts';
import { matcherOf, type TextMatcher } from '../text-match.ts';

/** The WIPO technology field of an IPC symbol, by number. */
export type TechnologyFieldOf = (ipc: string) => number | undefined;

/**
 * The answer to a request by looking at every document: the oracle that engines are compared with. Of several documents
 * with one id only the greatest revision may be given.
 */
export function evaluate(documents: readonly SearchDocument[], request: SearchRequest, technologyFieldOf: TechnologyFieldOf): Omit<SearchAnswer, 'tookMs'> {
  const hits = sortedHits(documents, request);
  return {
    total: hits.length,
    ids: hits.slice(request.offset, request.offset + request.limit).map(({ id }) => id),
    facets: Object.fromEntries(request.facets.map((facet) => [facet, countFacet(hits, facet, technologyFieldOf)])),
  };
}

/** Every matching document in the asked order. */
export function sortedHits(documents: readonly SearchDocument[], { query, sort }: Pick<SearchRequest, 'query' | 'sort'>): SearchDocument[] {
  const matcher = newMatcher();
  const hits = documents.filter((document) => matcher.matches(document, query));
  if (sort !== 'relevance') return hits.sort((a, b) => byDay(a, b, sort) || b.id - a.id);
  const ranked = hits.map((document) => ({ document, score: matcher.relevance(document, query) }));
  ranked.sort((a, b) => b.score - a.score || byDay(a.document, b.document, 'filed-newest') || b.document.id - a.document.id);
  return ranked.map(({ document }) => document);
}

interface Matcher {
  matches(document: SearchDocument, query: Query): boolean;
  relevance(document: SearchDocument, query: Query): number;
}

function newMatcher(): Matcher {
  const matchers = new Map<Query, TextMatcher>();
  const compiled = (query: PhraseQuery | NearQuery): TextMatcher => {
    const known = matchers.get(query) ?? matcherOf(query);
    matchers.set(query, known);
    return known;
  };
  const hasIn = (document: SearchDocument, query: PhraseQuery | NearQuery, field: TextField): boolean => {
    const matcher = compiled(query);
    return (document.texts[field] ?? []).some((text) => matcher.matches(folded(text)));
  };
  const matches = (document: SearchDocument, query: Query): boolean => {
    switch (query.kind) {
      case 'all': return true;
      case 'and': return query.of.every((each) => matches(document, each));
      case 'or': return query.of.some((each) => matches(document, each));
      case 'not': return !matches(document, query.of);
      case 'phrase':
      case 'near': return query.fields.some((field) => hasIn(document, query, field));
      case 'class': return (document.classes[query.field] ?? []).some((symbol) => isClassBelow(symbol, query.prefix));
      case 'number': return (document.numbers[query.field] ?? []).some((number) => isNumber(number, query));
      case 'days': return isWithin(document.days[query.field], query);
      case 'code': return query.anyOf.includes(document.codes[query.field] ?? '');
    }
  };
  const weight = (document: SearchDocument, query: PhraseQuery | NearQuery): number =>
    Math.max(0, ...query.fields.filter((field) => hasIn(document, query, field)).map((field) => FIELD_WEIGHT[field]));
  return { matches, relevance: (document, query) => scored(query).reduce((sum, each) => sum + weight(document, each), 0) };
}

/** The phrases and proximities under no NOT. */
function scored(query: Query): readonly (PhraseQuery | NearQuery)[] {
  if (query.kind === 'and' || query.kind === 'or') return query.of.flatMap(scored);
  return query.kind === 'phrase' || query.kind === 'near' ? [query] : [];
}

function isNumber(number: string, { anyOf, prefix = false }: Extract<Query, { kind: 'number' }>): boolean {
  return prefix ? anyOf.some((each) => number.startsWith(each)) : anyOf.includes(number);
}

function isWithin(day: string | undefined, { from, to }: Extract<Query, { kind: 'days' }>): boolean {
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);
}

function byDay(a: SearchDocument, b: SearchDocument, sort: Exclude<Sort, 'relevance'>): number {
  const [field, order] = sort.split('-') as [DateField, 'newest' | 'oldest'];
  const [left, right] = [a.days[field], b.days[field]];
  if (left === right) return 0;
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  return (left < right ? -1 : 1) * (order === 'newest' ? -1 : 1);
}

function countFacet(hits: readonly SearchDocument[], facet: Facet, technologyFieldOf: TechnologyFieldOf): FacetValue[] {
  const counts = new Map<string, number>();
  for (const hit of hits) {
    for (const value of new Set(facetValues(hit, facet, technologyFieldOf))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, 50);
}

function facetValues({ days, codes, classes, texts }: SearchDocument, facet: Facet, technologyFieldOf: TechnologyFieldOf): readonly string[] {
  switch (facet) {
    case 'year': return given(days.filed?.slice(0, 4));
    case 'kind':
    case 'office':
    case 'district':
    case 'state': return given(codes[facet]);
    case 'class': return (classes.ipc ?? []).map((symbol) => symbol.slice(0, 4));
    case 'field': return (classes.ipc ?? []).flatMap((symbol) => given(technologyFieldOf(symbol)?.toString()));
    case 'applicant': return texts.applicants ?? [];
  }
}

const given = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

const known = new Map<string, string>();

/** Folded once: brute force looks at the same texts again and again. Emptied when it grows large. */
function folded(text: string): string {
  const already = known.get(text);
  if (already !== undefined) return already;
  if (known.size > 100_000) known.clear();
  const fold = foldText(text);
  known.set(text, fold);
  return fold;
}
