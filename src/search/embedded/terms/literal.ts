import { UnitKind, unitKind } from './units.ts';

/** Characters to be found as they stand, cutting no word at either end. */
export interface Literal {
  readonly units: Uint16Array;
  /** By the lowest bits of a unit: how far the literal may be moved on when that unit stands under its last one. */
  readonly shifts: Uint8Array;
  readonly startsInWord: boolean;
  readonly endsInWord: boolean;
}

const SHIFTS = 1024;
const GREATEST_SHIFT = 255;

export function literalOf(text: string): Literal {
  const units = Uint16Array.from({ length: text.length }, (_, place) => text.charCodeAt(place));
  return { units, shifts: shiftsOf(units), startsInWord: isWord(units[0]), endsInWord: isWord(units.at(-1)) };
}

/**
 * Whether a literal stands between two places of a text: what `phraseMatcher` says, on the text as it lies in memory,
 * because making a string of every candidate would take most of the time. It looks at few of the units (Horspool).
 */
export function hasLiteral(text: Uint16Array, start: number, end: number, literal: Literal): boolean {
  const { units, shifts } = literal;
  const behind = units.length - 1;
  const last = units[behind];
  for (let place = start + behind; place < end; place += shifts[(text[place] ?? 0) & (SHIFTS - 1)] ?? 1) {
    if (text[place] === last && standsAt(text, place - behind, units) && cutsNoWord(text, start, end, place - behind, literal)) return true;
  }
  return false;
}

function shiftsOf(units: Uint16Array): Uint8Array {
  const shifts = new Uint8Array(SHIFTS).fill(Math.min(units.length, GREATEST_SHIFT));
  units.subarray(0, -1).forEach((unit, place) => (shifts[unit & (SHIFTS - 1)] = Math.min(units.length - 1 - place, GREATEST_SHIFT)));
  return shifts;
}

function standsAt(text: Uint16Array, place: number, units: Uint16Array): boolean {
  for (let index = 0; index < units.length; index++) {
    if (text[place + index] !== units[index]) return false;
  }
  return true;
}

function cutsNoWord(text: Uint16Array, start: number, end: number, place: number, { units, startsInWord, endsInWord }: Literal): boolean {
  const behind = place + units.length;
  const cutsStart = startsInWord && place > start && isWord(text[place - 1]);
  return !cutsStart && !(endsInWord && behind < end && isWord(text[behind]));
}

const isWord = (unit: number | undefined): boolean => unit !== undefined && unitKind(unit) === UnitKind.word;
