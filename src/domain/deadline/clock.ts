import type { WorkingDayCalendar } from '../calendar/working-days.ts';
import type { Label } from '../text.ts';
import { type CountedUnit, type Scale, scaleOf } from './scale.ts';
import { type ClockSegment, type Stretch, segmentsOf } from './segments.ts';
import { type Moment, type Term, type TermLength, dayOf, instantOf } from './term.ts';

/**
 * A time the clock stands still (中止、鉴定、公告等期间不计入). The day `from` is the first not counted; the day `to`,
 * on which the procedure resumes, counts again. Without `to` it still lasts. For a clock of hours both are instants.
 */
export interface Suspension {
  readonly from: Moment;
  readonly to?: Moment;
  /** Why, with law and article where one is named. */
  readonly reason: Label;
}

/** An approved extension (延期). It lengthens the term itself: three months and one month are four months from the start. */
export interface Extension extends TermLength {
  /** True when the extension rests on a rule that is still to be confirmed. */
  readonly toBeConfirmed?: boolean;
}

/** What a clock takes from the rule in force: see `clockRule` in `rule/rule.ts`. */
export interface ClockRule {
  readonly id: string;
  readonly term: Term;
  /** Law and article. */
  readonly basis: Label;
  readonly toBeConfirmed: boolean;
}

export interface ClockInput {
  readonly rule: ClockRule;
  /** The day, or for hours the instant, of the event that starts the term; it is not counted. */
  readonly start: Moment;
  readonly suspensions?: readonly Suspension[];
  readonly extensions?: readonly Extension[];
  /** When what was due was done. */
  readonly stoppedOn?: Moment;
  /** Now: a civil day, or an instant for a clock of hours. */
  readonly today: Moment;
  /** Yellow when no more than this many counted units remain. */
  readonly warnWithin: number;
  readonly calendar: WorkingDayCalendar;
}

export type ClockStatus = 'running' | 'suspended' | 'met' | 'missed' | 'overdue';

export type ClockLight = 'green' | 'yellow' | 'red' | 'suspended';

/** A deadline (时限) as it stands: what a list, a case page and a reminder need, and the segments a ruler draws. */
export interface Clock {
  readonly ruleId: string;
  /** The term as its rule gives it, lengthened by extensions in the same unit. */
  readonly term: TermLength;
  readonly basis: Label;
  /** The rule, or an extension's rule, rests on evidence the bureau has not confirmed (待确认). */
  readonly toBeConfirmed: boolean;
  readonly start: Moment;
  /** The last day (届满日) or instant. While suspended: as if the procedure resumed today. */
  readonly due: Moment;
  /** The last day without suspensions and extensions. */
  readonly originalDue: Moment;
  /** The unit of `elapsed`, `remaining` and `suspended`; calendar days for terms of months and years. */
  readonly unit: CountedUnit;
  readonly elapsed: number;
  /** Counted units left, known later suspensions taken off; 0 on the last day, negative when late. */
  readonly remaining: number;
  readonly suspended: number;
  /** Calendar days the clock stood still so far, whatever its unit. */
  readonly suspendedDays: number;
  readonly suspendedNow: boolean;
  readonly status: ClockStatus;
  readonly light: ClockLight;
  /** A day of a calendar year not yet published was looked at (暂定). */
  readonly provisional: boolean;
  /** From the start to the last day, or to today when late, in order and without gap. */
  readonly segments: readonly ClockSegment[];
}

/** Folds what is recorded about a deadline into the deadline as it stands. Pure: the same input gives the same clock. */
export function foldClock(input: ClockInput): Clock {
  const scale = scaleOf(input.calendar, input.start, input.rule.term);
  const now = Math.max(0, scale.position(input.stoppedOn ?? input.today));
  const lengths = lengthsOf(input);
  const originalDue = scale.settled(scale.end(lengths.slice(0, 1)));
  const { due, stretches } = suspend(scale, scale.end(joined(lengths)), stretchesOf(scale, input, now));
  const suspendedNow = now <= due && isSuspendedAt(input, scale, now);
  const status = statusOf(input, now > due, suspendedNow);
  const remaining = remainingOf(scale, stretches, now, due);
  const past = clipped(stretches, 0, now);
  const suspended = unitsIn(scale, past);
  return {
    ruleId: input.rule.id,
    term: lengthened(input),
    basis: input.rule.basis,
    toBeConfirmed: input.rule.toBeConfirmed || (input.extensions ?? []).some((extension) => extension.toBeConfirmed),
    start: scale.moment(0),
    due: scale.moment(due),
    originalDue: scale.moment(originalDue),
    unit: scale.unit,
    elapsed: rounded(scale.count(0, now) - suspended),
    remaining: rounded(remaining),
    suspended: rounded(suspended),
    suspendedDays: calendarDays(scale, past),
    suspendedNow: status === 'suspended',
    status,
    light: lightOf(status, remaining <= input.warnWithin),
    provisional: scale.provisional(),
    segments: segmentsOf(scale, stretches, now, due),
  };
}

function lengthened({ rule: { term }, extensions = [] }: ClockInput): TermLength {
  const more = extensions.filter(({ unit }) => unit === term.unit).reduce((sum, { amount }) => sum + amount, 0);
  return { amount: term.amount + more, unit: term.unit };
}

/** The term, then the extensions. */
function lengthsOf({ rule, extensions = [] }: ClockInput): TermLength[] {
  return [rule.term, ...extensions];
}

/** Adds neighbours of one unit together, years as months: 3 months and 1 month end like 4 months. */
function joined(lengths: readonly TermLength[]): TermLength[] {
  const result: TermLength[] = [];
  for (const { amount, unit } of lengths.map(inMonths)) {
    const last = result.at(-1);
    if (last?.unit === unit) result.splice(-1, 1, { amount: last.amount + amount, unit });
    else result.push({ amount, unit });
  }
  return result;
}

function inMonths(length: TermLength): TermLength {
  return length.unit === 'year' ? { amount: length.amount * 12, unit: 'month' } : length;
}

/** The suspensions as stretches in order, overlaps cut off, open ones lasting until now, none beyond the day the clock stopped. */
function stretchesOf(scale: Scale, { suspensions = [], stoppedOn }: ClockInput, now: number): Stretch[] {
  const latest = stoppedOn === undefined ? Number.POSITIVE_INFINITY : now;
  let free = 0;
  return suspensions
    .map(({ from, to, reason }) => ({ low: scale.before(from), high: to === undefined ? endOfOpen(scale, now) : lastOf(scale, to), reason }))
    .toSorted((a, b) => a.low - b.low)
    .map(({ low, high, reason }) => {
      const stretch = { low: Math.max(low, free), high: Math.min(high, latest), reason };
      free = Math.max(free, stretch.high);
      return stretch;
    })
    .filter(({ low, high }) => high > low);
}

/** Today counts again if the procedure resumed today, so an open suspension reaches the day before. */
function endOfOpen(scale: Scale, now: number): number {
  return lastOf(scale, scale.moment(now));
}

/** The end of a stretch whose first moment afterwards is `to`. */
function lastOf(scale: Scale, to: Moment): number {
  return scale.unit === 'hour' ? scale.position(to) : scale.position(to) - 1;
}

/** Pushes the end by each suspension that begins while the term still runs; later ones change nothing. */
function suspend(scale: Scale, end: number, stretches: readonly Stretch[]): { due: number; stretches: Stretch[] } {
  const effective: Stretch[] = [];
  for (const stretch of stretches) {
    const settled = scale.settled(end);
    if (stretch.low >= settled) break;
    if (stretch.low >= end) end = settled;
    end = scale.shift(end, scale.count(stretch.low, stretch.high));
    effective.push(stretch);
  }
  return { due: scale.settled(end), stretches: effective };
}

function isSuspendedAt({ suspensions = [], stoppedOn }: ClockInput, scale: Scale, now: number): boolean {
  if (stoppedOn !== undefined) return false;
  const at = scale.moment(now);
  const asMoment = scale.unit === 'hour' ? instantOf : dayOf;
  return suspensions.some(({ from, to }) => asMoment(from) <= at && (to === undefined || at < asMoment(to)));
}

function statusOf({ stoppedOn }: ClockInput, late: boolean, suspendedNow: boolean): ClockStatus {
  if (stoppedOn !== undefined) return late ? 'missed' : 'met';
  if (late) return 'overdue';
  return suspendedNow ? 'suspended' : 'running';
}

const LIGHTS = {
  running: 'green',
  suspended: 'suspended',
  met: 'green',
  missed: 'red',
  overdue: 'red',
} as const satisfies Record<ClockStatus, ClockLight>;

function lightOf(status: ClockStatus, near: boolean): ClockLight {
  return status === 'running' && near ? 'yellow' : LIGHTS[status];
}

function remainingOf(scale: Scale, stretches: readonly Stretch[], now: number, due: number): number {
  if (now > due) return 0 - scale.count(due, now);
  return scale.count(now, due) - unitsIn(scale, clipped(stretches, now, due));
}

function clipped(stretches: readonly Stretch[], low: number, high: number): Stretch[] {
  return stretches
    .map((stretch) => ({ ...stretch, low: Math.max(stretch.low, low), high: Math.min(stretch.high, high) }))
    .filter((stretch) => stretch.high > stretch.low);
}

function unitsIn(scale: Scale, stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { low, high }) => sum + scale.count(low, high), 0);
}

/** Calendar days of stretches; of hours, the full days among them. */
function calendarDays(scale: Scale, stretches: readonly Stretch[]): number {
  const length = stretches.reduce((sum, { low, high }) => sum + high - low, 0);
  return scale.unit === 'hour' ? Math.floor(length / 24) : length;
}

/** Hours to two decimals; days are whole already. */
function rounded(units: number): number {
  return Math.round(units * 100) / 100;
}
