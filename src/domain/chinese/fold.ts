import { Converter } from 'opencc-js/t2cn';

/**
 * Spellings that mean the same become one (归一): NFKC (full-width forms, compatibility characters), lower case,
 * and traditional characters as simplified ones, a character at a time.
 * `ＰＣＴ專利` and `pct专利` fold to the same text. The length may change (`㎡` becomes `m2`).
 */
export function foldText(text: string): string {
  const normal = text.normalize('NFKC').toLowerCase();
  return PLAIN.test(normal) ? normal : Array.from(normal, foldCharacter).join('');
}

/** One code point as its simplified character (简体); one that is no traditional character stays as it is. */
export function foldCharacter(character: string): string {
  if (character < FIRST_IDEOGRAPH) return character;
  const known = folded.get(character);
  if (known !== undefined) return known;
  const simplified = simplify(character);
  folded.set(character, simplified);
  return simplified;
}

/** CJK ideographs begin here; what stands before them has no traditional form. */
const FIRST_IDEOGRAPH = '\u3400';
// oxlint-disable-next-line no-control-regex -- NUL is the first of the characters that need no folding
const PLAIN = /^[\u0000-\u33ff]*$/;
/** Bounded by the number of ideographs. */
const folded = new Map([['著', '著']]); // 著作权 is written so in simplified text too
const convert = Converter({ from: 't', to: 'cn' });
/** Twice: one variant becomes another traditional form first. */
const simplify = (character: string): string => convert(convert(character));
