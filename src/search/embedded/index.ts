import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineStatus, SearchAnswer, SearchEngine, SearchRequest } from '../engine.ts';
import type { SearchDocument } from '../document.ts';
import { evaluate, sortedHits, type TechnologyFieldOf } from '../reference/evaluate.ts';
import { Log } from './storage/log.ts';
import type { Change } from './change.ts';

export interface EmbeddedOptions {
  /** The WIPO technology field of an IPC symbol; asked when a document is put. */
  readonly technologyFieldOf?: TechnologyFieldOf;
}

/** Opens the index in a directory, or makes an empty one there. Only one engine at a time may have a directory open. */
export async function openEmbeddedEngine(directory: string, options: EmbeddedOptions = {}): Promise<SearchEngine> {
  await mkdir(directory, { recursive: true });
  const { log, records } = await Log.open(join(directory, 'log'));
  const engine = new EmbeddedEngine(log, options.technologyFieldOf ?? (() => undefined));
  for (const record of records) engine.apply(JSON.parse(record.toString()) as Change);
  return engine;
}

const BATCH = 1000;

class EmbeddedEngine implements SearchEngine {
  readonly #log: Log;
  readonly #technologyFieldOf: TechnologyFieldOf;
  #documents = new Map<number, SearchDocument>();
  #revision = 0;

  constructor(log: Log, technologyFieldOf: TechnologyFieldOf) {
    this.#log = log;
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
    await this.#change({ kind: 'put', documents: documents.map((document) => ({ document, technologyFields: [] })) });
  }

  async remove(ids: readonly number[]): Promise<void> {
    await this.#change({ kind: 'remove', ids });
  }

  async rebuild(documents: AsyncIterable<readonly SearchDocument[]>): Promise<void> {
    for (const id of this.#documents.keys()) await this.remove([id]);
    for await (const batch of documents) await this.put(batch);
  }

  async status(): Promise<EngineStatus> {
    return { documents: this.#documents.size, segments: 0, bytes: this.#log.bytes, revision: this.#revision };
  }

  async close(): Promise<void> {
    await this.#log.close();
  }

  async #change(change: Change): Promise<void> {
    await this.#log.append(Buffer.from(JSON.stringify(change)));
    this.apply(change);
  }

  apply(change: Change): void {
    if (change.kind === 'remove') {
      for (const id of change.ids) this.#documents.delete(id);
      return;
    }
    for (const { document } of change.documents) {
      if ((this.#documents.get(document.id)?.revision ?? -1) >= document.revision) continue;
      this.#documents.set(document.id, document);
      this.#revision = Math.max(this.#revision, document.revision);
    }
  }
}
