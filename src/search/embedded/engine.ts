import type { SearchDocument } from '../document.ts';
import type { EngineStatus, SearchAnswer, SearchEngine, SearchRequest } from '../engine.ts';
import { IndexDamaged } from '../errors.ts';
import { bytesOfChange, type Change, changeFrom, type KeptDocument } from './change.ts';
import { segmentsToMerge } from './maintenance.ts';
import { IdleWatch } from './idle-watch.ts';
import type { EmbeddedOptions } from './options.ts';
import { Rebuilding } from './rebuilding.ts';
import { assertModest } from './searching/modest.ts';
import type { Deletions } from './searching/searchable.ts';
import { type SegmentImage, written, type WrittenSegment } from './segment/image.ts';
import type { Manifest } from './storage/manifest.ts';
import { Store } from './storage/store.ts';
import type { BuildServices } from './threads/build-thread.ts';
import { SearchPool } from './threads/search-pool.ts';
import { Thread } from './threads/thread.ts';
import { Turns } from './turns.ts';

/** So many documents are searched so quickly that a second thread is not worth its memory. */
const FEW = 100_000;
/** An index of so many bytes is opened in a moment: while nobody asks it, it needs no thread. */
const SMALL_BYTES = 64 * 2 ** 20;
/** Ids in a batch of a scan, documents in a record of the log. */
const BATCH = 1000;

/**
 * The index in one directory (内置检索引擎). This thread only passes on: searching threads hold the index, a building
 * thread writes and merges segments. A change is in the log before it is in the index, and a new segment is in the
 * manifest before the log that it came from is removed; so whatever a crash leaves is whole.
 */
export class EmbeddedEngine implements SearchEngine {
  readonly #directory: string;
  readonly #options: Required<EmbeddedOptions>;
  /** None until the directory has been read, and none while the index is at rest. */
  #pool: SearchPool | undefined;
  readonly #idle: IdleWatch;
  #builderThread: Thread<BuildServices> | undefined;
  /** None where the directory cannot be read. */
  #store: Store | undefined;
  #segments: readonly WrittenSegment[] = [];
  #revision = 0;
  #documents = 0;
  #damage: string | undefined;
  #isRebuilding = false;
  /** Changes, and whatever else alters what all threads hold. */
  readonly #changes = new Turns();
  /** Flushes, merges and rebuilds: one at a time. */
  readonly #maintenance = new Turns();
  #isFlushDue = false;

  private constructor(directory: string, options: Required<EmbeddedOptions>) {
    this.#directory = directory;
    this.#options = options;
    this.#idle = new IdleWatch(options.restAfterMillis, () => this.#maintain(() => this.#rest()));
  }

  static async open(directory: string, options: Required<EmbeddedOptions>): Promise<EmbeddedEngine> {
    const engine = new EmbeddedEngine(directory, options);
    try {
      await engine.#load();
    } catch (error) {
      if (!(error instanceof IndexDamaged)) throw error;
      engine.#damage = error.message;
    }
    return engine;
  }

  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    this.#assertSound();
    assertModest(request.query);
    return this.#noticing(this.#awake().then((pool) => pool.search(request, signal)));
  }

  async *scan(request: Pick<SearchRequest, 'query' | 'sort'>, signal?: AbortSignal): AsyncIterable<readonly number[]> {
    const { ids } = await this.search({ ...request, offset: 0, limit: Number.MAX_SAFE_INTEGER, facets: [] }, signal);
    for (let start = 0; start < ids.length; start += BATCH) {
      signal?.throwIfAborted();
      yield ids.slice(start, start + BATCH);
    }
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    for (let start = 0; start < documents.length; start += BATCH) {
      await this.#change({ kind: 'put', documents: documents.slice(start, start + BATCH).map((document) => this.#kept(document)) });
    }
  }

  async remove(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.#change({ kind: 'remove', ids });
  }

  rebuild(documents: AsyncIterable<readonly SearchDocument[]>): Promise<void> {
    return this.#maintenance.take(() => this.#rebuild(documents));
  }

  async status(): Promise<EngineStatus> {
    const bytes = this.#segments.reduce((sum, segment) => sum + segment.bytes, this.#store?.logBytes ?? 0);
    const status = { documents: this.#documents, segments: this.#segments.length, bytes, revision: this.#revision };
    return this.#damage === undefined ? status : { ...status, damage: this.#damage };
  }

  /** What is being built is given up; whatever was acknowledged is kept. */
  async close(): Promise<void> {
    this.#idle.end();
    await this.#changes.end();
    await Promise.all([this.#pool?.end(), this.#builderThread?.end()]);
    await this.#store?.close();
  }

  /** Makes the threads hold what is in the directory. Throws `IndexDamaged`. */
  async #load(): Promise<void> {
    const { store, records } = await Store.open(this.#directory);
    this.#store = store;
    if (store.manifest.damage !== undefined) throw new IndexDamaged(store.manifest.damage);
    if (store.segmentBytes() <= SMALL_BYTES) return this.#openSmall(store.manifest, records);
    const paths = store.manifest.segments.map(({ name }) => store.pathOf(name));
    const images = await this.#builder.call('load', { paths, memory: this.#options.memory });
    await this.#hold(images, store.manifest, records);
    await this.#restBuilder();
  }

  /** One thread reads the segments and searches them. */
  async #openSmall(manifest: Manifest, changes: readonly Uint8Array[]): Promise<void> {
    const files = manifest.segments.map(({ name, deleted }) => ({ path: this.#open.pathOf(name), deleted: deletedFrom(deleted) }));
    const pool = new SearchPool(1, this.#options.mostMillis);
    try {
      const { documents, segments } = await pool.tellAll('openFiles', { files, memory: this.#options.memory, changes });
      this.#take(pool, documents, segments, manifest, changes);
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  /** New threads take over from those that search now. */
  async #hold(images: readonly SegmentImage[], manifest: Manifest, changes: readonly Uint8Array[]): Promise<void> {
    const segments = images.map((image) => ({ image, deleted: deletedFrom(manifest.segments.find(({ name }) => name === image.name)?.deleted) }));
    const inSegments = images.reduce((sum, image) => sum + image.documents, 0);
    const pool = new SearchPool(inSegments < FEW ? 1 : this.#options.threads, this.#options.mostMillis);
    const { documents } = await pool.tellAll('open', { segments, changes });
    this.#take(pool, documents, images.map(written), manifest, changes);
  }

  #take(pool: SearchPool, documents: number, segments: readonly WrittenSegment[], manifest: Manifest, changes: readonly Uint8Array[]): void {
    void this.#pool?.retire();
    this.#pool = pool;
    this.#segments = segments;
    this.#documents = documents;
    this.#revision = changes.reduce((most, record) => Math.max(most, greatestRevision(changeFrom(record))), manifest.revision);
    this.#idle.touch();
  }

  /** Lets the threads of a small index go: nobody has asked for long, and the index is opened again in a moment. */
  async #rest(): Promise<void> {
    await this.#changes.take(async () => {
      const isSmall = this.#segments.reduce((sum, { bytes }) => sum + bytes, 0) <= SMALL_BYTES;
      if (!this.#pool || !isSmall || this.#damage !== undefined) return;
      void this.#pool.retire();
      this.#pool = undefined;
    });
  }

  /** To be awaited where changes have their turn: nothing changes between reading the directory and searching. */
  async #wake(): Promise<SearchPool> {
    const { manifest } = this.#open;
    if (!this.#pool) await this.#noticing(this.#openSmall(manifest, await this.#open.recordsSince(manifest.firstLog)));
    return this.#searchers;
  }

  /** The threads, begun anew where the index is at rest. */
  #awake(): Promise<SearchPool> {
    return this.#pool ? Promise.resolve(this.#searchers) : this.#changes.take(() => this.#wake());
  }

  #kept(document: SearchDocument): KeptDocument {
    const fields = (document.classes.ipc ?? []).map((symbol) => this.#options.technologyFieldOf(symbol)).filter((field) => field !== undefined);
    return { document, technologyFields: [...new Set(fields)].map(String) };
  }

  #change(change: Change): Promise<void> {
    return this.#changes.take(async () => {
      if (!this.#isRebuilding) this.#assertSound();
      const pool = await this.#wake();
      const record = bytesOfChange(change);
      await this.#open.append(record);
      const { documents, recent } = await pool.tellAll('apply', record);
      this.#documents = documents;
      this.#revision = Math.max(this.#revision, greatestRevision(change));
      if (recent >= this.#options.flushAt) this.#flushSoon();
    });
  }

  #flushSoon(): void {
    if (this.#isFlushDue) return;
    this.#isFlushDue = true;
    this.#maintain(() => this.#flush());
  }

  /** Damage that some work meets is remembered. */
  #noticing<T>(work: Promise<T>): Promise<T> {
    return work.catch((error: unknown) => {
      if (error instanceof IndexDamaged) this.#damage ??= error.message;
      throw error;
    });
  }

  /** Work that nobody waits for. */
  #maintain(work: () => Promise<void>): void {
    this.#noticing(this.#maintenance.take(work)).catch((error: unknown) => {
      if (!this.#changes.isOver && this.#damage === undefined) process.emitWarning(error instanceof Error ? error : String(error));
    });
  }

  /** Recent documents become a segment. */
  async #flush(): Promise<void> {
    const store = this.#open;
    const before = await this.#changes.take(() => this.#freeze());
    const image = await this.#builder.call('flush', { logs: store.logPaths(store.manifest.firstLog, before), path: store.pathOf(store.newSegmentName()), memory: this.#memoryLeft() });
    await this.#changes.take(async () => {
      const deletions = await this.#searchers.tellAll('thaw', image);
      await this.#publish([...this.#segments, ...(image ? [written(image)] : [])], deletions, before);
    });
    await this.#merge();
  }

  /** What is recent now belongs to the logs before the one whose number it gives. */
  async #freeze(): Promise<number> {
    this.#isFlushDue = false;
    const pool = await this.#wake();
    const log = await this.#open.beginLog();
    await pool.tellAll('freeze', undefined);
    return log;
  }

  /** Merges as long as there is something to be merged. */
  async #merge(): Promise<void> {
    const store = this.#open;
    const deletions = await (await this.#awake()).tellAll('deletions', undefined);
    const sizes = this.#segments.map((segment) => ({ ...segment, deleted: deletions[segment.name]?.documents ?? 0 }));
    const removed = segmentsToMerge(sizes).map(({ name }) => ({ name, deleted: deletions[name]?.bitmap }));
    if (removed.length === 0) return this.#restBuilder();
    const path = store.pathOf(store.newSegmentName());
    const documents = await this.#builder.call('merge', { inputs: removed.map(({ name, deleted }) => ({ path: store.pathOf(name), deleted })), path });
    const [added] = documents > 0 ? await this.#builder.call('load', { paths: [path], memory: this.#memoryLeft(removed.map(({ name }) => name)) }) : [];
    await this.#changes.take(async () => {
      const left = await this.#searchers.tellAll('replace', { added, removed });
      const others = this.#segments.filter(({ name }) => !removed.some((each) => each.name === name));
      await this.#publish([...others, ...(added ? [written(added)] : [])], left, store.manifest.firstLog);
    });
    await this.#merge();
  }

  async #rebuild(documents: AsyncIterable<readonly SearchDocument[]>): Promise<void> {
    const firstLog = await this.#changes.take(() => this.#beginRebuild());
    const rebuilding = new Rebuilding(this.#open, newBuilder, this.#options.threads, this.#options.buildAt);
    try {
      for await (const batch of documents) await rebuilding.add(batch.map((document) => this.#kept(document)));
      const images = await this.#builder.call('load', { paths: await rebuilding.finish(), memory: this.#options.memory });
      await this.#changes.take(() => this.#swap(images, { segments: images.map(({ name }) => ({ name })), firstLog, revision: rebuilding.revision }));
      if (rebuilding.late.length > 0) await this.#change({ kind: 'put', documents: rebuilding.late });
    } finally {
      this.#isRebuilding = false;
      await rebuilding.end();
      await this.#restBuilder();
    }
  }

  /** Gives the first log whose changes come on top of what is being rebuilt. A damaged index begins anew. */
  async #beginRebuild(): Promise<number> {
    this.#isRebuilding = true;
    if (this.#damage === undefined) return this.#open.beginLog();
    await this.#store?.close();
    this.#store = await Store.begin(this.#directory, this.#damage);
    await this.#hold([], this.#store.manifest, []);
    return this.#store.manifest.firstLog;
  }

  async #swap(images: readonly SegmentImage[], manifest: Manifest): Promise<void> {
    await this.#hold(images, manifest, await this.#open.recordsSince(manifest.firstLog));
    await this.#open.publish(manifest);
    this.#damage = undefined;
  }

  /** For large sections, when some segments are gone. */
  #memoryLeft(removed: readonly string[] = []): number {
    const kept = this.#segments.filter(({ name }) => !removed.includes(name));
    return kept.reduce((left, { inMemory }) => Math.max(0, left - inMemory), this.#options.memory);
  }

  async #publish(segments: readonly WrittenSegment[], deletions: Deletions, firstLog: number): Promise<void> {
    this.#segments = segments;
    await this.#open.publish({
      segments: segments.map(({ name }) => ({ name, ...(deletions[name] && { deleted: Buffer.from(deletions[name].bitmap).toString('base64') }) })),
      firstLog,
      revision: this.#revision,
    });
  }

  /** Begun when there is something to build, and again where it has broken down. */
  get #builder(): Thread<BuildServices> {
    if (!this.#builderThread || this.#builderThread.hasEnded) this.#builderThread = newBuilder();
    return this.#builderThread;
  }

  /** A thread that has nothing to build takes up memory for nothing. */
  async #restBuilder(): Promise<void> {
    const resting = this.#builderThread;
    this.#builderThread = undefined;
    await resting?.end();
  }

  /** Those that are there: flushing and merging keep the index from going to rest. */
  get #searchers(): SearchPool {
    this.#idle.touch();
    if (!this.#pool) throw new IndexDamaged(this.#damage ?? 'The index is not open.');
    return this.#pool;
  }

  get #open(): Store {
    if (!this.#store) throw new IndexDamaged(this.#damage ?? 'The index is not open.');
    return this.#store;
  }

  #assertSound(): void {
    if (this.#damage !== undefined) throw new IndexDamaged(this.#damage);
  }
}

const deletedFrom = (deleted: string | undefined): Uint8Array | undefined => (deleted === undefined ? undefined : Buffer.from(deleted, 'base64'));

function newBuilder(): Thread<BuildServices> {
  const resourceLimits = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 };
  return new Thread(new URL('./threads/build-thread.ts', import.meta.url), { resourceLimits });
}

function greatestRevision(change: Change): number {
  return change.kind === 'put' ? change.documents.reduce((most, { document }) => Math.max(most, document.revision), 0) : 0;
}
