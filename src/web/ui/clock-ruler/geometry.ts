import { addDays, type CivilDate, civilDateAt, daysBetween, isCivilDate } from '#domain/calendar/civil-date.ts';

/** A stretch of a clock as the API gives it: civil days, both included, or instants for clocks of hours. */
export interface RulerSegment {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

export type PieceKind = 'elapsed' | 'suspended' | 'remaining' | 'over';

/** A piece of the ruler: where it lies and how wide it is, in percent of the ruler. */
export interface Piece<S extends RulerSegment = RulerSegment> {
  readonly kind: PieceKind;
  readonly left: number;
  readonly width: number;
  readonly segment: S;
}

export interface Tick {
  readonly at: number;
  /** The first of a month, which bears its number. */
  readonly month?: number;
}

export interface Ruler<S extends RulerSegment = RulerSegment> {
  readonly pieces: readonly Piece<S>[];
  /** Where the last day ends. */
  readonly due: number;
  /** Where today ends; undefined once the clock has stopped. */
  readonly today: number | undefined;
  readonly ticks: readonly Tick[];
}

const KINDS: Readonly<Record<string, PieceKind>> = { elapsed: 'elapsed', suspended: 'suspended', remaining: 'remaining', over: 'over', overdue: 'over' };
const HOUR = 3_600_000;

/** The length of a stretch in days, or in hours where it is of instants. */
export function lengthOf({ from, to }: RulerSegment): number {
  if (isCivilDate(from) && isCivilDate(to)) return Math.max(0, daysBetween(from, to) + 1);
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / HOUR);
}

/**
 * Lays a clock's stretches out on a line of 100 percent, each as wide as it is long.
 * `running` is false once the clock has stopped: then there is no today to mark.
 */
export function rulerOf<S extends RulerSegment>(segments: readonly S[], running: boolean): Ruler<S> {
  const lengths = segments.map(lengthOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const percent = (length: number): number => (total === 0 ? 0 : (length / total) * 100);
  let before = 0;
  const pieces = segments.map((segment, index): Piece<S> => {
    const length = lengths[index] ?? 0;
    const piece = { kind: KINDS[segment.kind] ?? 'elapsed', left: percent(before), width: percent(length), segment };
    before += length;
    return piece;
  });
  return { pieces, due: dueOf(pieces), today: running ? todayOf(pieces) : undefined, ticks: ticksOf(segments, total) };
}

function dueOf(pieces: readonly Piece[]): number {
  return pieces.find((piece) => piece.kind === 'over')?.left ?? 100;
}

function todayOf(pieces: readonly Piece[]): number {
  return pieces.find((piece) => piece.kind === 'remaining')?.left ?? 100;
}

const DAILY = 62;
const WEEKLY = 250;

/** The step between small ticks in days, so that a ruler bears some dozens of them. */
function stepFor(days: number): number {
  if (days <= DAILY) return 1;
  return days <= WEEKLY ? 7 : 0;
}

/** Ticks at the beginnings of months, and of days or weeks between them where there is room. */
function ticksOf(segments: readonly RulerSegment[], total: number): readonly Tick[] {
  const first = segments[0]?.from;
  if (first === undefined || !isCivilDate(first) || total > 4_000) return [];
  const step = stepFor(total);
  const ticks: Tick[] = [];
  for (let at = 1; at < total; at += 1) {
    const day = addDays(first, at);
    if (day.endsWith('-01')) ticks.push({ at: (at / total) * 100, month: Number(day.slice(5, 7)) });
    else if (step > 0 && at % step === 0) ticks.push({ at: (at / total) * 100 });
  }
  return ticks;
}

/** The civil day of a moment that is a day or an instant. */
export function dayOfMoment(moment: string): CivilDate {
  return isCivilDate(moment) ? moment : civilDateAt(moment);
}
