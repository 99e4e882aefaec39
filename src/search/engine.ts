import type { SearchDocument } from './document.ts';
import type { Query } from './query/query.ts';

/**
 * How hits are ordered: by relevance (`relevance.ts`; equal ones newest filed first), or by a day, newest or oldest first,
 * those without the day last. Then by id, greatest first.
 */
export const SORTS = ['relevance', 'filed-newest', 'filed-oldest', 'published-newest', 'published-oldest', 'granted-newest', 'granted-oldest'] as const;
export type Sort = (typeof SORTS)[number];

/**
 * What hits are counted by beside the list (分面). `year` is that of filing; `class` the IPC subclass (`H01M`); `field` the
 * WIPO technology field, as its number (`technologyFieldOf`); `applicant` a name as the document has it. A hit with several
 * values counts once for each of them.
 */
export const FACETS = ['year', 'kind', 'office', 'class', 'field', 'applicant', 'district', 'state'] as const;
export type Facet = (typeof FACETS)[number];

export interface SearchRequest {
  readonly query: Query;
  readonly sort: Sort;
  readonly offset: number;
  /** Hits wanted, from 0 (only the total). */
  readonly limit: number;
  readonly facets: readonly Facet[];
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface SearchAnswer {
  /** Exact, whatever the page. */
  readonly total: number;
  /** Ids of the register in the asked order. */
  readonly ids: readonly number[];
  /** The most frequent values first, equal ones in the order of their text (by UTF-16 unit), at most 50 each. */
  readonly facets: Readonly<Partial<Record<Facet, readonly FacetValue[]>>>;
  readonly tookMs: number;
}

/**
 * The search index behind one interface (检索引擎): embedded or a cluster, same queries, same answers.
 * It follows the register and can always be made anew from it.
 */
export interface SearchEngine {
  /**
   * Takes every query within the `LIMITS` of the language, lists of thousands of numbers too.
   * Rejects with an `AbortError` where the signal ends it, with a `QueryTooCostly` where it would take too long.
   */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>;
  /** Every matching id in the asked order, in batches, for exports of any length. */
  scan(request: Pick<SearchRequest, 'query' | 'sort'>, signal?: AbortSignal): AsyncIterable<readonly number[]>;
  /** Adds documents, or puts them in place of those with the same id and a smaller revision; found at once, durable when resolved. */
  put(documents: readonly SearchDocument[]): Promise<void>;
  remove(ids: readonly number[]): Promise<void>;
  /** Fills a new index beside the serving one and swaps them when complete. */
  rebuild(documents: AsyncIterable<readonly SearchDocument[]>): Promise<void>;
  status(): Promise<EngineStatus>;
  close(): Promise<void>;
}

export interface EngineStatus {
  readonly documents: number;
  readonly segments: number;
  readonly bytes: number;
  /** The greatest revision that the index holds: what the register changed after it is still to be put. */
  readonly revision: number;
  /** Why the index cannot answer until it has been rebuilt; absent where it is sound. */
  readonly damage?: string;
}
