/** A segment as the plan of merging sees it. */
export interface SegmentSize {
  readonly name: string;
  readonly documents: number;
  readonly deleted: number;
  readonly bytes: number;
}

/** So many segments of about one size become one. */
const MERGE_AT = 8;
/** Sizes within this factor are about one. */
const TIER = 8;
/** The part of a segment that may be deleted before it is written anew. */
const MOST_DELETED = 0.3;
/** No segment grows beyond it by merging: places in its parts are kept in 32 bits. */
const MOST_BYTES = 4 * 2 ** 30;

/** The segments that should become one now (合并计划), none where all is well. */
export function segmentsToMerge(segments: readonly SegmentSize[]): readonly SegmentSize[] {
  const wasteful = segments.filter(({ documents, deleted }) => deleted > documents * MOST_DELETED);
  if (wasteful.length > 0) return fitting(wasteful);
  const tiers = Map.groupBy(segments, ({ documents, deleted }) => Math.floor(Math.log(Math.max(1, documents - deleted)) / Math.log(TIER)));
  const full = [...tiers.values()].map(fitting).find((tier) => tier.length >= MERGE_AT);
  return full ?? [];
}

/** The smallest first, as long as they fit into one. */
export function fitting(segments: readonly SegmentSize[]): readonly SegmentSize[] {
  let bytes = 0;
  return segments.toSorted((a, b) => a.bytes - b.bytes).filter((segment, place) => (bytes += segment.bytes) <= MOST_BYTES || place === 0);
}
