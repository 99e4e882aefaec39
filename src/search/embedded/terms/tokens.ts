import { isSurrogate, UnitKind, unitKind } from './units.ts';

/** Takes the tokens of a text: glyphs and signs by key, words as they are written. The same token may come again. */
export interface TokenSink {
  glyph(key: number): void;
  word(word: string): void;
}

/** The key of a glyph or sign alone (单字). */
export const singleKey = (unit: number): number => unit;

/** The key of two glyphs side by side (双字). Greater than the keys of single ones. */
export const pairKey = (left: number, right: number): number => left * 0x10000 + right;

export const isPair = (key: number): boolean => key > 0xffff;

/**
 * Gives the tokens of a folded text to a sink (切分): each glyph and sign alone, each two glyphs that touch, each word.
 * A phrase's glyphs and pairs are among the tokens of every text in which it stands: nothing is missed.
 */
export function tokenise(text: string, sink: TokenSink): void {
  let wordStart = -1;
  let glyph = 0;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    const kind = unitKind(unit);
    if (kind === UnitKind.word) {
      if (wordStart === -1) wordStart = place;
      glyph = 0;
      continue;
    }
    if (wordStart !== -1) sink.word(text.slice(wordStart, place));
    wordStart = -1;
    if (kind === UnitKind.glyph && glyph !== 0) sink.glyph(pairKey(glyph, unit));
    if (kind !== UnitKind.space && !isSurrogate(unit)) sink.glyph(singleKey(unit));
    glyph = kind === UnitKind.glyph ? unit : 0;
  }
  if (wordStart !== -1) sink.word(text.slice(wordStart));
}
