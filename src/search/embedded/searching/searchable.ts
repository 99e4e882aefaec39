import type { SearchAnswer, SearchRequest, Sort } from '../../engine.ts';
import type { Change, KeptDocument } from '../change.ts';
import type { Bitmap } from '../postings/bitmap.ts';
import { inRoom } from '../postings/room.ts';
import { type SegmentImage, sourceOfImage } from '../segment/image.ts';
import { Segment } from '../segment/segment.ts';
import { PageCache } from '../storage/byte-source.ts';
import { FacetCounter } from './facets.ts';
import { FoundPhrases } from './found-phrases.ts';
import { pageOf } from './merge-places.ts';
import type { Meter } from './meter.ts';
import { comparePlaces, firstPlaces, type Place, placeOf } from './order.ts';
import { PreparedQuery } from './prepared.ts';
import { type RecentDocument, recentDocument, RecentDocuments, RecentQuery } from './recent.ts';
import { type Credit, SegmentQuery } from './segment-query.ts';

/** Of sections that are not in memory, each thread keeps so much. */
const PAGES_BYTES = 64 * 2 ** 20;

/** A segment's share in an index: its image, and which of its documents count no more. */
export interface SegmentState {
  readonly image: SegmentImage;
  readonly deleted?: Uint8Array | undefined;
}

/** The documents of each segment that count no more, as a bitmap of ordinals. */
export type Deletions = Readonly<Record<string, { readonly documents: number; readonly bitmap: Uint8Array }>>;

/** A new segment in place of those that it was merged from, with the deletions that the merge knew of. */
export interface Replacement {
  readonly added: SegmentImage | undefined;
  readonly removed: readonly { readonly name: string; readonly deleted: Uint8Array | undefined }[];
}

/**
 * The index as one thread searches it (可检索状态): segments, documents being written to one, and recent documents. Every
 * document is in one of them at most. The same changes in the same order give the same state in every thread.
 */
export class Searchable {
  #segments: Segment[];
  /** Being written to a segment. */
  #frozen = new RecentDocuments();
  #recent = new RecentDocuments();
  readonly #facets = new FacetCounter();
  readonly #phrases = new FoundPhrases();
  readonly #pages = new PageCache(PAGES_BYTES);

  constructor(segments: readonly SegmentState[]) {
    this.#segments = segments.map(({ image, deleted }) => new Segment(sourceOfImage(image, this.#pages), deleted));
  }

  get documents(): number {
    return this.#recent.size + this.#frozen.size + this.#segments.reduce((sum, segment) => sum + segment.live, 0);
  }

  get recentDocuments(): number {
    return this.#recent.size;
  }

  apply(change: Change): void {
    if (change.kind === 'remove') for (const id of change.ids) this.#remove(id);
    else for (const kept of change.documents) this.#put(kept);
  }

  /** What is recent now is going to be written; what comes is recent anew. */
  freeze(): void {
    for (const document of this.#recent.values()) this.#frozen.add(document);
    this.#recent = new RecentDocuments();
  }

  /** What was frozen stands in a segment now: of its documents those count that have not been replaced or removed since. */
  thaw(image: SegmentImage | undefined): void {
    if (image) {
      const segment = new Segment(sourceOfImage(image, this.#pages));
      segment.ids.forEach((id, ordinal) => {
        if (this.#frozen.find(id)?.kept.document.revision !== segment.revisions[ordinal]) segment.deleted.add(ordinal);
      });
      this.#segments.push(segment);
    }
    this.#frozen = new RecentDocuments();
  }

  /** What was deleted while the segments were being merged is deleted in the new one. */
  replace({ added, removed }: Replacement): void {
    const names = new Set(removed.map(({ name }) => name));
    const old = this.#segments.filter(({ name }) => names.has(name));
    const merged = added && new Segment(sourceOfImage(added, this.#pages));
    for (const segment of old) {
      const known = removed.find(({ name }) => name === segment.name)?.deleted;
      for (const id of merged ? segment.idsDeletedSince(known) : []) merged?.delete(id);
    }
    this.#segments = [...this.#segments.filter((segment) => !old.includes(segment)), ...(merged ? [merged] : [])];
    for (const segment of old) segment.close();
  }

  /** By segment. */
  deletions(): Deletions {
    const touched = this.#segments.filter(({ deleted }) => deleted.count > 0);
    return Object.fromEntries(touched.map(({ name, deleted }) => [name, { documents: deleted.count, bitmap: deleted.bytes() }]));
  }


  close(): void {
    for (const segment of this.#segments) segment.close();
  }

  search(request: SearchRequest, meter: Meter): SearchAnswer {
    return inRoom(() => this.#search(request, meter));
  }

  #search(request: SearchRequest, meter: Meter): SearchAnswer {
    const prepared = new PreparedQuery(request.query);
    const found = this.#segments.map((segment) => foundIn(new SegmentQuery(segment, prepared, meter, this.#phrases, request.sort === 'relevance'), segment, request.sort));
    const recent = this.#recentHits(prepared, meter);
    const total = found.reduce((sum, { hits }) => sum + hits.size, recent.length);
    const wanted = Math.min(total, request.offset + request.limit);
    const lists = found.map(({ segment, hits, credits }) => firstPlaces(segment, hits, credits, request.sort, wanted, meter));
    return {
      total,
      ids: request.offset < wanted ? pageOf([...lists, recentPlaces(recent, prepared, meter, request)], request.offset, request.limit) : [],
      facets: this.#countFacets(request, found, recent),
      tookMs: meter.tookMs,
    };
  }

  #recentHits(prepared: PreparedQuery, meter: Meter): RecentDocument[] {
    const query = new RecentQuery(prepared, meter);
    return [...this.#frozen.values(), ...this.#recent.values()].filter((document) => query.matches(document));
  }

  #countFacets({ facets }: SearchRequest, found: readonly Found[], recent: readonly RecentDocument[]): SearchAnswer['facets'] {
    if (facets.length === 0) return {};
    const others: KeptDocument[] = recent.map(({ kept }) => kept);
    return Object.fromEntries(facets.map((facet) => [facet, this.#facets.count(facet, found, others)]));
  }

  #put(kept: KeptDocument): void {
    const { id, revision } = kept.document;
    const known = this.#recent.find(id) ?? this.#frozen.find(id);
    if ((known?.kept.document.revision ?? revisionIn(this.#segments, id) ?? -Infinity) >= revision) return;
    this.#remove(id);
    this.#recent.add(recentDocument(kept));
  }

  #remove(id: number): void {
    this.#recent.delete(id);
    this.#frozen.delete(id);
    for (const segment of this.#segments) segment.delete(id);
  }
}

interface Found {
  readonly segment: Segment;
  readonly hits: Bitmap;
  readonly credits: readonly (readonly Credit[])[];
}

function foundIn(query: SegmentQuery, segment: Segment, sort: Sort): Found {
  const hits = query.hits();
  return { segment, hits, credits: sort === 'relevance' ? query.credits(hits) : [] };
}

function recentPlaces(hits: readonly RecentDocument[], prepared: PreparedQuery, meter: Meter, { sort }: SearchRequest): Place[] {
  const query = new RecentQuery(prepared, meter);
  const score = (document: RecentDocument): number => (sort === 'relevance' ? query.score(document) : 0);
  return hits.map((document) => placeOf(document.kept.document, sort, score(document))).sort(comparePlaces);
}

function revisionIn(segments: readonly Segment[], id: number): number | undefined {
  for (const segment of segments) {
    const ordinal = segment.findLive(id);
    if (ordinal !== undefined) return segment.revisions[ordinal];
  }
  return undefined;
}
