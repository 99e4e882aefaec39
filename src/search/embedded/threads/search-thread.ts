import { workerData } from 'node:worker_threads';
import type { SearchAnswer, SearchRequest } from '../../engine.ts';
import { changeFrom } from '../change.ts';
import { loadImages, type SegmentImage, written, type WrittenSegment } from '../segment/image.ts';
import { Meter } from '../searching/meter.ts';
import { type Deletions, type Replacement, Searchable, type SegmentState } from '../searching/searchable.ts';
import { serve } from './thread.ts';

/** A thread that searches: it has the whole index, follows every change, and answers one query at a time. */
export type SearchServices = {
  open(index: { readonly segments: readonly SegmentState[]; readonly changes: readonly Uint8Array[] }): Size;
  /** Reads the segments itself: for a small index, which needs no other thread to begin. */
  openFiles(index: { readonly files: readonly SegmentFile[]; readonly memory: number; readonly changes: readonly Uint8Array[] }): Size & { readonly segments: readonly WrittenSegment[] };
  apply(change: Uint8Array): Size;
  freeze(): void;
  thaw(image: SegmentImage | undefined): Deletions;
  replace(replacement: Replacement): Deletions;
  deletions(): Deletions;
  search(search: { readonly number: number; readonly request: SearchRequest }): SearchAnswer;
};

export interface SegmentFile {
  readonly path: string;
  readonly deleted?: Uint8Array | undefined;
}

export interface Size {
  readonly documents: number;
  /** Not in a segment yet. */
  readonly recent: number;
}

export interface SearchThreadData {
  /** Holds the number of the search that nobody waits for any more. */
  readonly cancelled: SharedArrayBuffer;
  readonly mostMillis: number;
}

const { cancelled, mostMillis } = workerData as SearchThreadData;
const cancelledNumber = new Int32Array(cancelled);
let index = new Searchable([]);

const size = (): Size => ({ documents: index.documents, recent: index.recentDocuments });

function open(segments: readonly SegmentState[], changes: readonly Uint8Array[]): Size {
  const opened = new Searchable(segments);
  for (const change of changes) opened.apply(changeFrom(change));
  index.close();
  index = opened;
  return size();
}

const services = {
  open: ({ segments, changes }) => open(segments, changes),
  openFiles({ files, memory, changes }) {
    const images = loadImages(files.map(({ path }) => path), memory);
    return { ...open(images.map((image, place) => ({ image, deleted: files[place]?.deleted })), changes), segments: images.map(written) };
  },
  apply(change) {
    index.apply(changeFrom(change));
    return size();
  },
  freeze: () => index.freeze(),
  thaw(image) {
    index.thaw(image);
    return index.deletions();
  },
  replace(replacement) {
    index.replace(replacement);
    return index.deletions();
  },
  deletions: () => index.deletions(),
  search: ({ number, request }) => index.search(request, new Meter(mostMillis, () => Atomics.load(cancelledNumber, 0) === number)),
} satisfies SearchServices;

serve(services);
