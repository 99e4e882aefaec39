import { foldCharacter } from '../chinese/fold.ts';

/** Stands for a code point outside the basic plane, a lone surrogate included, so that one unit is one code point. */
const ASTRAL = '\ufffc';
const WIDE_SPACES = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;
const FIRST_IDEOGRAPH = 0x3400;
/** Variant signs that mean the same in a report. */
const SIGNS: Readonly<Record<string, string>> = {
  '–': '-', '—': '-', '―': '-', '−': '-', '～': '~', '〜': '~', '﹣': '-', '•': '·', '‧': '·', '・': '·',
  '﹪': '%', '℅': '%', '〈': '<', '〉': '>', '「': '“', '」': '”', '『': '“', '』': '”', '○': '〇', 'Ｏ': 'O',
};

/**
 * One code point as the reader's rules see it: exactly one UTF-16 unit. Full-width forms become ASCII, traditional
 * characters simplified ones (繁体、全角归一), kinds of blanks a space, control characters a space. The full-width
 * comma stays what it is: it parts clauses, never digits.
 */
export function foldPoint(point: number): string {
  return point > 0xffff ? ASTRAL : (folded[point] ??= fold(point));
}

/** What has been folded already, by code point; bounded by the signs there are. */
const folded: string[] = [];

function fold(point: number): string {
  if (point < 0x80) return point < 0x20 && point !== 9 ? ' ' : String.fromCharCode(point);
  if (point >= 0xd800 && point <= 0xdfff) return ASTRAL;
  if (point === 0xff0c) return '，';
  if (point >= 0xff01 && point <= 0xff5e) return String.fromCharCode(point - 0xfee0);
  const character = String.fromCharCode(point);
  if (point >= FIRST_IDEOGRAPH) return ideograph(character);
  return SIGNS[character] ?? (WIDE_SPACES.test(character) ? ' ' : character);
}

function ideograph(character: string): string {
  const simplified = foldCharacter(character);
  return simplified.length === 1 ? simplified : character;
}

/** Columns a folded character takes: two for Chinese characters and signs, else one. */
export function columnsOf(character: string): number {
  return character > '\u2e80' ? 2 : 1;
}

export const isLatinOrDigit = (character: string): boolean => /[A-Za-z0-9]/.test(character);

/** A stretch of text folded, code point by code point, for looking only: places in it are not places in the input. */
export function foldStretch(text: string): string {
  return Array.from(text, (character) => (character === '\n' ? '\n' : foldPoint(character.codePointAt(0) ?? 0))).join('');
}
