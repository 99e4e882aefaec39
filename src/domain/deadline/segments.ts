import type { Label } from '../text.ts';
import type { Scale } from './scale.ts';
import type { Moment } from './term.ts';

/** A stretch `(low, high]` of a scale on which the clock stands still. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly reason: Label;
}

export type SegmentKind = 'elapsed' | 'suspended' | 'remaining' | 'overdue';

/**
 * A piece of a clock drawn as a ruler. For days `from` and `to` are the first and last day, both included;
 * for hours they are the instants at its ends. `length` is in calendar days or hours, so widths are proportional.
 */
export interface ClockSegment {
  readonly kind: SegmentKind;
  readonly from: Moment;
  readonly to: Moment;
  readonly length: number;
  /** Why the clock stood still; only on a suspended segment. */
  readonly reason?: Label;
}

/** Cuts the time line at every suspension, at now and at the due day, and names each piece. */
export function segmentsOf(scale: Scale, stretches: readonly Stretch[], now: number, due: number): ClockSegment[] {
  const end = Math.max(now, due);
  const cuts = new Set([0, now, due, ...stretches.flatMap(({ low, high }) => [low, high])]);
  const points = [...cuts].filter((point) => point <= end).toSorted((a, b) => a - b);
  return points.slice(1).map((high, index) => segment(scale, stretches, { low: points[index] ?? 0, high, now, due }));
}

function segment(scale: Scale, stretches: readonly Stretch[], at: { low: number; high: number; now: number; due: number }): ClockSegment {
  const still = stretches.find(({ low, high }) => low <= at.low && at.high <= high);
  return {
    kind: still ? 'suspended' : runningKind(at),
    from: scale.firstAfter(at.low),
    to: scale.moment(at.high),
    length: Math.round((at.high - at.low) * 100) / 100,
    ...(still && { reason: still.reason }),
  };
}

function runningKind({ high, now, due }: { high: number; now: number; due: number }): SegmentKind {
  if (high > due) return 'overdue';
  return high <= now ? 'elapsed' : 'remaining';
}
