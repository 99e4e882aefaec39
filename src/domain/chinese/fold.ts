import { Converter } from 'opencc-js/t2cn';

/**
 * Spellings that mean the same become one (归一): NFKC (full-width forms, compatibility characters), lower case,
 * and traditional characters as simplified ones, a character at a time.
 * `ＰＣＴ專利` and `pct专利` fold to the same text. The length may change (`㎡` becomes `m2`).
 */
export function foldText(text: string): string {
  const normal = text.normalize('NFKC').toLowerCase();
  return isFolded(normal) ? normal : Array.from(normal, foldCharacter).join('');
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

/** Whether every character stays as it is: looking takes a tenth of the time that making the text anew would. */
function isFolded(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    if ((STAYS[unit] || learn(unit)) !== Stays.yes) return false;
  }
  return true;
}

const Stays = { yes: 1, no: 2 } as const;
/** Of UTF-16 units, filled as they are met; 0 is not known yet. Halves of characters do not stay: they must be looked at together. */
const STAYS = new Uint8Array(0x10000);

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const stays = (unit < 0xd800 || unit > 0xdfff) && foldCharacter(character) === character;
  return (STAYS[unit] = stays ? Stays.yes : Stays.no);
}

/** CJK ideographs begin here; what stands before them has no traditional form. */
const FIRST_IDEOGRAPH = '\u3400';
/** Bounded by the number of ideographs. */
const folded = new Map([['著', '著']]); // 著作权 is written so in simplified text too
const convert = Converter({ from: 't', to: 'cn' });
/** Twice: one variant becomes another traditional form first. */
const simplify = (character: string): string => convert(convert(character));
