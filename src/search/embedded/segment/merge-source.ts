import type { Segment } from './segment.ts';

/** The ordinal that a document has in the new segment, by its ordinal in the old one. */
export type NewOrdinals = Uint32Array;
/** In place of an ordinal where the document is deleted. */
export const GONE = 0xffffffff;

/** A segment to be merged, opened, and where its documents go. */
export interface MergeSource {
  readonly segment: Segment;
  readonly newOrdinals: NewOrdinals;
}
