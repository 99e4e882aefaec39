import type { PassagePlace } from '#domain/report/collection/passage.ts';
import { markText, type ProseMark, readProse } from '#domain/report/prose-marks.ts';

/** A stretch of a line as it is shown: words or a whole figure, and the threads that are about it. Offsets are those of the prose. */
export interface Segment {
  readonly from: number;
  readonly text: string;
  readonly mark?: ProseMark;
  readonly threads: readonly number[];
}

/** A thread's passage in one line. */
export type PlacedThread = Pick<PassagePlace, 'start' | 'end'> & { readonly thread: number };

/** A line of prose cut where passages begin and end; a figure is never cut. */
export function segmentsOf(line: string, places: readonly PlacedThread[]): readonly Segment[] {
  let from = 0;
  return (readProse(line)[0] ?? []).flatMap((piece): readonly Segment[] => {
    const start = from;
    const text = typeof piece === 'string' ? piece : markText(piece);
    from += text.length;
    return typeof piece === 'string' ? cut(text, start, places) : [{ from: start, text, mark: piece, threads: threadsAt(start, from, places) }];
  });
}

function cut(text: string, start: number, places: readonly PlacedThread[]): readonly Segment[] {
  const inner = places.flatMap((place) => [place.start, place.end]).filter((at) => at > start && at < start + text.length);
  const cuts = [...new Set([start, ...inner])].sort((a, b) => a - b);
  return cuts.map((from, index) => {
    const end = cuts[index + 1] ?? start + text.length;
    return { from, text: text.slice(from - start, end - start), threads: threadsAt(from, end, places) };
  });
}

function threadsAt(from: number, end: number, places: readonly PlacedThread[]): readonly number[] {
  return places.filter((place) => place.start < end && place.end > from).map(({ thread }) => thread);
}
