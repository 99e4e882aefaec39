import type { SearchDocument } from '../document.ts';
import type { EngineStatus, SearchAnswer, SearchEngine, SearchRequest } from '../engine.ts';
import { evaluate, sortedHits, type TechnologyFieldOf } from './evaluate.ts';

const BATCH = 1000;

/** An engine that looks at every document of its memory: the oracle of tests, and nothing for a product. */
export class ReferenceEngine implements SearchEngine {
  readonly #technologyFieldOf: TechnologyFieldOf;
  #documents = new Map<number, SearchDocument>();
  #revision = 0;

  constructor(technologyFieldOf: TechnologyFieldOf) {
    this.#technologyFieldOf = technologyFieldOf;
  }

  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    signal?.throwIfAborted();
    const started = performance.now();
    const answer = evaluate([...this.#documents.values()], request, this.#technologyFieldOf);
    return { ...answer, tookMs: performance.now() - started };
  }

  async *scan(request: Pick<SearchRequest, 'query' | 'sort'>, signal?: AbortSignal): AsyncIterable<readonly number[]> {
    const ids = sortedHits([...this.#documents.values()], request).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += BATCH) {
      signal?.throwIfAborted();
      yield ids.slice(start, start + BATCH);
    }
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    putInto(this.#documents, documents);
    this.#revision = greatestRevision(documents, this.#revision);
  }

  async remove(ids: readonly number[]): Promise<void> {
    for (const id of ids) this.#documents.delete(id);
  }

  async rebuild(documents: AsyncIterable<readonly SearchDocument[]>): Promise<void> {
    const next = new Map<number, SearchDocument>();
    for await (const batch of documents) putInto(next, batch);
    this.#documents = next;
    this.#revision = greatestRevision(next.values(), 0);
  }

  async status(): Promise<EngineStatus> {
    return { documents: this.#documents.size, segments: 1, bytes: 0, revision: this.#revision };
  }

  async close(): Promise<void> {
    this.#documents.clear();
  }
}

function putInto(present: Map<number, SearchDocument>, documents: readonly SearchDocument[]): void {
  for (const document of documents) {
    if ((present.get(document.id)?.revision ?? -1) < document.revision) present.set(document.id, document);
  }
}

function greatestRevision(documents: Iterable<SearchDocument>, from: number): number {
  let greatest = from;
  for (const { revision } of documents) greatest = Math.max(greatest, revision);
  return greatest;
}
