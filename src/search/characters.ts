/**
 * What a character of a folded text is to the search: part of a `word` (letters and digits of alphabets, digits), an
 * `ideograph` that stands for itself (Han, kana, hangul and whatever else is written without spaces), or a `separator`
 * (white space, punctuation, symbols).
 */
export type CharacterKind = 'separator' | 'word' | 'ideograph';

/** By code point. Alphabets end before U+2E80; letters beyond it and beyond the basic plane stand for themselves. */
export function kindOf(codePoint: number): CharacterKind {
  if (codePoint > 0xffff) return classify(codePoint);
  const known = NAMES[(KINDS[codePoint] ?? 0) - 1];
  if (known !== undefined) return known;
  const kind = classify(codePoint);
  KINDS[codePoint] = NAMES.indexOf(kind) + 1;
  return kind;
}

/** Whether the UTF-16 unit at a place belongs to a word; false outside the text. */
export function isWordAt(text: string, place: number): boolean {
  return place >= 0 && place < text.length && kindOf(text.charCodeAt(place)) === 'word';
}

/** Whether a place between two units stands inside a word, so that cutting there would cut the word. */
export function cutsWord(text: string, place: number): boolean {
  return isWordAt(text, place) && isWordAt(text, place - 1);
}

export function isSpace(character: string): boolean {
  return /^\s$/.test(character);
}

const NAMES: readonly CharacterKind[] = ['separator', 'word', 'ideograph'];
/** Filled as characters are met: 0 is not known yet, else one more than the place in the names. */
const KINDS = new Uint8Array(0x10000);
const CONTENT = /^[\p{L}\p{N}\p{M}]$/u;

function classify(codePoint: number): CharacterKind {
  if (!CONTENT.test(String.fromCodePoint(codePoint))) return 'separator';
  return codePoint < 0x2e80 ? 'word' : 'ideograph';
}
