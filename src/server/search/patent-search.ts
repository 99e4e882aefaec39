import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Static } from 'typebox';
import type { SearchReply } from '#contract/search-schemas.ts';
import { type CivilDate, civilDateAt, monthOf } from '#domain/calendar/civil-date.ts';
import { type Outcome, problem, ProblemError } from '#domain/errors.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { District } from '#domain/organisation/organisation.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { technologyFieldOf } from '#domain/patent/technology-field.ts';
import { openEmbeddedEngine } from '#search/embedded/index.ts';
import type { EngineStatus, Facet, SearchAnswer, SearchEngine, SearchRequest, Sort } from '#search/engine.ts';
import { IndexDamaged, QueryTooCostly } from '#search/errors.ts';
import { type Highlighter, highlighterOf } from '#search/highlight.ts';
import type { Vocabulary } from '#search/query/codes.ts';
import { parseQuery } from '#search/query/parse.ts';
import { printQuery } from '#search/query/print.ts';
import type { Query } from '#search/query/query.ts';
import { type Synonyms, widenQuery } from '#search/query/widen.ts';
import { sortedHits } from '#search/reference/evaluate.ts';
import { type DataDirectoryLock, lockDataDirectory } from '../database/data-directory-lock.ts';
import type { Database } from '../database/database.ts';
import { withDescriptions } from '../patents/descriptions.ts';
import { documentOf } from './document.ts';
import { heldPlaces } from '../parties/held-places.ts';
import { districtFinder, vocabularyOf } from './districts.ts';
import { shownFacets } from './facets.ts';
import { type OnProgress, type Recipe, RegisterFollower } from './follower.ts';
import { hitsOf } from './hits.ts';
import { SearchUses } from './uses.ts';
import { keptSynonyms } from './synonyms.ts';

export interface PatentSearchOptions {
  readonly database: Database;
  /** The data directory; the index lies in `search` below it. */
  readonly dataDir: string;
  organisation(): Promise<Organisation>;
  /** The civil day now; of the system's clock unless told. */
  today?(): Promise<CivilDate>;
}

/** What a searcher asks for. */
export interface AskedSearch {
  readonly q: string;
  readonly offset: number;
  readonly limit: number;
  readonly sort: Sort;
  readonly facets: readonly Facet[];
  /** Whether a term also finds its synonyms; it does unless told. */
  readonly synonyms?: boolean;
  /** Only what this finds as well: the patents of a collection. */
  readonly within?: Query;
}

/** A search whatever the page of its hits. */
export type WholeSearch = Pick<AskedSearch, 'q' | 'sort' | 'synonyms' | 'within'>;

export type FoundPatents = Static<typeof SearchReply>;

/** How often the register is looked at for something new: what is published is found within two seconds. */
const FOLLOW_MILLIS = 250;
/** After a fault, so that a lasting one does not fill the log. */
const PAUSE_AFTER_FAULT = 30_000;
const NO_SYNONYMS: Synonyms = new Map();

/** The search of the patent register (专利检索) in this process: the index, kept as the register is, and the query language. */
export class PatentSearch {
  readonly #options: PatentSearchOptions;
  readonly #engine: SearchEngine;
  readonly #follower: RegisterFollower;
  /** How much the service is used. */
  readonly uses: SearchUses;
  readonly #synonyms: () => Promise<Synonyms>;
  /** Nobody else opens the index meanwhile. */
  readonly lock: DataDirectoryLock;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PatentSearchOptions, engine: SearchEngine, lock: DataDirectoryLock) {
    const { database, organisation } = options;
    this.#options = options;
    this.#engine = engine;
    this.uses = new SearchUses(database.kysely);
    this.#synonyms = keptSynonyms(database.kysely);
    this.lock = lock;
    this.#follower = new RegisterFollower({ engine, database: database.kysely, directory: directoryOf(options), recipe: async () => recipeFor((await organisation()).districts, await dayOf(options)) });
  }

  /** Finds patents. @throws ProblemError with the place in the query, `query-too-costly`, `unavailable` */
  async find({ q, synonyms = true, within, ...asked }: AskedSearch, signal?: AbortSignal): Promise<FoundPatents> {
    const started = performance.now();
    const { query, widened, vocabulary } = await this.#read(q, synonyms);
    const { total, ids, facets } = await this.ask({ ...asked, query: inBoth(widened, within) }, signal);
    const hits = await hitsOf(this.#options.database.kysely, ids, highlighterOf(widened));
    const [canonical, wider] = [printQuery(query, vocabulary), printQuery(widened, vocabulary)];
    return {
      query: q, canonical, ...(wider !== canonical && { widened: wider }), total, upToDate: this.#follower.isUpToDate,
      hits, facets: shownFacets(facets, vocabulary), tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  }

  /** The ids of some hits and the exact total, without what is shown of them. @throws ProblemError as `find` */
  async ids({ q, synonyms = true, within, ...asked }: WholeSearch & Pick<AskedSearch, 'offset' | 'limit'>): Promise<Pick<SearchAnswer, 'total' | 'ids'>> {
    return this.ask({ ...asked, facets: [], query: inBoth((await this.#read(q, synonyms)).widened, within) });
  }

  /** What the index answers to a query as it is. A damaged index is being made anew by whoever follows the register. @throws ProblemError `query-too-costly`, `unavailable` */
  async ask(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    try {
      return await this.#engine.search(request, signal);
    } catch (error) {
      if (error instanceof QueryTooCostly) throw new ProblemError(problem('query-too-costly', {}, 'q'));
      if (error instanceof IndexDamaged) throw new ProblemError(problem('unavailable'));
      throw error;
    }
  }

  /** The query as it was typed and as the engine is asked. @throws ProblemError with the place in the query */
  async #read(q: string, synonyms: boolean): Promise<{ readonly query: Query; readonly widened: Query; readonly vocabulary: Vocabulary }> {
    const { districts } = await this.#options.organisation();
    const vocabulary = vocabularyOf(districts);
    const query = orThrow(parseQuery(q, { vocabulary }));
    return { query, vocabulary, widened: widenQuery(query, synonyms ? await this.#synonyms() : NO_SYNONYMS) };
  }

  /** @throws ProblemError with the place in the query where it cannot be read */
  async assertReadable(q: string): Promise<void> {
    await this.#read(q, false);
  }

  /** Marks what a query finds in texts. @throws ProblemError with the place in the query where it cannot be read */
  async highlighter(q: string, synonyms = true): Promise<Highlighter> {
    return highlighterOf((await this.#read(q, synonyms)).widened);
  }

  /** The entries of some ids as a list of hits of a query shows them. @throws ProblemError as `find` */
  async shown(ids: readonly number[], q: string, synonyms: boolean): Promise<FoundPatents['hits']> {
    return hitsOf(this.#options.database.kysely, ids, await this.highlighter(q, synonyms));
  }

  /** Which of some records match a query, whether the index holds them or not. @throws ProblemError as `find` */
  async matching(q: string, synonyms: boolean, entries: readonly { readonly id: number; readonly record: PatentRecord }[]): Promise<ReadonlySet<number>> {
    const { widened } = await this.#read(q, synonyms);
    const districtOf = districtFinder((await this.#options.organisation()).districts);
    const placed = await heldPlaces(this.#options.database.kysely, entries.map(({ id }) => id));
    const placeOf = (id: number): typeof districtOf => (placed.has(id) ? () => placed.get(id) ?? undefined : districtOf);
    const today = await dayOf(this.#options);
    const matching = new Set<number>();
    for await (const few of withDescriptions(this.#options.database.kysely, entries)) {
      const documents = few.map(({ entry: { id, record }, description }) => documentOf(id, 0, record, placeOf(id), today, description));
      for (const { id } of sortedHits(documents, { query: widened, sort: 'filed-newest' })) matching.add(id);
    }
    return matching;
  }

  /** Every hit's id in the asked order, for exports. @throws ProblemError as `find` */
  async *scan({ q, sort, synonyms = true, within }: WholeSearch, signal?: AbortSignal): AsyncIterable<readonly number[]> {
    yield* this.#engine.scan({ query: inBoth((await this.#read(q, synonyms)).widened, within), sort }, signal);
  }

  /** The publication's event up to which the index holds the register; undefined before the first look. */
  get heldEvent(): number | undefined {
    return this.#follower.heldEvent;
  }

  /** Brings the index up to the register as published now. @returns documents put */
  catchUp(onProgress?: OnProgress): Promise<number> {
    return this.#follower.follow(onProgress);
  }

  /** Makes the index anew, while the old one answers. @returns its documents */
  rebuild(onProgress?: OnProgress): Promise<number> {
    return this.#follower.rebuild(onProgress);
  }

  async status(): Promise<EngineStatus & { readonly upToDate: boolean }> {
    return { ...(await this.#engine.status()), upToDate: this.#follower.isUpToDate };
  }

  /** Follows the register until closed: what is published is found within two seconds. */
  startFollowing(onFault: (error: unknown) => void): void {
    const step = async (): Promise<void> => {
      let wait = FOLLOW_MILLIS;
      await this.#follower.follow().catch((error: unknown) => {
        wait = PAUSE_AFTER_FAULT;
        onFault(error);
      });
      if (this.#timer !== undefined) this.#timer = setTimeout(() => void step(), wait).unref();
    };
    this.#timer ??= setTimeout(() => void step(), 0).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.uses.write();
    await this.#follower.idle();
    await this.#engine.close();
    this.lock.release();
  }
}

/** Raised with each change of what `documentOf` makes of an entry. */
const DOCUMENT_VERSION = 6;

/** Legal states are told as of a day: with a new month all documents are made anew, so that terms that ended are found. */
function recipeFor(districts: readonly District[], today: CivilDate): Recipe {
  const names = districts.map(({ code, parent, name }) => [code, parent, name.zh]);
  return { districtOf: districtFinder(districts), today, mark: createHash('sha256').update(JSON.stringify([DOCUMENT_VERSION, monthOf(today), names])).digest('hex') };
}

function dayOf({ today }: PatentSearchOptions): Promise<CivilDate> {
  return today ? today() : Promise.resolve(civilDateAt(new Date().toISOString()));
}

function directoryOf({ dataDir }: PatentSearchOptions): string {
  return join(dataDir, 'search');
}

/** Opens the index under the data directory. @throws DataDirectoryBusy when another process has it open */
export async function openPatentSearch(options: PatentSearchOptions): Promise<PatentSearch> {
  const directory = directoryOf(options);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = lockDataDirectory(directory);
  try {
    return new PatentSearch(options, await openEmbeddedEngine(join(directory, 'index'), { technologyFieldOf }), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function inBoth(query: Query, within: Query | undefined): Query {
  return within ? { kind: 'and', of: [query, within] } : query;
}

function orThrow<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new ProblemError(...outcome.problems.map((each) => ({ ...each, path: 'q' })));
  return outcome.value;
}
