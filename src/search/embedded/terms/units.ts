import { kindOf } from '../../characters.ts';

/**
 * What a UTF-16 unit of a folded text is to the index: part of a word, a glyph that stands for itself (an ideograph, or
 * half of a character beyond the basic plane), a sign (punctuation, symbols), or white space.
 */
export const UnitKind = { word: 1, glyph: 2, sign: 3, space: 4 } as const;
type UnitKind = (typeof UnitKind)[keyof typeof UnitKind];

export function unitKind(unit: number): UnitKind {
  const known = KINDS[unit] ?? 0;
  return known === 0 ? learn(unit) : (known as UnitKind);
}

export const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Filled as units are met; 0 is not known yet. */
const KINDS = new Uint8Array(0x10000);

function learn(unit: number): UnitKind {
  const kind = classify(unit);
  KINDS[unit] = kind;
  return kind;
}

function classify(unit: number): UnitKind {
  if (isSurrogate(unit)) return UnitKind.glyph;
  const kind = kindOf(unit);
  if (kind !== 'separator') return kind === 'word' ? UnitKind.word : UnitKind.glyph;
  return /\s/.test(String.fromCharCode(unit)) ? UnitKind.space : UnitKind.sign;
}
