import type { Problem } from '#domain/errors.ts';
import type { Token } from './lexer.ts';
import { CLOSING_BRACKET, DATE, type Place, RANGE_ORDER, RANGE_WORD, unexpected } from './problems.ts';
import { isBetween, isTerm } from './term.ts';
import { type Days, findDays } from './values.ts';

export type ReadRange =
  | { readonly ok: true; readonly days: Partial<Days>; /** The first token behind it. */ readonly next: number }
  | { readonly ok: false; readonly problem: Problem };

type End = Place & { readonly text: string };

/** `[2018-01 TO 2019-06]`, with `*` for an open end; 至, 到, `~` and a comma mean TO. `at` is the place of `[`. */
export function readRange(tokens: readonly Token[], at: number, end: Place): ReadRange {
  const close = tokens.findIndex(({ kind }, index) => index > at && kind === ']');
  const inside = tokens.slice(at + 1, close === -1 ? undefined : close).flatMap(splitWord);
  const behind = close === -1 ? undefined : tokens[close];
  const [from, between, to, more] = inside;
  const missing = (expected: typeof DATE, found: Piece | undefined): ReadRange => refused(found ?? behind ?? end, found?.text ?? behind?.kind, expected);
  if (from?.kind !== 'end') return missing(DATE, from);
  if (between?.kind !== 'between') return missing(RANGE_WORD, between);
  if (to?.kind !== 'end') return missing(DATE, to);
  if (more || close === -1) return missing(CLOSING_BRACKET, more);
  return daysFrom(from, to, close + 1);
}

type Piece = End & { readonly kind: 'end' | 'between' };

/** `2018-01至2019-06` is three pieces. */
function splitWord(token: Token): Piece[] {
  if (!isTerm(token)) return [{ ...token, text: token.kind, kind: token.kind === ',' ? 'between' : 'end' }];
  if (isBetween(token)) return [{ ...token, kind: 'between' }];
  const { start, text } = token;
  const characters = Array.from(text);
  const place = characters.findIndex((character) => /[至到~]/.test(character.normalize('NFKC')));
  if (place === -1 || token.kind === 'quoted') return [{ ...token, kind: 'end' }];
  const piece = (from: number, to: number, kind: Piece['kind']): Piece => ({ kind, start: start + from, end: start + to, text: characters.slice(from, to).join('') });
  return [piece(0, place, 'end'), piece(place, place + 1, 'between'), piece(place + 1, characters.length, 'end')].filter((each) => each.text !== '');
}

function daysFrom(from: End, to: End, next: number): ReadRange {
  const first = boundary(from);
  const last = boundary(to);
  if (!first) return refused(from, from.text, DATE);
  if (!last) return refused(to, to.text, DATE);
  if (first.from && last.to && first.from > last.to) return refused(to, to.text, RANGE_ORDER);
  return { ok: true, days: { ...(first.from && { from: first.from }), ...(last.to && { to: last.to }) }, next };
}

function boundary({ text }: End): Partial<Days> | undefined {
  return text === '*' ? {} : findDays(text);
}

function refused(place: Place, found: string | undefined, expected: typeof DATE): ReadRange {
  return { ok: false, problem: unexpected(place, found, expected) };
}
