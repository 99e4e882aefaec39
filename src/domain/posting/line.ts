import type { CivilDate } from '../calendar/civil-date.ts';

/** Dimensions of a line beyond unit and district, for instance `{ channel: 'phone' }`. Keys in sorted order when stored. */
export type Dimensions = Readonly<Record<string, string>>;

interface LineBase {
  readonly indicator: string;
  /** The day the work concerns (业务日期), in Asia/Shanghai. */
  readonly date: CivilDate;
  /** Whole units at the indicator's scale: items, persons, fen. */
  readonly amount: number;
  /** The unit that did it; a movement without one takes the case's unit, an observation has none unless it names one. */
  readonly unit?: string;
  /** The district it concerns; without one, the case's district. */
  readonly district?: string;
  readonly dimensions?: Dimensions;
}

/** A movement (发生额): adds up over time. `entity` is what distinct counts count: a party, a patent, a person. */
export interface Movement extends LineBase {
  readonly kind: 'movement';
  readonly entity?: string;
}

/**
 * An observation (时点数): a level at the end of its day, or a cumulative since 1 January; never summed over time.
 * It is superseded by the next one for the same indicator, source, unit, district, dimensions and date.
 */
export interface Observation extends LineBase {
  readonly kind: 'observation';
  /** Which source it comes from, for instance `statement` or `supplied`. */
  readonly source: string;
}

/** What a case says to the accounts (记账). */
export type Line = Movement | Observation;

/** A line under the version of the indicator's definition that was in force when its event was recorded. */
export interface VersionedLine {
  readonly line: Line;
  readonly version: number;
}

/** A line as posted by one event: a new line, or the reversal of one posted earlier. */
export interface Posting extends VersionedLine {
  readonly reversal: boolean;
}

/** One movement of the amount 1, or of another amount. */
export function line(indicator: string, date: CivilDate, amount = 1, more: Omit<Partial<Movement>, 'kind'> = {}): Movement {
  return { kind: 'movement', indicator, date, amount, ...more };
}

/** One observation of a level or cumulative at a day. */
export function observe(indicator: string, date: CivilDate, amount: number, source: string, more: Omit<Partial<Observation>, 'kind'> = {}): Observation {
  return { kind: 'observation', indicator, date, amount, source, ...more };
}

/** The dimensions as one text with sorted keys, the form in which they are stored and compared. */
export function dimensionText(dimensions: Dimensions | undefined): string {
  const entries = Object.entries(dimensions ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, value]) => `${key}=${value}`).join(';');
}

/** The identity of a line: two lines with the same text are the same line. */
export function lineText(of: Line): string {
  const tail = of.kind === 'movement' ? (of.entity ?? '') : of.source;
  return [of.kind, of.indicator, of.date, of.amount, of.unit ?? '', of.district ?? '', dimensionText(of.dimensions), tail].join('|');
}
