import { UnitKind, unitKind } from './units.ts';

/** Characters to be found as they stand, cutting no word at either end. */
export interface Literal {
  readonly units: Uint16Array;
  readonly startsInWord: boolean;
  readonly endsInWord: boolean;
}

export function literalOf(text: string): Literal {
  const units = Uint16Array.from({ length: text.length }, (_, place) => text.charCodeAt(place));
  return { units, startsInWord: isWord(units[0]), endsInWord: isWord(units.at(-1)) };
}

/**
 * Whether a literal stands between two places of a text: what `phraseMatcher` says, on the text as it lies in memory,
 * because making a string of every candidate would take most of the time.
 */
export function hasLiteral(text: Uint16Array, start: number, end: number, { units, startsInWord, endsInWord }: Literal): boolean {
  const first = units[0];
  const last = end - units.length;
  for (let place = start; place <= last; place++) {
    if (text[place] !== first || !standsAt(text, place, units)) continue;
    const behind = place + units.length;
    const cutsStart = startsInWord && place > start && isWord(text[place - 1]);
    const cutsEnd = endsInWord && behind < end && isWord(text[behind]);
    if (!cutsStart && !cutsEnd) return true;
  }
  return false;
}

function standsAt(text: Uint16Array, place: number, units: Uint16Array): boolean {
  for (let index = 1; index < units.length; index++) {
    if (text[place + index] !== units[index]) return false;
  }
  return true;
}

const isWord = (unit: number | undefined): boolean => unit !== undefined && unitKind(unit) === UnitKind.word;
