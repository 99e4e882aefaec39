import { rm } from 'node:fs/promises';
import type { KeptDocument } from './change.ts';
import { fitting, type SegmentSize } from './maintenance.ts';
import type { Store } from './storage/store.ts';
import type { BuildServices } from './threads/build-thread.ts';
import { pack, type PackedDocuments } from './threads/packed.ts';
import type { Thread } from './threads/thread.ts';

/** Of documents as they are gathered: building takes some five times as much memory. */
const BYTES_IN_SEGMENT = 128 * 2 ** 20;

/**
 * Makes a whole index out of a stream of documents (重建), in segments of bounded size that are merged at the end. While
 * each thread builds a segment the documents of the next are gathered.
 */
export class Rebuilding {
  readonly #store: Store;
  readonly #newBuilder: () => Thread<BuildServices>;
  /** As many as there was work for, `#most` while segments are built. */
  readonly #builders: Thread<BuildServices>[] = [];
  readonly #idle: Thread<BuildServices>[] = [];
  readonly #most: number;
  readonly #documentsInSegment: number;
  readonly #underWay = new Set<Promise<void>>();
  #written: SegmentSize[] = [];
  readonly #seen = new Map<number, number>();
  /** Documents that came again with a greater revision: to be put when the index stands. */
  readonly late: KeptDocument[] = [];
  /** The greatest of all that came. */
  revision = 0;
  #gathered: PackedDocuments[] = [];
  #gatheredDocuments = 0;
  #gatheredBytes = 0;

  constructor(store: Store, newBuilder: () => Thread<BuildServices>, threads: number, documentsInSegment: number) {
    this.#store = store;
    this.#newBuilder = newBuilder;
    this.#most = threads;
    this.#documentsInSegment = documentsInSegment;
  }

  async add(documents: readonly KeptDocument[]): Promise<void> {
    const fresh = documents.filter((kept) => this.#isFirst(kept));
    const packed = pack(fresh);
    this.#gathered.push(packed);
    this.#gatheredDocuments += fresh.length;
    this.#gatheredBytes += packed.bytes.length;
    if (this.#gatheredDocuments >= this.#documentsInSegment || this.#gatheredBytes >= BYTES_IN_SEGMENT) await this.#build();
  }

  /** The segments of all that was added, by their paths. */
  async finish(): Promise<readonly string[]> {
    if (this.#gatheredDocuments > 0) await this.#build();
    await Promise.all(this.#underWay);
    await this.end();
    await this.#merge();
    return this.#written.map(({ name }) => this.#store.pathOf(name));
  }

  /** Lets the threads go, whatever they do: what building took is free before merging takes its share. */
  async end(): Promise<void> {
    await Promise.all(this.#builders.map((builder) => builder.end()));
  }

  #isFirst(kept: KeptDocument): boolean {
    const { id, revision } = kept.document;
    this.revision = Math.max(this.revision, revision);
    const known = this.#seen.get(id);
    if (known === undefined) this.#seen.set(id, revision);
    else if (known < revision) this.late.push(kept);
    return known === undefined;
  }

  /** Waits until a thread is idle, not until it has built the segment. */
  async #build(): Promise<void> {
    const [packs, documents] = [this.#gathered, this.#gatheredDocuments];
    this.#gathered = [];
    this.#gatheredDocuments = 0;
    this.#gatheredBytes = 0;
    while (this.#idle.length === 0 && this.#builders.length === this.#most) await Promise.race(this.#underWay);
    const work = this.#write(packs, documents);
    this.#underWay.add(work);
    work.then(() => this.#underWay.delete(work), () => undefined);
  }

  async #write(packs: readonly PackedDocuments[], documents: number): Promise<void> {
    const name = this.#store.newSegmentName();
    const task = { documents: packs, path: this.#store.pathOf(name) };
    const builder = this.#idle.pop() ?? this.#begin();
    const bytes = await builder.call('build', task, packs.map((each) => each.bytes.buffer));
    this.#idle.push(builder);
    this.#written.push({ name, documents, deleted: 0, bytes });
  }

  #begin(): Thread<BuildServices> {
    const builder = this.#newBuilder();
    this.#builders.push(builder);
    return builder;
  }

  /** Into as few segments as their size allows. */
  async #merge(): Promise<void> {
    const merged: SegmentSize[] = [];
    for (let left = this.#written; left.length > 0; ) {
      const group = fitting(left);
      left = left.filter((segment) => !group.includes(segment));
      merged.push(...(group.length > 1 ? [await this.#mergeGroup(group)] : group));
    }
    this.#written = merged;
  }

  async #mergeGroup(group: readonly SegmentSize[]): Promise<SegmentSize> {
    const name = this.#store.newSegmentName();
    const inputs = group.map((segment) => ({ path: this.#store.pathOf(segment.name) }));
    const builder = this.#begin();
    const documents = await builder.call('merge', { inputs, path: this.#store.pathOf(name) }).finally(() => builder.end());
    for (const { path } of inputs) await rm(path);
    return { name, documents, deleted: 0, bytes: 0 };
  }
}
