import { readFileSync, statSync } from 'node:fs';
import { type Change, changeFrom } from '../change.ts';
import { buildSegment, SegmentBuilder } from '../segment/build.ts';
import { loadImage, loadImages, type SegmentImage } from '../segment/image.ts';
import { type MergeInput, mergeSegments } from '../segment/merge.ts';
import { keptAfter } from '../searching/recent.ts';
import { readRecords } from '../storage/log.ts';
import { inOrder, type PackedDocuments } from './packed.ts';
import { serve } from './thread.ts';

/** A thread that reads and writes segments, so that searching goes on meanwhile. */
export type BuildServices = {
  /** Segments for searching, whose large sections take no more than so many bytes. */
  load(task: { readonly paths: readonly string[]; readonly memory: number }): SegmentImage[];
  /** The segment of what the changes in some logs leave; none where they leave nothing. */
  flush(task: { readonly logs: readonly string[]; readonly path: string; readonly memory: number }): SegmentImage | undefined;
  /** Writes the segment of some documents with different ids; gives the bytes of its file. */
  build(task: { readonly documents: readonly PackedDocuments[]; readonly path: string }): number;
  /** Writes one segment in place of several; gives the number of its documents, 0 where nothing is left and written. */
  merge(task: { readonly inputs: readonly MergeInput[]; readonly path: string }): number;
};

const services = {
  load: ({ paths, memory }) => loadImages(paths, memory),
  flush: ({ logs, path, memory }) => buildFrom(logs.flatMap((log) => readRecords(readFileSync(log), log).records).map(changeFrom), path, memory),
  build({ documents, path }) {
    const builder = new SegmentBuilder();
    for (const kept of inOrder(documents)) builder.add(kept);
    builder.write(path);
    return statSync(path).size;
  },
  merge: ({ inputs, path }) => mergeSegments(path, inputs),
} satisfies BuildServices;

function buildFrom(changes: readonly Change[], path: string, memory: number): SegmentImage | undefined {
  const documents = keptAfter(changes);
  if (documents.length === 0) return undefined;
  buildSegment(path, documents);
  return loadImage(path, memory);
}

serve(services);
