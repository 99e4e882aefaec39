import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { SearchDocument } from '../document.ts';
import type { SearchEngine, SearchRequest } from '../engine.ts';
import { QueryTooCostly } from '../errors.ts';
import type { Query } from '../query/query.ts';
import { evaluate, sortedHits } from '../reference/evaluate.ts';
import { searchDocument, searchRequest, technologyFieldOf } from '../../../tests/support/search.ts';
import { openEmbeddedEngine } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-engine-'));
afterAll(() => rmSync(folder, { recursive: true }));

const REST_MILLIS = 300;
let directories = 0;
const newDirectory = (): string => join(folder, String(directories++));
/** So small that a few documents make and merge segments; at rest after a short wait. */
const open = (directory: string): Promise<SearchEngine> => openEmbeddedEngine(directory, { technologyFieldOf, flushAt: 4, buildAt: 5, restAfterMillis: REST_MILLIS });

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), documents: fc.array(searchDocument, { maxLength: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), ids: fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 5 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rebuild' as const), meanwhile: fc.array(searchDocument, { maxLength: 6 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), request: searchRequest }) },
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What an index said and what it should have said. */
interface Said {
  readonly said: unknown;
  readonly expected: unknown;
}

/** An index and what it should hold. */
class Trial {
  readonly #directory = newDirectory();
  #engine: SearchEngine | undefined;
  readonly #model = new Map<number, SearchDocument>();

  async take(next: Step): Promise<Said[]> {
    const engine = (this.#engine ??= await open(this.#directory));
    switch (next.kind) {
      case 'put': await this.#put(engine, next.documents); break;
      case 'remove': await this.#remove(engine, next.ids); break;
      case 'reopen': await this.end(); break;
      case 'wait': await delay(REST_MILLIS * 2); break;
      case 'rebuild': await this.#rebuild(engine, next.meanwhile); break;
      case 'ask': return this.#ask(engine, next.request);
    }
    return [];
  }

  async end(): Promise<void> {
    await this.#engine?.close();
    this.#engine = undefined;
  }

  async #ask(engine: SearchEngine, request: SearchRequest): Promise<Said[]> {
    const documents = [...this.#model.values()];
    const { tookMs: _, ...answer } = await engine.search(request);
    const scanned: number[] = [];
    for await (const ids of engine.scan(request)) scanned.push(...ids);
    return [
      { said: answer, expected: evaluate(documents, request, technologyFieldOf) },
      { said: scanned, expected: sortedHits(documents, request).map(({ id }) => id) },
      { said: (await engine.status()).documents, expected: documents.length },
    ];
  }

  async #put(engine: SearchEngine, documents: readonly SearchDocument[]): Promise<void> {
    await engine.put(documents);
    for (const document of documents) {
      if ((this.#model.get(document.id)?.revision ?? 0) < document.revision) this.#model.set(document.id, document);
    }
  }

  async #remove(engine: SearchEngine, ids: readonly number[]): Promise<void> {
    await engine.remove(ids);
    for (const id of ids) this.#model.delete(id);
  }

  async #rebuild(engine: SearchEngine, meanwhile: readonly SearchDocument[]): Promise<void> {
    const before = [...this.#model.values()];
    const put = (): Promise<void> => this.#put(engine, meanwhile);
    await engine.rebuild((async function* () {
      for (let start = 0; start < before.length; start += 3) yield before.slice(start, start + 3);
      await put();
    })());
  }
}

describe('the embedded engine', () => {
  test('answers like brute force after any changes, flushes, merges, rebuilds, reopenings and rests', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 50 }), async (steps) => {
      const trial = new Trial();
      try {
        for (const each of steps) {
          for (const { said, expected } of await trial.take(each)) expect(said).toEqual(expected);
        }
      } finally {
        await trial.end();
      }
    }), { numRuns: 4 });
  });

  test('ends a search that nobody waits for any more', async () => {
    const engine = await open(newDirectory());
    const controller = new AbortController();
    const searches = Array.from({ length: 5 }, () => engine.search({ query: { kind: 'all' }, sort: 'relevance', offset: 0, limit: 1, facets: [] }, controller.signal));
    controller.abort();
    for (const result of await Promise.allSettled(searches)) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    await engine.close();
  });

  test('refuses a query of too many conditions or levels', async () => {
    const engine = await open(newDirectory());
    const ask = (query: Query): Promise<unknown> => engine.search({ query, sort: 'relevance', offset: 0, limit: 1, facets: [] });
    const word = { kind: 'phrase', fields: ['title'], parts: [{ text: '电池' }] } satisfies Query;
    await expect(ask({ kind: 'or', of: Array.from({ length: 10_000 }, () => word) })).rejects.toThrow(QueryTooCostly);
    let deep: Query = word;
    for (let level = 0; level < 1000; level++) deep = { kind: 'not', of: deep };
    await expect(ask(deep)).rejects.toThrow(QueryTooCostly);
    let nested: Query = word;
    for (let level = 0; level < 200; level++) nested = { kind: 'or', of: [{ kind: 'and', of: [nested, word] }] };
    await expect(ask(nested)).resolves.toMatchObject({ total: 0 });
    await engine.close();
  });
});
