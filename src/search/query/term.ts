import { foldText } from '#domain/chinese/fold.ts';
import { kindOf } from '../characters.ts';
import { normalParts } from './build.ts';
import type { Term, Token } from './lexer.ts';
import type { PhrasePart } from './query.ts';

export type Operator = 'and' | 'or' | 'not';

const OPERATORS: Readonly<Record<string, Operator>> = { AND: 'and', OR: 'or', NOT: 'not', 与: 'and', 與: 'and', 或: 'or', 非: 'not' };

/** How close two terms must stand (邻近). */
export interface Proximity {
  readonly within: number;
  readonly ordered: boolean;
}

const NEAR = /^(?:(NEAR|ADJ|[NW])\/?(\d{1,6})?|(\d{1,6})(N|W))$/;
/** Between NEAR's terms when no number is given; ADJ's terms stand side by side. */
const NEAR_DISTANCE = 5;

export function isTerm(token: Token | undefined): token is Term {
  return token?.kind === 'word' || token?.kind === 'quoted';
}

/** A word that is neither quoted nor escaped means what the language says. */
export function plainWord(token: Token | undefined): string | undefined {
  return token?.kind === 'word' && !token.escaped ? token.text.normalize('NFKC').toUpperCase() : undefined;
}

const BETWEEN: ReadonlySet<string> = new Set(['TO', '至', '到', '~', '-']);

/** The word between the ends of a range. */
export function isBetween(token: Token | undefined): boolean {
  return BETWEEN.has(plainWord(token) ?? '');
}

export function operatorOf(token: Token | undefined): Operator | undefined {
  const word = plainWord(token);
  return word === undefined ? undefined : OPERATORS[word];
}

/** `NEAR/5`, `NEAR`, `ADJ/2`, `N/5`, `W/5`, and as some searchers write it `5N`, `5W` (in this order). */
export function proximityOf(token: Token | undefined): Proximity | undefined {
  const [whole, name, distance, count, letter] = NEAR.exec(plainWord(token) ?? '') ?? [];
  if (whole === undefined || whole === 'N' || whole === 'W') return undefined;
  const ordered = name === 'ADJ' || name === 'W' || letter === 'W';
  const number = distance ?? count;
  if (number !== undefined) return { within: Number(number), ordered };
  return { within: ordered ? 0 : NEAR_DISTANCE, ordered };
}

/** The folded phrase of a term; undefined where it has no character, letter or digit to look for. */
export function phraseOf({ parts }: Pick<Term, 'parts'>): readonly PhrasePart[] | undefined {
  const folded = normalParts(parts).map((part) => ('text' in part ? { text: foldText(part.text) } : part));
  const normal = normalParts(folded);
  return normal.some((part) => 'text' in part && hasContent(part.text)) ? normal : undefined;
}

export function hasContent(text: string): boolean {
  return Array.from(text).some((character) => kindOf(character.codePointAt(0) ?? 0) !== 'separator');
}
